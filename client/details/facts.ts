// What is decided about a draft beside its stage, as a form holds it, and the commands that a changed form asks for.
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Desk, PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';

export type Facts = Pick<Card, 'id' | 'slug' | 'owner' | 'desk' | 'deadline' | 'embargo' | 'stage'>;

/** Moments in local time, as the browser's own field writes them; empty for none. */
export type Form = {
  readonly slug: string;
  readonly owner: PersonId;
  readonly desk: Desk;
  readonly deadline: string;
  readonly embargo: string;
  /** Why an embargo that stands is lifted, or brought nearer. */
  readonly reason: string;
};

/** One command, ready to be asked. */
export type Deed<N extends CommandName = CommandName> = {
  [K in N]: { readonly name: K; readonly payload: CommandInput<K> };
}[N];

export function formOf(facts: Facts): Form {
  return {
    slug: facts.slug,
    owner: facts.owner,
    desk: facts.desk,
    deadline: localOf(facts.deadline),
    embargo: localOf(facts.embargo),
    reason: '',
  };
}

/** Only what differs: what others changed meanwhile is not changed back. */
export function deedsOf(facts: Facts, form: Form): readonly Deed[] {
  const draftId = facts.id;
  const now = formOf(facts);
  const deeds: Deed[] = [];
  const slug = form.slug.trim();
  if (slug !== now.slug) deeds.push({ name: 'draft.rename', payload: { draftId, slug } });
  if (form.owner !== now.owner) deeds.push({ name: 'draft.assign', payload: { draftId, owner: form.owner } });
  if (form.desk !== now.desk) deeds.push({ name: 'draft.transfer', payload: { draftId, desk: form.desk } });
  if (form.deadline !== now.deadline)
    deeds.push({ name: 'deadline.move', payload: { draftId, deadline: isoOf(form.deadline) } });
  return form.embargo === now.embargo ? deeds : [...deeds, embargoDeed(draftId, form)];
}

/** An embargo that stands is not shortened in passing: whoever does says why. */
export function shortens(facts: Facts, form: Form, now: number): boolean {
  const until = facts.embargo === null ? 0 : Date.parse(facts.embargo);
  if (until <= now || form.embargo === localOf(facts.embargo)) return false;
  return form.embargo === '' || new Date(form.embargo).getTime() < until;
}

/** What is wrong with the form itself; null for nothing. */
export function problemOf(facts: Facts, form: Form, now: number): string | null {
  if (form.slug.trim() === '') return 'A draft needs a slug: write one.';
  if (shortens(facts, form, now) && form.reason.trim() === '')
    return 'Say why the embargo is shortened or lifted.';
  return null;
}

function embargoDeed(draftId: Facts['id'], form: Form): Deed {
  const reason = form.reason.trim() || null;
  const until = isoOf(form.embargo);
  return until === null
    ? { name: 'embargo.lift', payload: { draftId, reason } }
    : { name: 'embargo.place', payload: { draftId, until, reason } };
}

function isoOf(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

function localOf(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
