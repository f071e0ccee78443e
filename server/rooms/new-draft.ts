// A draft's beginning: what was brought in is read, and the draft is built of it. Both take their time, so neither is an
// effect: nothing is anybody's before it is asked, once more, whether it may be.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import { can, type Verdict } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { readable } from '../../shared/review/visible.ts';
import { createDraft } from '../commands/draft-create.ts';
import { duplicateDraft, type Original } from '../commands/draft-duplicate.ts';
import type { Brought, ReadIn, Reads } from '../import/brought.ts';
import { readIn } from '../import/read-in.ts';
import type { Clock } from '../people.ts';
import { drawClientId, drawName, type Random } from './chance.ts';
import { type Written, writeFirst } from './first-entries.ts';
import { LiveDraft } from './live-draft.ts';
import { NO_DRAFT } from './refusals.ts';

/** A draft that is whole, and not on disk. */
export type Built = {
  readonly live: LiveDraft;
  readonly written: readonly Written[];
  readonly remarks: readonly string[];
};

type Making = { readonly id: DraftId; readonly person: Person; readonly headline: string };

/** What a draft is to begin with. */
export type Plan = {
  readonly may: (person: Person) => Refusal | null;
  /** What its article is read from; null for an empty one. */
  readonly brought: Brought | null;
  readonly facts: (making: Making) => readonly Fact[];
};

type Parts = {
  readonly clock: Clock;
  readonly random: Random;
  /** Runs an act as soon as what runs now is done. */
  readonly soon: (act: () => void) => void;
};

export function planDraft(payload: CommandPayload<'draft.create'>): Plan {
  const { content } = payload;
  return {
    may: (person) => refusalOf(can(person, 'draft.create', null)),
    brought: content.format === 'empty' ? null : content,
    facts: (making) => [createDraft(making, payload)],
  };
}

/** A copy of another draft: its words are typed anew, so nothing in it is bound to the other one. */
export function planCopy({ draft, blocks }: Original, clock: Pick<Clock, 'now'>): Plan {
  return {
    may: (person) => (readable(draft, person) ? refusalOf(can(person, 'draft.duplicate', draft)) : NO_DRAFT),
    brought: { format: 'blocks', blocks },
    facts: ({ id, person }) => duplicateDraft({ id, person, now: clock.now() }, draft),
  };
}

/** The article is written under a client id of its own, which is then that of whoever made the draft. */
export function readPlan(
  by: PersonId,
  { brought }: Plan,
  { reads, random }: { readonly reads: Reads; readonly random: Random },
): Promise<ReadIn | Refusal> {
  const clientId = drawClientId(random);
  return brought ? reads.read(by, brought, clientId) : readIn(null, clientId);
}

export async function buildDraft(
  person: Person,
  plan: Plan,
  { headline, remarks, ...read }: ReadIn,
  { clock, random, soon }: Parts,
): Promise<Built> {
  const id = draftIdSchema.parse(drawName(random));
  const facts = plan.facts({ id, person, headline });
  const live = new LiveDraft(id, drawName(random));
  const at = new Date(clock.now()).toISOString();
  const turn = (): Promise<void> => new Promise((resolve) => soon(resolve));
  const written = await writeFirst(live, { facts, ...read }, { by: person.id, at, random, turn });
  return { live, written, remarks };
}

function refusalOf(may: Verdict): Refusal | null {
  return may.ok ? null : refuse('forbidden', may.because);
}
