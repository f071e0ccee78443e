// What a room writes in one commit, and what it tells once that is on disk.
import * as Y from 'yjs';
import type { Frame } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Answered, Append, Edition, Entry, Snapshot } from '../store/store.ts';
import { type CutChanges, NO_CHANGES } from './cuts.ts';
import type { Carded } from './room-log.ts';

/** What was typed as it came in: from which session, under which numbers of its own. */
export type Sent = { readonly session: string; readonly numbers: readonly number[] };

export type WhenSaved = (isSaved: boolean) => void;

export class Batch {
  /** The running number of the draft before this batch. */
  readonly expects: number;
  readonly erased: number[] = [];
  readonly answered: Answered[] = [];
  edition: Edition | null = null;
  carded: Carded | null = null;
  /** Taken as the batch left for the disk; kept once that has succeeded. */
  snapshot: Snapshot | null = null;
  readonly #entries: Entry[] = [];
  readonly #waiting: WhenSaved[] = [];
  #taken: Record<string, number[]> | null = null;
  #events: readonly ReviewEvent[] = [];
  #cuts = NO_CHANGES;

  constructor(expects: number) {
    this.expects = expects;
  }

  get seq(): number {
    return this.#entries.at(-1)?.seq ?? this.expects;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Calls back once it is known whether all of it came to the disk. */
  whenSaved(act: WhenSaved): void {
    this.#waiting.push(act);
  }

  over(isSaved: boolean): void {
    for (const act of this.#waiting.splice(0)) act(isSaved);
  }

  get decides(): boolean {
    return this.#events.length > 0;
  }

  /** The seq of the last update in it; null when no text changed. */
  get textVersion(): number | null {
    return this.#entries.findLast((entry) => entry.log === 'update')?.seq ?? null;
  }

  add(entry: Entry, event: ReviewEvent | null): void {
    this.#entries.push(entry);
    if (event) this.#events = [...this.#events, event];
  }

  /** What the frame is the answer to. */
  took({ session, numbers }: Sent): void {
    this.#taken ??= dictionary();
    this.#taken[session] ??= [];
    this.#taken[session].push(...numbers);
  }

  addCuts(changes: CutChanges): void {
    if (changes !== NO_CHANGES) this.#cuts = { ...this.#cuts, ...changes };
  }

  erase(seqs: readonly number[]): void {
    this.erased.push(...seqs);
    this.#events = this.#events.map((event) =>
      seqs.includes(event.seq) ? { ...event, payload: null } : event,
    );
  }

  append(draftId: DraftId, epoch: string): Append {
    const { expects, erased, answered, edition, carded } = this;
    return {
      draftId,
      expects,
      epoch,
      entries: this.#entries,
      erased,
      answered,
      edition,
      card: carded?.card ?? 'later',
    };
  }

  /** What the room hears of it. `textVersion` is what stood before. */
  frame(draftId: DraftId, textVersion: number): Frame {
    const updates: Uint8Array[] = [];
    for (const entry of this.#entries) if (entry.log === 'update') updates.push(entry.update);
    return {
      draftId,
      seq: this.seq,
      textVersion: this.textVersion ?? textVersion,
      update: merged(updates),
      events: this.#events,
      cuts: this.#cuts,
      taken: this.#taken ?? {},
    };
  }
}

/** For names that nobody has seen before: an ordinary object would teach the engine each of them. */
function dictionary(): Record<string, number[]> {
  return Object.create(null);
}

function merged(updates: readonly Uint8Array[]): Uint8Array | null {
  const [only] = updates;
  return only && updates.length > 1 ? Y.mergeUpdates([...updates]) : (only ?? null);
}
