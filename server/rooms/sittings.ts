// To which drafts each session came: whoever goes is looked for where they were, not in every room of the house.
import type { DraftId } from '../../shared/review/draft.ts';

export class Sittings {
  readonly #drafts = new Map<string, Set<DraftId>>();

  comes(session: string, draftId: DraftId): void {
    const drafts = this.#drafts.get(session) ?? new Set();
    this.#drafts.set(session, drafts.add(draftId));
  }

  leaves(session: string, draftId: DraftId): void {
    const drafts = this.#drafts.get(session);
    drafts?.delete(draftId);
    if (drafts?.size === 0) this.#drafts.delete(session);
  }

  /** Where it sits, or did until the room was lost. */
  of(session: string): readonly DraftId[] {
    return [...(this.#drafts.get(session) ?? [])];
  }
}
