// An open draft on its way to the disk: what was typed and decided is applied here, gathered, and written together.
import type { Block } from '../../shared/article/blocks.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Frame } from '../../shared/protocol.ts';
import { type Card, cardOf } from '../../shared/review/card.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Clock } from '../people.ts';
import type { Answered, Append, Edition, Snapshot, UpdateEntry } from '../store/store.ts';
import { Batch, type Sent, type WhenSaved } from './batch.ts';
import type { CardTurns } from './card-turns.ts';
import { drawName, type Random } from './chance.ts';
import type { Committer, Outcome, Writing } from './committer.ts';
import { NO_CHANGES } from './cuts.ts';
import { eventEntry } from './event-entry.ts';
import type { Written } from './first-entries.ts';
import { isoTime } from './iso-time.ts';
import type { Added, LiveDraft } from './live-draft.ts';

/** How many updates a start should read at most beside a snapshot, unless they came within seconds. */
const SNAPSHOT_EVERY = 500;
/** How soon one snapshot may follow another, in milliseconds: a crowd that types fast must not write whole articles only. */
const SNAPSHOT_REST = 2_000;

type Parts = {
  readonly committer: Committer;
  readonly cardTurns: CardTurns;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears of everything that came to the disk. */
  readonly onSaved: (saved: Saved) => void;
  /** Hears that something did not: this copy of the draft is then ahead of the truth. */
  readonly onLost: (outcome: Outcome) => void;
};

/** A card with the blocks that it was computed from. */
export type Carded = { readonly card: Card; readonly blocks: readonly Block[] };

export type Saved = {
  readonly frame: Frame | null;
  readonly carded: Carded | null;
  readonly snapshot: Snapshot | null;
};

export class RoomLog implements Writing {
  readonly live: LiveDraft;
  readonly #parts: Parts;
  /**
   * What waits; null when nothing does. Made anew for each commit: one that lay about for long would be old, and the engine
   * takes all that is put into something old for worth keeping, even when that is garbage itself.
   */
  #pending: Batch | null = null;
  /** The number of the draft before what waits. */
  #gatheredTo: number;
  #inFlight: Batch | null = null;
  /** As far as the disk goes. */
  #textVersion: number;
  #sinceSnapshot: number;
  #snapshotAt = Number.NEGATIVE_INFINITY;
  /** When the card was last computed, and how far the draft was then. */
  #cardAt = Number.NEGATIVE_INFINITY;
  #isCardAskedFor = false;
  #cardSeq: number;
  #stopCard: (() => void) | null = null;
  #isClosed = false;

  constructor(live: LiveDraft, sinceSnapshot: number, parts: Parts) {
    this.live = live;
    this.#parts = parts;
    this.#gatheredTo = live.seq;
    this.#textVersion = live.textVersion;
    this.#sinceSnapshot = sinceSnapshot;
    this.#cardSeq = live.seq;
  }

  /** Whether an edition waits to be written; one commit holds only one. */
  get holdsEdition(): boolean {
    return (this.#pending?.edition ?? null) !== null;
  }

  get isIdle(): boolean {
    return !this.#hasEntries && this.#inFlight === null;
  }

  /** Whether its card is put down for later. */
  get owesCard(): boolean {
    return this.#stopCard !== null;
  }

  get #waiting(): Batch {
    this.#pending ??= new Batch(this.#gatheredTo);
    return this.#pending;
  }

