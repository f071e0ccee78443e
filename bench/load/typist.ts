// Somebody's keys, typed into a real Yjs document beforehand: one update a key, as fingers make them.
import * as Y from 'yjs';
import type { Chance } from './chance.ts';
import { word } from './prose.ts';

/** Where typists put themselves down: in a word here, in another there. */
const MOVES_ABOUT = 0.05;

type Of = {
  /** The document's state before they begin, and where in it they type. */
  readonly base: Uint8Array;
  readonly textOf: (doc: Y.Doc) => Y.Text;
  readonly client: number;
  readonly chance: Chance;
};

export class Typist {
  readonly client: number;
  readonly #chance: Chance;
  readonly #doc = new Y.Doc();
  readonly #text: Y.Text;
  readonly #updates: Uint8Array[] = [];
  /** By the clock of the key: when it was sent, in milliseconds of this process. */
  readonly sentAt: number[] = [];
  #at: number;
  #word = '';
  /** When the next key is due. */
  due = 0;
  /** How many keys of theirs somebody else has, at least. */
  seen = 0;

  constructor({ base, textOf, client, chance }: Of) {
    this.client = client;
    this.#chance = chance;
    this.#doc.clientID = client;
    Y.applyUpdate(this.#doc, base);
    this.#text = textOf(this.#doc);
    this.#at = this.#somewhere();
    this.#doc.on('update', (update: Uint8Array) => this.#updates.push(update));
  }

  /** Types so many keys more, to be sent later. */
  prepare(keys: number): void {
    for (let left = keys; left > 0; left -= 1) {
      if (this.#word === '') this.#begin();
      this.#text.insert(this.#at++, this.#word[0] ?? ' ');
      this.#word = this.#word.slice(1);
    }
  }

  /** The next key, noted as sent now; null when all that was prepared is. */
  key(): Uint8Array | null {
    const update = this.#updates[this.sentAt.length];
    if (update) this.sentAt.push(performance.now());
    return update ?? null;
  }

  /** How many keys wait to be sent. */
  get left(): number {
    return this.#updates.length - this.sentAt.length;
  }

  #begin(): void {
    this.#word = `${word(this.#chance)} `;
    if (this.#chance.next() < MOVES_ABOUT) this.#at = this.#somewhere();
  }

  /** Never before the first unit, where an article has its first marker. */
  #somewhere(): number {
    return 1 + this.#chance.below(Math.max(1, this.#text.length - 1));
  }
}
