// Drafts that this page has open, and those that somebody has left while their last words are still on the way: two windows
// never share one seat.
import type { DraftId } from '../../shared/review/draft.ts';
import { canSave, type Wire } from './connection.ts';
import type { Kept } from './draft-state.ts';

const open = new WeakMap<Wire, Map<DraftId, number>>();

/** Whether this page has the draft on the screen. */
export function isOpenHere(wire: Wire, id: DraftId): boolean {
  return (open.get(wire)?.get(id) ?? 0) > 0;
}

/** Notes that a draft is on the screen, until the answer is called. */
export function noteOpen(wire: Wire, id: DraftId): () => void {
  const all = open.get(wire) ?? new Map<DraftId, number>();
  open.set(wire, all);
  const count = (by: number): void => void all.set(id, (all.get(id) ?? 0) + by);
  count(1);
  return () => count(-1);
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
