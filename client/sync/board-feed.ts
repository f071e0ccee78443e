// The board as the server tells it: all cards, and who is in which draft.

import { type DonePage, oldestDone } from '../../shared/board.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Told } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import { Cell } from './cell.ts';
import type { Wire } from './connection.ts';
import type { Keep } from './keep.ts';

export type Board =
  | { readonly phase: 'joining' }
  | {
      readonly phase: 'open';
      readonly cards: readonly Card[];
      /** How many published and spiked drafts are not here: older ones, to be asked for. */
      readonly more: number;
      readonly people: readonly Person[];
      /** The people in a draft now, by draft id. */
      readonly present: Readonly<Record<string, readonly PersonId[]>>;
    };

/** How soon a change of the board is on this device, in milliseconds. */
const KEEP_AFTER = 1_000;

export class BoardFeed {
  readonly board = new Cell<Board>({ phase: 'joining' });
  readonly #wire: Wire;
  readonly #keep: Keep | null;
  readonly #stops: (() => void)[];
  /** Resolves when what the device has of the board is there. */
  readonly restored: Promise<void>;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(wire: Wire, keep: Keep | null = null) {
    this.#wire = wire;
    this.#keep = keep;
    this.#stops = [
      wire.on('board.changed', (change) => this.#onChange(change)),
      wire.on('people.changed', ({ people }) => this.#patch({ people })),
      wire.line.subscribe(() => void this.#join()),
      this.board.subscribe(() => this.#keepSoon()),
    ];
    void this.#join();
    this.restored = this.#showCopy();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** As last seen on this device, until the server tells. Who is where is known to nobody then. */
  async #showCopy(): Promise<void> {
    const copy = await this.#keep?.boardCopy().catch(() => null);
    if (copy && this.board.get().phase === 'joining')
      this.board.set({ phase: 'open', ...copy, more: 0, present: {} });
  }

  #keepSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const board = this.board.get();
      if (board.phase === 'open') void this.#keep?.writeBoard({ cards: board.cards, people: board.people });
    }, KEEP_AFTER);
  }

  async #join(): Promise<void> {
    if (this.#wire.line.get() !== 'online') return;
    try {
      const answer = await this.#wire.request('board.join', {});
      if (answer.ok)
        this.board.set({
          phase: 'open',
          cards: answer.cards,
          more: answer.more,
          people: answer.people,
          present: answer.present,
        });
    } catch {
      // The line broke; coming back online joins again.
    }
  }

  /** The next page of what is done. False when the server did not answer. */
  async askOlder(): Promise<boolean> {
    const board = this.board.get();
    const last = board.phase === 'open' ? oldestDone(board.cards) : null;
    if (!last) return true;
    try {
      const { changedAt, id } = last;
      const answer = await fetch(`/api/board/done?${new URLSearchParams({ changedAt, id })}`);
      if (!answer.ok) return false;
      this.#addOlder((await answer.json()) as DonePage);
      return true;
    } catch {
      return false;
    }
  }

  /** What the line told meanwhile is newer. */
  #addOlder({ cards, more }: DonePage): void {
    const board = this.board.get();
    if (board.phase !== 'open') return;
    const known = new Set(board.cards.map(({ id }) => id));
    this.#patch({ cards: [...board.cards, ...cards.filter(({ id }) => !known.has(id))], more });
  }

  #onChange(change: Told['board.changed']): void {
    const board = this.board.get();
    if (board.phase !== 'open') return;
    const changed = new Map(change.cards.map((card) => [card.id, card]));
    const kept = board.cards.filter((card) => !changed.has(card.id));
    const newer = board.cards.filter(
      (card) => (changed.get(card.id)?.seq ?? -1) < card.seq && changed.has(card.id),
    );
    for (const card of newer) changed.set(card.id, card);
    const present = change.present ?? board.present;
    this.#patch({ cards: [...kept, ...changed.values()], present });
  }

  #patch(change: Partial<Extract<Board, { phase: 'open' }>>): void {
    const board = this.board.get();
    if (board.phase === 'open') this.board.set({ ...board, ...change });
  }
}
