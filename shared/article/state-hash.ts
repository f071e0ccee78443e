// A short sum of all that an article holds: copies that converged have the same one, a damaged copy another.
import * as Y from 'yjs';
import { articleOf } from './read.ts';

/** What no character is: the beginnings of the parts, so that no two articles read alike. */
const RUN = 0x1_0000;
const BLOCK = 0x1_0001;
const CONTENT = 0x1_0002;
const STATE = 0x1_0003;
const MISSING = 0x1_0004;

type Op = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

/**
 * The words, the markers and the formats as they read, however the items are split; then how far each author has come.
 * It guards against faults, not against forgery: nobody gains by a false sum of their own copy.
 */
export function stateHash(doc: Y.Doc): string {
  const sum = new Sum();
  const ops: readonly Op[] = articleOf(doc).toDelta();
  takeOps(sum, ops);
  // Yjs writes it sorted by author.
  sum.takeAll(STATE, Y.encodeStateVector(doc));
  if (doc.store.pendingStructs || doc.store.pendingDs) sum.take(MISSING);
  return sum.hex;
}

/** Neighbours with the same formats are one run. */
function takeOps(sum: Sum, ops: readonly Op[]): void {
  let run: string | null = null;
  for (const { insert, attributes } of ops) {
    const formats = sorted(Object.entries(attributes ?? {}));
    const isText = typeof insert === 'string';
    if (!isText || formats !== run) sum.takeText(isText ? RUN : BLOCK, formats).take(CONTENT);
    sum.takeText(null, isText ? insert : embedded(insert));
    run = isText ? formats : null;
  }
}

function embedded(insert: unknown): string {
  return insert instanceof Y.Map ? sorted([...insert.entries()]) : `? ${JSON.stringify(insert)}`;
}

function sorted(entries: readonly (readonly [string, unknown])[]): string {
  if (entries.length === 0) return '';
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Two lanes of 32 bits, mixed unit by unit. */
class Sum {
  #left = 0x9e37_79b9 | 0;
  #right = 0x85eb_ca6b | 0;

  take(unit: number): void {
    const left = Math.imul(this.#left ^ unit, 0x9e37_79b1);
    const right = Math.imul(this.#right ^ unit, 0x5f35_6495);
    this.#left = (left << 13) | (left >>> 19);
    this.#right = (right << 17) | (right >>> 15);
  }

  takeAll(part: number, units: Iterable<number>): void {
    this.take(part);
    for (const unit of units) this.take(unit);
  }

  /** Without a `part` it is simply more of the same. */
  takeText(part: number | null, text: string): this {
    if (part !== null) this.take(part);
    for (let at = 0; at < text.length; at += 1) this.take(text.charCodeAt(at));
    return this;
  }

  get hex(): string {
    const [left, right] = [shuffled(this.#left ^ this.#right), shuffled(this.#right)];
    return [left, right].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** Every bit of a lane reaches every other. */
function shuffled(lane: number): number {
  const once = Math.imul(lane ^ (lane >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return twice ^ (twice >>> 16);
}
