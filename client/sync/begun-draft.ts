// The draft that the page's address leads to: opened before the page is drawn, so that it is drawn once and not twice.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Wire } from './connection.ts';
import type { OpenDraft } from './open-draft.ts';

/** What nobody takes within this is left again, in milliseconds. */
const TAKEN_WITHIN = 10_000;

/** Lines on which the page has opened a draft itself: a second copy would give up the first one's seat when it is left. */
const drawn = new WeakSet<Wire>();

let begun: { readonly draft: OpenDraft; readonly wire: Wire; readonly leaving: Timer } | null = null;

type Timer = ReturnType<typeof setTimeout>;

/** Opens it, unless the page has opened one itself meanwhile. */
export function beginDraft(wire: Wire, open: () => OpenDraft): OpenDraft | null {
  if (drawn.has(wire)) return null;
  const draft = open();
  const leaving = setTimeout(() => leaveBegun(draft), TAKEN_WITHIN);
  begun = { draft, wire, leaving };
  return draft;
}

/** It is about to be shown: whoever is to take it may take their time. */
export function holdBegun(draft: OpenDraft): void {
  if (begun?.draft === draft) clearTimeout(begun.leaving);
}

/** Unless somebody took it. */
export function leaveBegun(draft: OpenDraft): void {
  if (begun?.draft === draft) takeBegun(draft.id, begun.wire)?.close();
}

/** Null when no such draft was begun, or it was taken or left. */
export function begunDraft(id: DraftId, wire: Wire): OpenDraft | null {
  return begun?.draft.id === id && begun.wire === wire ? begun.draft : null;
}

/** For the page that is drawn now. Whoever takes it leaves it, too. */
export function takeBegun(id: DraftId, wire: Wire): OpenDraft | null {
  drawn.add(wire);
  const draft = begunDraft(id, wire);
  if (draft) begun = null;
  return draft;
}
