// One draft in memory: both of its logs, applied up to its running number.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
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
import type { Deletions } from './may-cut.ts';
import { Shadow } from './shadow.ts';

export class LiveDraft {
  readonly id: DraftId;
  readonly epoch: string;
  readonly doc = withoutCleanUp(new Y.Doc());
  readonly article = articleOf(this.doc);
  readonly shadow = new Shadow(this.doc);
  readonly claims: Claims;
  readonly #threads: CutThreads;
  #events: ReviewEvent[] = [];
  #review: Review = EMPTY_REVIEW;
  #seq = 0;
  #textVersion = 0;
  /** The whole text as one update, while nothing has changed since it was read or written. */
  #state: Uint8Array | null = null;
  #hash = FIRST;
  #changedAt = '';
  /** Up to here the snapshot knows who cut what. */
  readonly #cutsKnownTo: number;

  constructor(id: DraftId, epoch: string, snapshot: Snapshot | null = null) {
    this.id = id;
    this.epoch = epoch;
    this.claims = new Claims(snapshot?.authors);
    this.#threads = new CutThreads(this.article, snapshot?.cuts ?? {});
    this.#cutsKnownTo = snapshot?.seq ?? 0;
    if (!snapshot) return;
    Y.applyUpdate(this.doc, snapshot.state);
    this.#state = snapshot.state;
    this.#textVersion = snapshot.textVersion;
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
  /** The whole text as one update. Many who come to a draft in turn are answered from one. */
  get state(): Uint8Array {
    this.#state ??= Y.encodeStateAsUpdate(this.doc);
    return this.#state;
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

  /** The words that a thread stands on, or stood on before they were cut. */
  wordsOf(thread: Review['threads'][number]): string | null {
    return this.#threads.wordsOf(this.#review, thread);
  }

  /** Takes an update that the guard has let through. Throws when it does not fit: then this copy is worth nothing. */
  applyUpdate(entry: UpdateEntry): CutChanges {
    const { structs, ds } = Y.decodeUpdate(entry.update);
    const changes = this.#integrate(entry, ds);
    for (const struct of structs) this.claims.wrote(entry.by, struct.id.client);
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

  #integrate(entry: UpdateEntry, deletions: Deletions): CutChanges {
    const { seq, at, by } = entry;
    const isNews = deletions.clients.size > 0 && seq > this.#cutsKnownTo;
    if (isNews && this.#threads.mayBeCutBy(this.#review, deletions))
      return this.#threads.cut(this.#review, { by, at }, () => this.#write(entry));
    this.#write(entry);
    return NO_CHANGES;
  }

  #write({ seq, update }: UpdateEntry): void {
    this.#state = null;
    Y.applyUpdate(this.doc, update);
    this.#threads.forget();
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
      throw new Error(`Update ${seq} of draft ${this.id} needs text that is not there.`);
  }

  #advance({ seq, at }: Entry): void {
    if (seq <= this.#seq) throw new Error(`Entry ${seq} of draft ${this.id} follows ${this.#seq}.`);
    this.#seq = seq;
    if (at > this.#changedAt) this.#changedAt = at;
  }
}
