// What somebody typed: whether this person may, whether the update is honest, and which threads moved with it.
import type { z } from 'zod';
import { anchorAt, resolve } from '../../shared/article/anchor.ts';
import { type FlatArticle, flatArticle } from '../../shared/article/flat-article.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { requests } from '../../shared/protocol.ts';
import type { Fact } from '../../shared/review/events.ts';
import { can } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { isOpen, type Thread } from '../../shared/review/thread.ts';
import { judgeTogether } from './guard.ts';
import type { GuardReason } from './guard-reason.ts';
import type { Added, LiveDraft } from './live-draft.ts';
import type { Range } from './read-update.ts';
import { Shadow } from './shadow.ts';

export type Typed = Omit<z.output<(typeof requests)['draft.update']>, 'draftId'>;
export type Edit = Pick<Typed, 'moved'> & { readonly updates: readonly Uint8Array[] };
type Moved = Typed['moved'][number];

/** A thread on the move and the words that it must be found on. */
type Moving = { readonly thread: Thread; readonly anchor: Moved['anchor']; readonly words: string };

/** `update` is exactly what is new, and `inserted` its units; null when the server has all of it. */
export type Accepted = {
  readonly update: Uint8Array | null;
  readonly inserted: readonly Range[];
  /** What it is when it only adds. */
  readonly added: Added | null;
  readonly moving: readonly Moving[];
};

/** `why` is the guard's; null when it was not for the guard to say. */
export type TurnedAway = { readonly refusal: Refusal; readonly why: GuardReason | null };

/** Several edits of one hand as one; null when it is one already, or threads moved with some of them. */
export function asOne(typed: readonly Typed[]): Edit | null {
  if (typed.length < 2 || typed.some(({ moved }) => moved.length > 0)) return null;
  return { updates: typed.map(({ update }) => update), moved: [] };
}

export function acceptUpdate(
  live: LiveDraft,
  person: Person,
  session: string,
  { updates, moved }: Edit,
): Accepted | TurnedAway {
  const may = can(person, 'article.edit', live.draft);
  const mayWrite = (id: number): boolean => live.claims.mayWrite(session, id);
  // The shadow keeps what it let through, which must then be applied.
  const shadow = may.ok ? live.shadow : new Shadow(live.doc);
  const verdict = judgeTogether(live.doc, updates, mayWrite, shadow);
  // What is here already was typed while it was allowed; only its acknowledgement got lost.
  if (verdict.verdict === 'known') return { update: null, inserted: [], added: null, moving: [] };
  if (!may.ok) return { refusal: refuse('forbidden', may.because), why: null };
  if (verdict.verdict === 'refused') {
    const { why } = verdict;
    const code = why === 'too-large' ? 'too-large' : 'update-refused';
    return { refusal: refuse(code, `The server cannot take this edit (${why}).`), why };
  }
  const { update, inserted, typed, deleted } = verdict;
  const added = deleted.length > 0 ? null : { by: inserted.map(({ client }) => client), typed };
  return { update, inserted, added, moving: movingOf(live, moved) };
}

/** Where moved threads were, so that they are only ever found on the same words; asked before the edit is applied. */
function movingOf(live: LiveDraft, moved: readonly Moved[]): readonly Moving[] {
  return moved.flatMap(({ thread: id, anchor }) => {
    const thread = live.review.threads.find((one) => one.id === id);
    const words = thread && isOpen(thread) ? live.wordsOf(thread) : null;
    return thread && words !== null ? [{ thread, anchor, words }] : [];
  });
}

/**
 * The moves that are true, now that the edit is applied. The quote stays: it is what the thread was raised on. The words
 * must have come with this very edit and stand where they were no more: no flag is carried off to words that read alike.
 */
export function movedFacts(live: LiveDraft, { moving, inserted }: Accepted): readonly Fact[] {
  if (moving.length === 0) return [];
  const flat = flatArticle(live.article);
  return moving.flatMap(({ thread, anchor, words }) => {
    const place = resolve(live.article, anchor, flat);
    if (place.state !== 'placed' || place.words !== words || !thread.anchor) return [];
    const now = resolve(live.article, thread.anchor, flat);
    if (now.state === 'placed' && now.from !== place.from) return [];
    const there = isNew(flat, place, inserted) && anchorAt(live.article, place.from, place.to);
    if (!there || isSameSpot(there.tight, thread.anchor.tight)) return [];
    const payload = { anchor: { ...there, quote: thread.anchor.quote } };
    return [{ type: 'thread.moved' as const, thread: thread.id, payload }];
  });
}

/** Whether some of the words from one offset to another are among the units inserted. */
function isNew(
  flat: FlatArticle,
  { from, to }: { readonly from: number; readonly to: number },
  inserted: readonly Range[],
): boolean {
  return [...flat.starts].some(([{ id, deleted, length }, start]) => {
    if (deleted || start >= to || start + length <= from) return false;
    const [first, last] = [id.clock + Math.max(0, from - start), id.clock + Math.min(length, to - start)];
    return inserted.some(
      (run) => run.client === id.client && run.clock < last && run.clock + run.length > first,
    );
  });
}

function isSameSpot(a: Moved['anchor']['tight'], b: Moved['anchor']['tight']): boolean {
  return a.every((unit, at) => unit.client === b[at]?.client && unit.clock === b[at]?.clock);
}
