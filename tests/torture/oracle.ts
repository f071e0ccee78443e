// What everybody knows of what they did, kept outside of the server: sent when, acknowledged when, and what was shown.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Asked, Frame } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';

/** One edit: a mark that was typed. `cut` is the edit that took it away again. */
export type Edit = {
  readonly id: string;
  readonly person: PersonId;
  readonly draft: DraftId;
  readonly sentAt: number;
  ackedAt: number | null;
  cut: { readonly sentAt: number; ackedAt: number | null } | null;
};

/** One command. Its id stands in the words that it carries. */
export type Command = {
  readonly id: string;
  readonly person: PersonId;
  readonly sentAt: number;
  /** Each time it was sent; all of them must be the same. */
  readonly answers: Asked[];
};

/** What somebody was shown of a draft. */
export type Shown = {
  readonly draft: DraftId;
  readonly update: Uint8Array | null;
  readonly events: readonly ReviewEvent[];
};

export class Oracle {
  readonly edits: Edit[] = [];
  readonly commands: Command[] = [];
  /** Since it was last compared with the disk. */
  #shown: Shown[] = [];
  #cards: Card[] = [];
  #marks = 0;
  readonly #series: string;

  /** Where several keep notes of one newsroom, each has a series of marks of their own: a digit. */
  constructor(series = '') {
    this.#series = series;
  }

  get acknowledged(): number {
    const typed = this.edits.filter(({ ackedAt }) => ackedAt !== null).length;
    const cut = this.edits.filter((edit) => edit.cut?.ackedAt).length;
    return typed + cut + this.commands.filter(({ answers }) => answers.length > 0).length;
  }

  /** A mark that stands nowhere else; to be typed as it is. */
  mark(): string {
    this.#marks += 1;
    return `<${this.#series}${this.#marks}>`;
  }

  types(id: string, person: PersonId, draft: DraftId): Edit {
    const edit: Edit = { id, person, draft, sentAt: Date.now(), ackedAt: null, cut: null };
    this.edits.push(edit);
    return edit;
  }

  asks(id: string, person: PersonId): Command {
    const command: Command = { id, person, sentAt: Date.now(), answers: [] };
    this.commands.push(command);
    return command;
  }

  isShown({ draftId, update, events }: Pick<Frame, 'draftId' | 'update' | 'events'>): void {
    this.#shown.push({ draft: draftId, update, events });
  }

  isShownCards(cards: readonly Card[]): void {
    this.#cards.push(...cards);
  }

  /** What was shown since the last time, which then is over. */
  takeShown(): { readonly shown: readonly Shown[]; readonly cards: readonly Card[] } {
    const taken = { shown: this.#shown, cards: this.#cards };
    this.#shown = [];
    this.#cards = [];
    return taken;
  }
}
