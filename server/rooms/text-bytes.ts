// A whole text as the bytes of one update, that takes in what is written on without a document being made: each client's new
// structs stand behind those it has.
import * as Y from 'yjs';
import { appendUpdate } from './append-update.ts';
import { joinStructs } from './join-structs.ts';
import { type Range, readUpdate, type Struct } from './read-update.ts';
import { layOut, type Update, withoutStructs } from './update-layout.ts';
import { writeUpdate } from './write-update.ts';

export class TextBytes {
  #bytes: Uint8Array;
  /** As it was last looked at. */
  #laidOut: Update;
  /** The first clock of each client that is not there. */
  readonly #next: Map<number, number>;
  /** What was taken in and is not in the bytes yet. */
  #structs = new Map<number, Struct[]>();
  #deletions: Range[] = [];

  private constructor(whole: Update) {
    this.#bytes = whole.bytes;
    this.#laidOut = whole;
    this.#next = new Map([...whole.sections].map(([client, { next }]) => [client, next]));
  }

  /** Null when only a document can tell what the bytes hold. */
  static of(state: Uint8Array): TextBytes | null {
    const whole = layOut(state);
    if (!whole) return null;
    for (const { clock } of whole.sections.values()) if (clock !== 0) return null;
    return new TextBytes(whole);
  }

  get bytes(): Uint8Array {
    if (this.#structs.size > 0 || this.#deletions.length > 0) {
      const later = laidOut(writeUpdate(joinStructs(this.#structs), this.#deletions));
      this.#bytes = appendUpdate(this.#layOut(this.#bytes), later);
      this.#structs = new Map();
      this.#deletions = [];
    }
    return this.#bytes;
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#next);
  }

  /** All that is deleted, as one update. */
  get deletions(): Uint8Array {
    return withoutStructs(this.#layOut(this.bytes));
  }

  /**
   * Takes in what continues the text and names only what is there; says whether it did. What it did not take it may have taken
   * in part: nobody is hurt who puts the whole of it to a document.
   */
  take(update: Uint8Array): boolean {
    const read = readUpdate(update);
    if ('verdict' in read) return false;
    return read.structs.every((struct) => this.#take(struct)) && this.#takeDeletions(read.deletions);
  }

  #layOut(bytes: Uint8Array): Update {
    if (this.#laidOut.bytes !== bytes) this.#laidOut = laidOut(bytes);
    return this.#laidOut;
  }

  #take(struct: Struct): boolean {
    const { client, clock } = struct.id;
    if (clock !== this.#reached(client) || !this.#hasNeighbours(struct)) return false;
    this.#next.set(client, clock + struct.length);
    const line = this.#structs.get(client);
    if (line) line.push(struct);
    else this.#structs.set(client, [struct]);
    return true;
  }

  #hasNeighbours(struct: Struct): boolean {
    if (struct instanceof Y.GC) return true;
    const { origin, rightOrigin, parent } = struct;
    return this.#has(origin) && this.#has(rightOrigin) && (!(parent instanceof Y.ID) || this.#has(parent));
  }

  #has(id: Y.ID | null): boolean {
    return id === null || id.clock < this.#reached(id.client);
  }

  #takeDeletions(deletions: readonly Range[]): boolean {
    for (const range of deletions) {
      if (range.clock + range.length > this.#reached(range.client)) return false;
      this.#deletions.push(range);
    }
    return true;
  }

  #reached(client: number): number {
    return this.#next.get(client) ?? 0;
  }
}

function laidOut(update: Uint8Array): Update {
  const laid = layOut(update);
  if (!laid) throw new Error('What was written here cannot be read.');
  return laid;
}
