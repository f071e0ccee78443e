// Text on its way to the disk: what was typed and not yet acknowledged, one message in flight.
import * as Y from 'yjs';
import type { Anchor } from '../../shared/article/anchor.ts';
import { type Ack, UPDATE_LIMIT } from '../../shared/protocol.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { ThreadId } from '../../shared/review/thread.ts';

export type Moved = { readonly thread: ThreadId; readonly anchor: Anchor };
type Bundle = { readonly update: Uint8Array; readonly moved: readonly Moved[] };
/** One edit and its number in this window. */
export type Parcel = Bundle & { readonly n: number };
/** Where edits stay, should this window go before they are acknowledged. */
export type Keeping = {
  /** The number of the next edit. */
  number(): number;
  /** Also again, when an edit has got new anchors. */
  typed(parcel: Parcel): void;
  acknowledged(parcels: readonly Parcel[]): void;
};
type Send = (bundle: Bundle) => Promise<Ack<{ readonly seq: number }>>;

const TOO_LARGE = refuse('too-large', 'This edit is too large to be sent in one piece.');
/** What the new anchors of one message may weigh, in characters; with an update beside them the socket must bear it. */
const MOVED_LIMIT = 200_000;

/** Gathers while a parcel is in flight and sends at once when idle: no delay for one typist, few messages for a fast one. */
export class Outbox {
  #waiting: Parcel[] = [];
  #inFlight: readonly Parcel[] = [];
  #settled: (() => void)[] = [];
  #stopped = false;
  readonly #send: Send;
  readonly #onChange: () => void;
  readonly #onRefused: (refusal: Refusal) => void;
  readonly #onBroken: () => void;
  readonly #keeping: Keeping;

  constructor(parts: {
    readonly send: Send;
    readonly onChange: () => void;
    readonly onRefused: (refusal: Refusal) => void;
    readonly onBroken: () => void;
    readonly keeping?: Keeping | null;
  }) {
    this.#send = parts.send;
    this.#onChange = parts.onChange;
    this.#onRefused = parts.onRefused;
    this.#onBroken = parts.onBroken;
    this.#keeping = parts.keeping ?? nowhere();
  }

  /** Whether everything typed here is on the server's disk. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#inFlight.length === 0;
  }

  /** All that is not acknowledged, oldest first. */
  get unsent(): readonly Uint8Array[] {
    return [...this.#inFlight, ...this.#waiting].map((parcel) => parcel.update);
  }

  /** What an earlier window left unsent goes before everything else. */
  load(left: readonly Parcel[]): void {
    this.#waiting = [...left, ...this.#waiting];
  }

  put(update: Uint8Array): void {
    this.#add({ n: this.#keeping.number(), update, moved: [] });
    this.#onChange();
    // A microtask, so that new anchors of this very edit (`putMoved`) travel with it.
    queueMicrotask(() => void this.#pump());
  }

  /** New anchors of threads whose words the newest update moved. */
  putMoved(moved: readonly Moved[]): void {
    const last = this.#waiting.pop();
    if (last) this.#add({ ...last, moved: bearable([...last.moved, ...moved]) });
  }

  #add(parcel: Parcel): void {
    this.#waiting.push(parcel);
    this.#keeping.typed(parcel);
  }

  /** Resolves when all that was put so far is acknowledged, or was refused. */
  async flushed(): Promise<void> {
    if (this.isEmpty) return;
    await new Promise<void>((resolve) => this.#settled.push(resolve));
  }

  /** The line broke: what was in flight may or may not have arrived, so it counts as unsent until the rejoin. */
  pause(): void {
    this.#stopped = true;
    this.#waiting = [...this.#inFlight, ...this.#waiting];
    this.#inFlight = [];
  }

  /** After a rejoin: what is unsent goes out again. What was heard after all, the server knows and only acknowledges. */
  resume(): void {
    this.#stopped = false;
    void this.#pump();
  }

  /** Forgets everything: the words were kept elsewhere. Whoever waits is let go. */
  drop(): void {
    this.#stopped = true;
    this.#waiting = [];
    this.#inFlight = [];
    this.#settle();
  }

  async #pump(): Promise<void> {
    if (this.#stopped || this.#inFlight.length > 0 || this.#waiting.length === 0) return;
    const parcels = this.#takeParcels();
    this.#inFlight = parcels;
    // The server's socket would be cut by it, again and again, and nothing typed after it would ever leave.
    if (parcels.some((parcel) => parcel.update.byteLength > UPDATE_LIMIT)) return this.#onRefused(TOO_LARGE);
    try {
      const answer = await this.#send(bundle(parcels));
      if (this.#inFlight !== parcels) return;
      // Nothing is wrong with the words: the disk or the room failed them, so they go again after the rejoin.
      if (!answer.ok && answer.refusal.code === 'not-saved') throw new Error(answer.refusal.message);
      if (!answer.ok) return this.#onRefused(answer.refusal);
      this.#inFlight = [];
      this.#keeping.acknowledged(parcels);
      this.#settle();
      void this.#pump();
    } catch {
      // Not heard, or heard without an answer: the rejoin finds out which, and resends what the server lacks.
      if (this.#inFlight !== parcels) return;
      this.pause();
      this.#onBroken();
    }
  }

  #takeParcels(): readonly Parcel[] {
    let [size, moved] = [0, 0];
    const fits = this.#waiting.findIndex((parcel, index) => {
      size += parcel.update.byteLength;
      moved += weightOf(parcel.moved);
      return index > 0 && (size > UPDATE_LIMIT / 2 || moved > MOVED_LIMIT);
    });
    return this.#waiting.splice(0, fits === -1 ? this.#waiting.length : fits);
  }

  #settle(): void {
    this.#onChange();
    if (!this.isEmpty) return;
    for (const resolve of this.#settled.splice(0)) resolve();
  }
}

/** A thread that is left out is looked for by its words, like any whose move nobody told. */
function bearable(moved: readonly Moved[]): readonly Moved[] {
  let weight = 0;
  return moved.filter((one) => {
    weight += weightOf([one]);
    return weight <= MOVED_LIMIT;
  });
}

/** Each weighs enough that their number stays below what the server takes, too. */
function weightOf(moved: readonly Moved[]): number {
  return moved.reduce((sum, one) => sum + Math.max(400, JSON.stringify(one).length), 0);
}

function nowhere(): Keeping {
  let n = 0;
  return { number: () => n++, typed: () => {}, acknowledged: () => {} };
}

function bundle(parcels: readonly Parcel[]): Bundle {
  const [only] = parcels;
  if (only && parcels.length === 1) return only;
  return {
    update: Y.mergeUpdates(parcels.map((parcel) => parcel.update)),
    moved: parcels.flatMap((parcel) => parcel.moved),
  };
}
