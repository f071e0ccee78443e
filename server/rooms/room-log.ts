// An open draft on its way to the disk: what was typed and decided is applied here, gathered, and written together.
import type { Block } from '../../shared/article/blocks.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Frame } from '../../shared/protocol.ts';
import { type Card, cardOf } from '../../shared/review/card.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Clock } from '../people.ts';
import type { Answered, Append, Edition, Snapshot, UpdateEntry } from '../store/store.ts';
import { Batch, type Sent } from './batch.ts';
import type { CardTurns } from './card-turns.ts';
import { drawName, type Random } from './chance.ts';
import type { Committer, Outcome, Writing } from './committer.ts';
import { eventEntry } from './event-entry.ts';
import type { Written } from './first-entries.ts';
import type { LiveDraft } from './live-draft.ts';

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
  #pending: Batch;
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
    this.#pending = new Batch(live.seq);
    this.#textVersion = live.textVersion;
    this.#sinceSnapshot = sinceSnapshot;
    this.#cardSeq = live.seq;
  }

  /** Whether an edition waits to be written; one commit holds only one. */
  get holdsEdition(): boolean {
    return this.#pending.edition !== null;
  }

  get isIdle(): boolean {
    return this.#pending.isEmpty && this.#inFlight === null;
  }

  /** Whether its card is put down for later. */
  get owesCard(): boolean {
    return this.#stopCard !== null;
  }

  now(): string {
    return new Date(this.#parts.clock.now()).toISOString();
  }

  /** All that a draft begins with: applied already, and nothing of it on disk. */
  begin(written: readonly Written[]): void {
    this.#pending = new Batch(0);
    for (const { entry, event } of written) this.#pending.add(entry, event);
    this.#textVersion = 0;
    this.#cardSeq = -1;
    this.#sinceSnapshot = written.length;
    this.#parts.committer.ask(this);
  }

  typed(by: PersonId, update: Uint8Array, sent: Sent): void {
    const entry: UpdateEntry = { log: 'update', seq: this.live.seq + 1, at: this.now(), by, update };
    this.#pending.addCuts(this.live.applyUpdate(entry));
    this.#pending.add(entry, null);
    this.#pending.took(sent);
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
      this.#pending.add(entry, this.live.events.at(-1) ?? null);
    }
    this.#parts.committer.ask(this);
  }

  erase(seqs: readonly number[]): void {
    this.live.erase(seqs);
    this.#pending.erase(seqs);
  }

  publish(edition: Edition): void {
    this.#pending.edition = edition;
  }

  /** Keeps an answer together with the events that it tells of. */
  answer(answered: Answered): void {
    this.#pending.answered.push(answered);
  }

  /** Resolves true once all that has been typed and decided so far is on disk; false when it never will be. */
  async durable(): Promise<boolean> {
    if (this.#isClosed) return false;
    if (!this.#pending.isEmpty) return this.#pending.saved.promise;
    return this.#inFlight ? this.#inFlight.saved.promise : true;
  }

  /** Notes whose words have come back. Often asked, but not at every keystroke. */
  noteReturned(): void {
    this.#pending.addCuts(this.live.returned());
  }

  gather(): Append | null {
    if (this.#isClosed) return null;
    this.noteReturned();
    const batch = this.#pending;
    batch.carded = this.#card(batch);
    if (batch.isEmpty && !batch.carded) return null;
    if (this.#isSnapshotDue) batch.snapshot = this.takeSnapshot();
    this.#inFlight = batch;
    this.#pending = new Batch(batch.seq);
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
      batch.saved.resolve(true);
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
    for (const batch of [this.#inFlight, this.#pending]) batch?.saved.resolve(false);
    this.live.close();
  }

  /** Nothing of the draft itself is missing on disk: this copy stays, and its card is made again with the next change. */
  #onCardLost(batch: Batch): void {
    this.#inFlight = null;
    this.#cardSeq = -1;
    this.#isCardAskedFor = true;
    batch.saved.resolve(true);
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
