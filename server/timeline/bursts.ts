// Who wrote from when to when: edits of one person that follow each other closely are one burst.
import * as Y from 'yjs';
import type { Burst } from '../../shared/api/timeline.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { UpdateEntry } from '../store/store.ts';

/** A pause longer than this ends a burst, in milliseconds; so does a length that nobody would call one. */
const PAUSE = 5 * 60_000;
const LONGEST = 60 * 60_000;

/** Takes a draft's edits and decisions in the order of its log. */
export class Bursts {
  readonly #ended: Burst[] = [];
  readonly #going = new Map<PersonId, Burst>();

  /** Oldest first, by their first edit. */
  get all(): readonly Burst[] {
    return [...this.#ended, ...this.#going.values()].sort((a, b) => a.first - b.first);
  }

  edited({ seq, at, by, update }: UpdateEntry): void {
    const { typed, cut } = amountOf(update);
    const going = this.#going.get(by);
    if (going && goesOn(going, at)) {
      const sum = { typed: going.typed + typed, cut: going.cut + cut };
      this.#going.set(by, { ...going, to: at, last: seq, ...sum });
      return;
    }
    if (going) this.#ended.push(going);
    this.#going.set(by, { by, from: at, to: at, first: seq, last: seq, typed, cut });
  }

  /** A decision ends every burst, so that what was written before it is told before it. */
  decided(): void {
    this.#ended.push(...this.#going.values());
    this.#going.clear();
  }
}

function goesOn({ from, to }: Burst, at: string): boolean {
  const now = Date.parse(at);
  return now - Date.parse(to) <= PAUSE && now - Date.parse(from) <= LONGEST;
}

/** In characters. The log holds only what was new, and only what the guard let in. */
function amountOf(update: Uint8Array): { readonly typed: number; readonly cut: number } {
  const { structs, ds } = Y.decodeUpdate(update);
  const typed = structs.reduce((sum, struct) => sum + charactersOf(struct), 0);
  const cut = [...ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
  return { typed, cut };
}

function charactersOf(struct: Y.Item | Y.GC | Y.Skip): number {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length : 0;
}
