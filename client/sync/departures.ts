// Drafts that this page has open, and those that somebody has left while their last words are still on the way: two windows
// never share one seat.
import type { DraftId } from '../../shared/review/draft.ts';
import { canSave, type Wire } from './connection.ts';
import type { Kept } from './draft-state.ts';

/** Takes over what dead windows on the same draft have left. */
type TakeOver = () => Promise<void>;

const open = new WeakMap<Wire, Map<DraftId, TakeOver>>();

/** What takes over for a draft that this page has on the screen; null when it has not. */
export function openHere(wire: Wire, id: DraftId): TakeOver | null {
  return open.get(wire)?.get(id) ?? null;
}

/** Notes that a draft is on the screen, until the answer is called. */
export function noteOpen(wire: Wire, id: DraftId, takeOver: TakeOver): () => void {
  const all = open.get(wire) ?? new Map<DraftId, TakeOver>();
  open.set(wire, all);
  all.set(id, takeOver);
  return () => {
    if (all.get(id) === takeOver) all.delete(id);
  };
}

const leaving = new WeakMap<Wire, Map<DraftId, Promise<Kept | null>>>();

/** Resolves when the one who leaves is gone, with the words that the server refused meanwhile. */
export function leavingOf(wire: Wire, id: DraftId): Promise<Kept | null> | null {
  return leaving.get(wire)?.get(id) ?? null;
}

export function noteLeaving(wire: Wire, id: DraftId, gone: Promise<Kept | null>): void {
  const all = leaving.get(wire) ?? new Map<DraftId, Promise<Kept | null>>();
  leaving.set(wire, all);
  all.set(id, gone);
  void gone.finally(() => {
    if (all.get(id) === gone) all.delete(id);
  });
}

/** Resolves when nothing can be saved any more: whoever leaves need not wait for it. */
export function untilShut(wire: Wire): Promise<void> {
  return new Promise((resolve) => {
    const stops = [wire.line, wire.disk].map((cell) => cell.subscribe(() => look()));
    const look = (): void => {
      if (canSave(wire)) return;
      for (const stop of stops) stop();
      resolve();
    };
    look();
  });
}

type Holder = { readonly wouldLoseWords: boolean };

const holders = new WeakMap<Wire, Set<Holder>>();

/** Notes somebody who holds words, on the screen or on their way out of it, until the answer is called. */
export function noteHolder(wire: Wire, holder: Holder): () => void {
  const all = holders.get(wire) ?? new Set();
  holders.set(wire, all.add(holder));
  return () => all.delete(holder);
}

/** Whether words would be lost if the page went away now. */
export function wouldLoseWords(wire: Wire): boolean {
  return [...(holders.get(wire) ?? [])].some((holder) => holder.wouldLoseWords);
}
