// One draft in memory: both of its logs, applied up to its running number.
import * as Y from 'yjs';
import type { Cuts } from '../../shared/protocol.ts';
import { apply } from '../../shared/review/apply.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { EMPTY_REVIEW, type Review } from '../../shared/review/review.ts';
import { FIRST } from '../commands/chain.ts';
import type { Entry, EventEntry, Loaded, Snapshot, UpdateEntry } from '../store/store.ts';
import { Claims } from './claims.ts';
import { type CutChanges, CutThreads, NO_CHANGES } from './cuts.ts';
import { eventOf } from './event-of.ts';
import { LiveText } from './live-text.ts';
import type { Deletions } from './may-cut.ts';
import type { Shadow } from './shadow.ts';

/** What an update is that deletes nothing: under which client ids, and its struct if it is plainly typed (`plainlyTyped`). */
export type Added = { readonly by: readonly number[]; readonly typed: Y.Item | null };

export class LiveDraft {
  readonly id: DraftId;
  readonly epoch: string;
  readonly claims: Claims;
  readonly #text: LiveText;
  readonly #threads: CutThreads;
  #events: ReviewEvent[] = [];
  #review: Review = EMPTY_REVIEW;
  #seq = 0;
  #textVersion = 0;
  #hash = FIRST;
  #changedAt = '';
  /** Up to here the snapshot knows who cut what. */
  readonly #cutsKnownTo: number;

  constructor(id: DraftId, epoch: string, snapshot: Snapshot | null = null) {
    this.id = id;
    this.epoch = epoch;
    this.claims = new Claims(snapshot?.authors);
    this.#text = new LiveText(snapshot?.state ?? null);
    this.#threads = new CutThreads(() => this.article, snapshot?.cuts ?? {});
    this.#cutsKnownTo = snapshot?.seq ?? 0;
    this.#textVersion = snapshot?.textVersion ?? 0;
  }

  /** Reads a draft from its logs, in the order in which they were written. */
  static replay(id: DraftId, { snapshot, updates, events, seq, epoch }: Loaded): LiveDraft {
    const live = new LiveDraft(id, epoch, snapshot);
    for (const entry of [...updates, ...events].sort((a, b) => a.seq - b.seq))
      if (entry.log === 'update') live.applyUpdate(entry);
      else live.applyEvent(entry);
    if (live.#seq > seq) throw new Error(`Draft ${id} has entries beyond its number ${seq}.`);
    live.#seq = seq;
    return live;
  }

  get seq(): number {
    return this.#seq;
  }
  get textVersion(): number {
    return this.#textVersion;
  }
  get doc(): Y.Doc {
    return this.#text.doc;
  }
  get article(): Y.Text {
    return this.#text.article;
  }
  get shadow(): Shadow {
    return this.#text.shadow;
  }
  /** The whole text as one update. */
  get state(): Uint8Array {
    return this.#text.state;
  }
  get stateVector(): Uint8Array {
    return this.#text.stateVector;
  }
  get review(): Review {
    return this.#review;
  }
  get draft(): Draft | null {
    return this.#review.draft;
  }
  get events(): readonly ReviewEvent[] {
    return this.#events;
  }
  get cuts(): Cuts {
    return this.#threads.cuts;
  }
  get changedAt(): string {
    return this.#changedAt;
  }
  /** The hash of the last event: what the next one is chained to. */
  get hash(): string {
    return this.#hash;
  }

  /** What of the text whoever has what a state vector says lacks. Throws when it is none. */
  difference(stateVector: Uint8Array): Uint8Array {
    return this.#text.difference(stateVector);
  }

  /** The words that a thread stands on, or stood on before they were cut. */
  wordsOf(thread: Review['threads'][number]): string | null {
    return this.#threads.wordsOf(this.#review, thread);
  }

  /**
   * Takes an update that the guard has let through. Throws when it does not fit: then this copy is worth nothing. Whoever knows
   * that it only adds says what; it is looked into otherwise.
   */
  applyUpdate(entry: UpdateEntry, added: Added | null = null): CutChanges {
    const { clients, deletions } = added ? { clients: added.by, deletions: null } : contentsOf(entry.update);
    const changes = this.#integrate(entry, deletions, added?.typed ?? null);
    for (const client of clients) this.claims.wrote(entry.by, client);
    this.#advance(entry);
    this.#textVersion = entry.seq;
    return changes;
  }

  applyEvent(entry: EventEntry): void {
    const event = eventOf(entry);
    this.#events.push(event);
    this.#review = apply(this.#review, event);
    this.#hash = entry.hash;
    this.#threads.forget();
    this.#advance(entry);
  }

  /** The threads whose words have come back since they were cut; asked now and then, since it looks at all of them. */
  returned(): CutChanges {
    return this.#threads.returned(this.#review);
  }

  /** Forgets the payloads of events, here as in the log. */
  erase(seqs: readonly number[]): void {
    if (seqs.length === 0) return;
    this.#events = this.#events.map((event) =>
      seqs.includes(event.seq) ? { ...event, payload: null } : event,
    );
  }

  snapshot(): Snapshot {
    return {
      seq: this.#seq,
      state: this.state,
      textVersion: this.#textVersion,
      cuts: this.cuts,
      authors: this.claims.owners,
    };
  }

  /** Leaves memory. */
  close(): void {
    this.#text.close();
  }

  #integrate(entry: UpdateEntry, deletions: Deletions | null, typed: Y.Item | null): CutChanges {
    const { seq, at, by } = entry;
    const isNews = seq > this.#cutsKnownTo;
    if (deletions && isNews && this.#threads.mayBeCutBy(this.#review, deletions))
      return this.#threads.cut(this.#review, { by, at }, () => this.#write(entry, typed));
    this.#write(entry, typed);
    return NO_CHANGES;
  }

  #write({ seq, update }: UpdateEntry, typed: Y.Item | null): void {
    this.#text.write(update, typed);
    this.#threads.forget();
    if (this.#text.hasGap) throw new Error(`Update ${seq} of draft ${this.id} needs text that is not there.`);
  }

  #advance({ seq, at }: Entry): void {
    if (seq <= this.#seq) throw new Error(`Entry ${seq} of draft ${this.id} follows ${this.#seq}.`);
    this.#seq = seq;
    if (at > this.#changedAt) this.#changedAt = at;
  }
}

/** Under which client ids an update writes, and what it deletes; null when that is nothing. */
function contentsOf(update: Uint8Array): {
  readonly clients: readonly number[];
  readonly deletions: Deletions | null;
} {
  const { structs, ds } = Y.decodeUpdate(update);
  return { clients: structs.map(({ id }) => id.client), deletions: ds.clients.size > 0 ? ds : null };
}
