// The people in one document: some of them type, all of them read, and every key that arrives somewhere is a delivery.
import { setTimeout as pause } from 'node:timers/promises';
import type * as Y from 'yjs';
import { type Doc, type House, type Line, NOTHING } from '../systems/system.ts';
import type { Chance } from './chance.ts';
import { inTime } from './in-time.ts';
import { scanUpdate } from './scan-update.ts';
import { Typist } from './typist.ts';

/** Yjs client ids of the typists; whoever else comes writes under none of these. */
export const FIRST_TYPIST = 1_000;
const SYNCED_WITHIN = 30_000;
/** How many come at the same time. */
const AT_ONCE = 25;
/** A typist this late, in milliseconds, has lost their rhythm and begins anew. */
const LOST_RHYTHM = 1_000;

/** One line, and how many keys of each typist have come in on it. */
type Member = { readonly line: Line; readonly heard: number[] };

type Of = {
  readonly house: House;
  readonly doc: Doc;
  /** Where in the document they type. */
  readonly textOf: (doc: Y.Doc) => Y.Text;
  readonly chance: Chance;
  /** The number of its first line in the run. */
  readonly firstSeat?: number;
  /** Whether each line sends as the system's own client does. */
  readonly gathers?: boolean;
  /** How many latencies are kept at most. */
  readonly samples?: number;
};

export class Crowd {
  readonly #of: Of;
  readonly #members: Member[] = [];
  readonly typists: Typist[] = [];
  readonly #latencies: Float32Array;
  #sampled = 0;
  #samplesFrom = Number.POSITIVE_INFINITY;
  #delivered = 0;
  #messages = 0;

  constructor(of: Of) {
    this.#of = of;
    this.#latencies = new Float32Array(of.samples ?? 3_000_000);
  }

  get size(): number {
    return this.#members.length;
  }
  get delivered(): number {
    return this.#delivered;
  }
  get messages(): number {
    return this.#messages;
  }

  /** What went wrong on any of the lines. */
  get faults(): readonly string[] {
    return this.#members.flatMap(({ line }) => line.fault() ?? []);
  }

  async comes(count: number): Promise<void> {
    while (this.size < count) {
      const group = Math.min(AT_ONCE, count - this.size);
      const coming = Array.from({ length: group }, () => this.#opens().synced);
      await inTime(Promise.all(coming), SYNCED_WITHIN, 'a crowd to come in');
    }
  }

  /** The first of those who came type, each so many keys. */
  types(count: number, keys: number): void {
    const { doc, textOf, chance } = this.#of;
    while (this.typists.length < count)
      this.typists.push(
        new Typist({ base: doc.base, textOf, client: FIRST_TYPIST + this.typists.length, chance }),
      );
    for (const typist of this.typists) typist.prepare(Math.max(0, keys - typist.left));
  }

  /** From now on latencies count. */
  samples(): void {
    this.#sampled = 0;
    this.#samplesFrom = performance.now();
  }

  /** Sends every key that is due by now. `pace` says when the next one is, in milliseconds after. */
  sendDue(now: number, pace: () => number): void {
    for (const [index, typist] of this.typists.entries()) {
      if (typist.due === 0 || now - typist.due > LOST_RHYTHM)
        typist.due = now + this.#of.chance.next() * pace();
      while (typist.due <= now && this.#sendKey(index)) typist.due += pace();
    }
  }

  #sendKey(index: number): boolean {
    const update = this.typists[index]?.key();
    if (update) this.#members[index]?.line.type(update);
    return update != null;
  }

  get expected(): number {
    const sent = this.typists.reduce((sum, typist) => sum + typist.sentAt.length, 0);
    return sent * (this.size - 1);
  }

  /** Waits for what is still on its way; answers how many deliveries never came. */
  async missing(patience: number): Promise<number> {
    const over = performance.now() + patience;
    while (this.#delivered < this.expected && performance.now() < over) await pause(10);
    return this.expected - this.#delivered;
  }

  get latencies(): Float32Array {
    return this.#latencies.subarray(0, this.#sampled);
  }

  leaves(): void {
    for (const { line } of this.#members) line.close();
  }

  #opens(): Line {
    const index = this.size;
    const heard: number[] = [];
    const line = this.#of.house.opens({
      doc: this.#of.doc.name,
      seat: (this.#of.firstSeat ?? 0) + index,
      writes: FIRST_TYPIST + index,
      has: NOTHING,
      gathers: this.#of.gathers,
      hears: (update) => this.#hears(index, heard, update),
    });
    this.#members.push({ line, heard });
    return line;
  }

  #hears(member: number, heard: number[], update: Uint8Array): void {
    const now = performance.now();
    this.#messages += 1;
    scanUpdate(update, (client, clock, length) => {
      const index = client - FIRST_TYPIST;
      const typist = this.typists[index];
      if (!typist || index === member) return;
      const end = clock + length;
      for (let key = Math.max(heard[index] ?? 0, clock); key < end; key += 1)
        this.#delivers(typist, key, now);
      heard[index] = Math.max(heard[index] ?? 0, end);
    });
  }

  #delivers(typist: Typist, key: number, now: number): void {
    this.#delivered += 1;
    if (key >= typist.seen) typist.seen = key + 1;
    const sentAt = typist.sentAt[key] ?? 0;
    if (sentAt < this.#samplesFrom || this.#sampled === this.#latencies.length) return;
    this.#latencies[this.#sampled++] = now - sentAt;
  }
}