  get #hasEntries(): boolean {
    return this.#pending?.isEmpty === false;
  }

  now(): string {
    return isoTime(this.#parts.clock.now());
  }

  /** All that a draft begins with: applied already, and nothing of it on disk. */
  begin(written: readonly Written[]): void {
    this.#gatheredTo = 0;
    for (const { entry, event } of written) this.#waiting.add(entry, event);
    this.#textVersion = 0;
    this.#cardSeq = -1;
    this.#sinceSnapshot = written.length;
    this.#parts.committer.ask(this);
  }

  /** `added` as `LiveDraft.applyUpdate` takes it. */
  typed(by: PersonId, update: Uint8Array, added: Added | null, sent: Sent): void {
    const entry: UpdateEntry = { log: 'update', seq: this.live.seq + 1, at: this.now(), by, update };
    const batch = this.#waiting;
    batch.addCuts(this.live.applyUpdate(entry, added));
    batch.add(entry, null);
    batch.took(sent);
    this.#sinceSnapshot += 1;
    this.#parts.committer.ask(this);
  }

  decided(by: PersonId, facts: readonly Fact[], at = this.now()): void {
    if (facts.length === 0) return;
    for (const fact of facts) {
      const salt = drawName(this.#parts.random);
      const entry = eventEntry(fact, {
        previous: this.live.hash,
        seq: this.live.seq + 1,
        at,
        by,
        salt,
      });
      this.live.applyEvent(entry);
      this.#waiting.add(entry, this.live.events.at(-1) ?? null);
    }
    this.#parts.committer.ask(this);
  }

  erase(seqs: readonly number[]): void {
    this.live.erase(seqs);
    this.#pending?.erase(seqs);
  }

  publish(edition: Edition): void {
    this.#waiting.edition = edition;
  }

  /** Keeps an answer together with the events that it tells of. */
  answer(answered: Answered): void {
    this.#waiting.answered.push(answered);
  }

  /** Resolves true once all that has been typed and decided so far is on disk; false when it never will be. */
  durable(): Promise<boolean> {
    return new Promise((resolve) => this.whenDurable(resolve));
  }

  /** The same for whoever has much to wait for: calls back, at once when all of it is on disk already. */
  whenDurable(act: WhenSaved): void {
    const last = this.#hasEntries ? this.#pending : this.#inFlight;
    if (this.#isClosed || !last) act(!this.#isClosed);
    else last.whenSaved(act);
  }

  /** Notes whose words have come back. Often asked, but not at every keystroke. */
  noteReturned(): void {
    const changes = this.live.returned();
    if (changes !== NO_CHANGES) this.#waiting.addCuts(changes);
  }

  gather(): Append | null {
    if (this.#isClosed) return null;
    this.noteReturned();
    const batch = this.#waiting;
    batch.carded = this.#card(batch);
    if (batch.isEmpty && !batch.carded) return null;
    if (this.#isSnapshotDue) batch.snapshot = this.takeSnapshot();
    this.#inFlight = batch;
    this.#pending = null;
    this.#gatheredTo = batch.seq;
    return batch.append(this.live.id, this.live.epoch);
  }

  settle(outcome: Outcome): void {
    const batch = this.#inFlight;
    if (this.#isClosed) return;
    if (batch?.isEmpty && outcome === 'failed') {
      this.#onCardLost(batch);
      return;
    }
    if (!batch || outcome !== 'committed') {
      this.#parts.onLost(outcome);
      return;
    }
    this.#inFlight = null;
    const frame = batch.isEmpty ? null : batch.frame(this.live.id, this.#textVersion);
    this.#textVersion = batch.textVersion ?? this.#textVersion;
    try {
      this.#parts.onSaved({ frame, carded: batch.carded, snapshot: batch.snapshot });
    } finally {
      // It is on disk, whether or not telling it worked: nobody waits for ever.
      batch.over(true);
    }
  }

  /** The copy of all that is applied; null when the last one is as good. Only for what is on disk or on its way. */
  takeSnapshot(): Snapshot | null {
    if (this.#sinceSnapshot === 0) return null;
    this.#sinceSnapshot = 0;
    this.#snapshotAt = this.#parts.clock.now();
    return this.live.snapshot();
  }

  get #isSnapshotDue(): boolean {
    return (
      this.#sinceSnapshot >= SNAPSHOT_EVERY && this.#parts.clock.now() - this.#snapshotAt >= SNAPSHOT_REST
    );
  }

  /** Brings the card up to date now; `anew` also when nothing has changed since the draft was read. */
  writeCard(when: 'anew' | 'if changed' = 'if changed'): void {
    this.#stopCard?.();
    this.#stopCard = null;
    if (when === 'anew') this.#cardSeq = -1;
    this.#isCardAskedFor = true;
    this.#parts.committer.ask(this);
  }

  /** Whoever waits for the disk hears that nothing more will come to it. */
  close(): void {
    this.#isClosed = true;
    this.#stopCard?.();
    for (const batch of [this.#inFlight, this.#pending]) batch?.over(false);
    this.live.close();
  }

  /** Nothing of the draft itself is missing on disk: this copy stays, and its card is made again with the next change. */
  #onCardLost(batch: Batch): void {
    this.#inFlight = null;
    this.#cardSeq = -1;
    this.#isCardAskedFor = true;
    batch.over(true);
  }

  /** The card, when something was decided or enough time has passed; else it follows in a moment. */
  #card(batch: Batch): Carded | null {
    const { review, seq, changedAt } = this.live;
    const now = this.#parts.clock.now();
    if (seq === this.#cardSeq) return null;
    if (!batch.decides && this.#isTooSoon(now - this.#cardAt)) return null;
    this.#stopCard?.();
    this.#stopCard = null;
    this.#isCardAskedFor = false;
    this.#cardAt = now;
    this.#cardSeq = seq;
    const began = performance.now();
    const blocks = readBlocks(this.live.article);
    const card = cardOf(review, blocks, { seq, changedAt });
    this.#parts.cardTurns.took(performance.now() - began);
    return card && { card, blocks };
  }

  /** Then it is made later by itself. */
  #isTooSoon(rested: number): boolean {
    if (this.#isCardAskedFor) return false;
    if (this.#stopCard) return true;
    const wait = this.#parts.cardTurns.next(rested);
    if (wait === 0) return false;
    this.#stopCard = this.#parts.clock.after(wait, () => this.writeCard());
    return true;
  }
}
