// The draft that the page's address leads to: opened before the page is drawn, so that it is drawn once and not twice.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Wire } from './connection.ts';
import type { Keep } from './keep.ts';
import { OpenDraft } from './open-draft.ts';

/** What nobody takes within this is left again, in milliseconds. */
const TAKEN_WITHIN = 10_000;

/** Lines on which the page has opened a draft itself: a second copy would give up the first one's seat when it is left. */
const drawn = new WeakSet<Wire>();

let begun: { readonly draft: OpenDraft; readonly wire: Wire } | null = null;

/** Resolves when what the device has of the draft is there. */
export async function beginDraft(id: DraftId, wire: Wire, keep: Keep | null): Promise<void> {
  if (drawn.has(wire)) return;
  const draft = new OpenDraft(id, wire, { keep });
  begun = { draft, wire };
  setTimeout(() => takeBegun(id, wire)?.close(), TAKEN_WITHIN);
  await draft.restored;
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
