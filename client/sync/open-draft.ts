// One draft open in this window: its document, its review, and the promise that nothing typed is lost in between.
import * as Y from 'yjs';
import type { Ack, Frame, Joined, Told, Verdict } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { EMPTY_REVIEW } from '../../shared/review/review.ts';
import { ArticleCopy } from './article-copy.ts';
import type { Cell } from './cell.ts';
import { type Clock, windowClock, within } from './clock.ts';
import { canSave, type Wire } from './connection.ts';
import { leavingOf, noteHolder, noteLeaving, noteOpen, untilShut } from './departures.ts';
import { DraftKeep, type Opened } from './draft-keep.ts';
import type { DraftState, Kept, Saved, Standing } from './draft-state.ts';
import { DraftView } from './draft-view.ts';
import { type Asked, Joining } from './joining.ts';
import type { Keep } from './keep.ts';
import { wordsIn } from './kept-words.ts';
import { type Moved, Outbox } from './outbox.ts';
import { CursorPost, withChanges } from './presence.ts';
import { Saving } from './saving.ts';
import { afterFrame, afterJoin } from './standing.ts';
import { StateCheck } from './state-check.ts';

/** Told to rejoin more often than this, a window waits before it does, in milliseconds. */
const REJOIN_EVERY = 1_000;
/** How long a copy that went wrong waits for the words typed in it to leave, in milliseconds. */
const HEAL_WITHIN = 4_000;

/** What is this window's own: where its words are kept; clock and chance, which a test holds in its hand. */
type Own = {
  readonly keep?: Keep | null;
  readonly clock?: Clock;
  readonly drawClientId?: () => number;
};

type Cursor = { readonly anchor: Uint8Array; readonly head: Uint8Array } | null;

export class OpenDraft {
  readonly id: DraftId;
  readonly #wire: Wire;
  readonly #clock: Clock;
  readonly #copy: ArticleCopy;
  readonly #view: DraftView;
  /** Null where the device keeps nothing. */
  readonly #keep: DraftKeep | null;
  readonly #cursors: CursorPost;
  readonly #stops: (() => void)[] = [];
  /** What is still heard while the last words leave. */
  readonly #lineStops: (() => void)[] = [];
  readonly #joining: Joining;
  readonly #saving: Saving;
  readonly #check: StateCheck;
  #outbox: Outbox;
  /** Frames told while a join is to come: there may be a gap before them, and its answer may be older than they are. */
  #early: Frame[] = [];
  /** The draft's running number as this window knew it when it last asked to join. */
  #had = 0;
  /** Which past of the draft this window holds; null while it holds nothing. */
  #epoch: string | null = null;
  /** An earlier window on this draft still sends its last words. */
  #isWaiting = false;
  #isClosed = false;
  readonly #begun: Promise<void>;
  #rejoinedAt = Number.NEGATIVE_INFINITY;
  #kept: Kept | null = null;
  /** The draft's running number as this window knows it. */
  #seq = 0;
  /** A copy was to be made while something was unsent. */
  #isCopyDue = false;

  constructor(
    id: DraftId,
    wire: Wire,
    { keep = null, clock = windowClock, drawClientId = () => new Y.Doc().clientID }: Own = {},
  ) {
    this.id = id;
    this.#wire = wire;
    this.#clock = clock;
    this.#copy = new ArticleCopy({
      drawClientId,
      onTyped: (update) => {
        this.#view.typed();
        this.#outbox.put(update);
      },
      onChanged: () => this.#view.articleChanged(),
    });
    this.#view = new DraftView({ clock, article: () => this.article, saved: () => this.#saved() });
    this.#keep = keep && new DraftKeep(keep, id, () => this.#view.patch({ saved: this.#saved() }));
    this.#saving = new Saving(clock, () => this.#view.patch({ saved: this.#saved() }));
    this.#outbox = this.#newOutbox();
    this.#cursors = new CursorPost(clock, (cursor) => wire.request('draft.cursor', { draftId: id, cursor }));
    this.#joining = new Joining({
      wire,
      clock,
      asked: () => this.#asked(),
      onJoined: (answer) => this.#onJoined(answer),
    });
    this.#check = new StateCheck({
      clock,
      isQuiet: () => this.#outbox.isEmpty && this.#view.standing !== null && !this.#joining.isComing,
      ask: () => this.#askWhetherSame(),
      onDiffers: () => void this.#heal(),
      onUnseated: () => this.#rejoin(),
    });
    this.#stops.push(
      noteOpen(wire, id, () => this.#takeMore()),
      wire.on('draft.frame', (frame) => this.#onFrame(frame)),
      wire.on('draft.presence', (message) => this.#onPresence(message)),
    );
    this.#lineStops.push(
      noteHolder(wire, this),
      wire.on('draft.rejoin', (message) => message.draftId === id && this.#rejoin()),
      wire.line.subscribe(() => this.#onLine()),
      wire.disk.subscribe(() => this.#onDisk()),
    );
    const leaving = leavingOf(wire, id);
    if (leaving || this.#keep) this.#begun = this.#begin(leaving);
    else this.#begun = this.#join();
  }

  /** Resolves when what the device has of the draft is there. */
  get restored(): Promise<void> {
    return this.#keep ? this.#begun : Promise.resolve();
  }

  get state(): Cell<DraftState> {
    return this.#view.state;
  }

  /** The article to edit. It changes identity only when `generation` does. */
  get article(): Y.Text {
    return this.#copy.article;
  }

  /** What is read from the article as it stands at this moment. */
  get now(): Pick<Standing, 'blocks' | 'places'> {
    return this.#view.now();
  }

  get hasUnsentWords(): boolean {
    return !this.#outbox.isEmpty;
  }

  /** Whether something would be lost if this window went away now. */
  get wouldLoseWords(): boolean {
    return this.hasUnsentWords && !this.#isKept;
  }

  /** Marks a transaction origin as somebody's own doing: only such updates travel (design: binding). */
  travels(origin: object): void {
    this.#copy.travels(origin);
  }

  /** New anchors for threads whose words the edit just made moved. */
  moved(moved: readonly Moved[]): void {
    this.#outbox.putMoved(moved);
  }

  /** Calls back before the article takes in what others did: until then, what the page shows is what it holds. */
  beforeTold(listener: () => void): () => void {
    return this.#copy.beforeTold(listener);
  }

  setCursor(cursor: Cursor): void {
    this.#cursors.set(cursor);
  }

  /** Resolves when all that was typed so far is on the server's disk (or was refused). */
  flushed(): Promise<void> {
    return this.#outbox.flushed();
  }

  forgetKept(): void {
    this.#keep?.forgetKept(this.#kept?.words ?? '');
    this.#kept = null;
    this.#view.forgetKept();
  }

  /** Words that are still on their way leave first; whoever opens the draft again waits for them. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#view.close();
    this.#check.close();
    this.#cursors.close();
    // Whoever waits for a seat must not give up that of the one who leaves.
    if (this.#isWaiting) void this.#stopLine();
    else if (this.#isDone) void this.#leave();
    else noteLeaving(this.#wire, this.id, this.#lastWords());
  }

  /** Sends what an earlier window left on this device, and leaves. */
  deliver(): Promise<Kept | null> {
    for (const stop of this.#stops) stop();
    const delivered = this.#deliver();
    noteLeaving(this.#wire, this.id, delivered);
    return delivered;
  }

  async #deliver(): Promise<Kept | null> {
    await this.#begun;
    this.#isClosed = true;
    if (this.#isDone) await this.#leave();
    return this.#isDone ? this.#kept : await this.#lastWords();
  }

  /** Whether nothing is left to be sent, or nothing can be: what the device keeps is sent when the line is back. */
  get #isDone(): boolean {
    return this.#outbox.isEmpty || this.state.get().phase === 'refused';
  }

  async #lastWords(): Promise<Kept | null> {
    await (this.#isKept ? Promise.race([this.flushed(), untilShut(this.#wire)]) : this.flushed());
    await this.#leave();
    return this.#kept;
  }

  async #stopLine(): Promise<void> {
    for (const stop of this.#lineStops) stop();
    this.#saving.close();
    this.#joining.close();
    await this.#keep?.close();
  }

  async #leave(): Promise<void> {
    this.#outbox.pause();
    const kept = this.#stopLine();
    this.#wire.request('draft.leave', { draftId: this.id }).catch(() => {
      // A broken line has left the room already.
    });
    this.#copy.destroy();
    await kept;
  }

  /** An earlier window of this page leaves first; then what the device has is shown, while the server is asked. */
  async #begin(leaving: Promise<Kept | null> | null): Promise<void> {
    this.#isWaiting = true;
    this.#kept = leaving && (await leaving);
    const opened = this.#isClosed ? null : ((await this.#keep?.open()) ?? null);
    this.#isWaiting = false;
    if (this.#isClosed) return void this.#stopLine();
    if (opened) this.#restore(opened);
    void this.#join();
  }

  /** Another window of this person has died: what it left unsent is now this one's to send. */
  async #takeMore(): Promise<void> {
    // Until it has opened its keep it is not alive for other windows, and takes these rows over then anyway.
    if (this.#isWaiting) return;
    const taken = await this.#keep?.takeMore();
    if (!taken || this.#isClosed) return;
    this.#outbox.pause();
    const typed = taken.unsent.map((parcel) => parcel.update);
    this.#copy.restore(taken.told, typed);
    this.#outbox.load(taken.unsent);
    this.#view.patch({ saved: this.#saved() });
    await this.#join();
  }

  #restore({ copy, told, unsent, kept }: Opened): void {
    const typed = unsent.map((parcel) => parcel.update);
    this.#copy.restore(copy ? [copy.state, ...told] : told, typed);
    this.#outbox.load(unsent);
    this.#kept ??= kept;
    if (!copy) return;
    const { review, cuts, textVersion, seq, epoch } = copy;
    this.#seq = seq;
    this.#epoch = epoch;
    this.#view.open({
      review,
      cuts,
      textVersion,
      presence: [],
      session: '',
      kept: this.#kept,
      generation: 0,
    });
  }

  #asked(): Asked | null {
    if (this.#isWaiting) return null;
    const standing = this.#view.standing;
    const lastEvent = standing?.review.lastEvent ?? 0;
    this.#had = Math.max(lastEvent, standing?.textVersion ?? 0);
    return {
      draftId: this.id,
      stateVector: this.#copy.stateVector,
      lastEvent,
      clientIds: this.#copy.clientIds,
      epoch: this.#epoch,
    };
  }

  /** What is in flight counts as unsent until the answer tells what the server has. */
  async #join(): Promise<void> {
    if (this.#isWaiting) return;
    this.#outbox.pause();
    this.#check.pause();
    await this.#joining.join();
  }

  /** A room that is lost again at once is left alone for a moment: the disk may be full. */
  #rejoin(): void {
    if (this.#isWaiting) return;
    const now = this.#clock.now();
    const isAgain = now - this.#rejoinedAt < REJOIN_EVERY;
    this.#rejoinedAt = now;
    if (!isAgain) {
      void this.#join();
      return;
    }
    this.#outbox.pause();
    this.#joining.joinLater();
  }

  #onJoined(answer: Ack<Joined>): void {
    if (!answer.ok) {
      this.#onShut(answer.refusal);
      return;
    }
    const isOfAnotherPast = this.#epoch !== null && answer.epoch !== this.#epoch;
    if (isOfAnotherPast || answer.seq < this.#had) {
      this.#onWentBack(answer);
      return;
    }
    this.#epoch = answer.epoch;
    const before = this.#view.standing;
    // What the device has already is neither written to it nor read from the article again.
    const isFound = this.#keep?.hasFound(answer.epoch, answer.seq) ?? false;
    if (isFound) this.#copy.take(answer.update);
    else this.#takeIn(answer.update);
    this.#seq = answer.seq;
    if (answer.newClientId) {
      this.#copy.takeNewClientId();
      void this.#join();
    } else if (canSave(this.#wire)) this.#outbox.resume();
    const told = { ...afterJoin(before, answer), kept: before?.kept ?? this.#kept };
    if (isFound && before) this.#view.patch(told);
    else this.#view.open(told);
    const later = this.#early.filter((frame) => frame.seq > answer.seq);
    this.#early = [];
    for (const frame of later) this.#onFrame(frame);
    this.#mindGap();
    // The article is drawn first.
    if (!isFound) this.#keep?.copySoon(() => this.#keepCopy());
    this.#check.beginSoon();
  }

  #askWhetherSame(): Promise<Ack<{ readonly verdict: Verdict }>> {
    const textVersion = this.#view.standing?.textVersion ?? 0;
    return this.#wire.request('draft.check', { draftId: this.id, textVersion, hash: this.#copy.hash });
  }

  /** This copy went wrong, whatever made it so: once what was typed in it is on the server, a new one takes its place. */
  async #heal(): Promise<void> {
    const damaged = this.article;
    await within(this.#clock, HEAL_WITHIN, this.flushed());
    // Without a line there is nothing to put in its place; the join after it asks again.
    if (this.article !== damaged || this.#isClosed || !canSave(this.#wire)) return;
    const words = wordsIn(this.#outbox.unsent);
    const refusal = refuse('update-refused', 'This copy of the draft went wrong and was read anew.');
    const kept = words === '' ? null : { words, refusal };
    this.#startAnew(kept, this.#view.standing);
    this.#keep?.outdated(kept);
  }

  #onShut(refusal: Refusal): void {
    // Nothing is wrong with what was asked, so what stands here stays until the server can answer.
    if (refusal.code === 'not-saved' || (this.#view.standing && refusal.code === 'internal')) {
      this.#joining.joinLater();
      return;
    }
    if (isForGood(refusal) && !this.#outbox.isEmpty) this.#setAside(refusal);
    if (this.#isClosed) this.#outbox.drop();
    this.#view.refuse(refusal, this.#kept);
  }

  /** What was typed here and can go nowhere any more stays for copying. */
  #setAside(refusal: Refusal): void {
    const words = wordsIn(this.#outbox.unsent);
    this.#keepWords(words, refusal);
    this.#outbox.drop();
    this.#keep?.refused({ words, refusal });
  }

  #keepWords(words: string, refusal: Refusal): void {
    const before = this.#view.standing?.kept ?? this.#kept;
    this.#kept = { words: [before?.words ?? '', words].join('\n').trim(), refusal };
  }

  #onFrame(frame: Frame): void {
    const standing = this.#view.standing;
    if (frame.draftId !== this.id) return;
    if (standing) this.#seq = frame.seq;
    if (standing && frame.update) this.#takeIn(frame.update);
    this.#mindGap();
    // Events that were missed would never be asked for if newer ones were taken: those wait until the join is answered.
    if (this.#joining.isComing) this.#early.push(frame);
    if (!standing || this.#joining.isComing) return;
    this.#view.patch(afterFrame(standing, frame, this.article));
    if (frame.events.length > 0 || this.#keep?.wantsCopy) this.#keepCopy();
  }

  /**
   * Text that something is missing under would stay out of sight: whatever went wrong, a join mends it. One that is to
   * come will: to ask anew at every frame told meanwhile would let no answer count while colleagues type fast.
   */
  #mindGap(): void {
    if (this.#copy.hasGap && !this.#joining.isComing) this.#rejoin();
  }

  #takeIn(update: Uint8Array): void {
    this.#copy.take(update);
    this.#keep?.told(update);
  }

  /** A copy holds nothing unsent: another window of this person may build on it. */
  #keepCopy(): void {
    const standing = this.#view.standing;
    const epoch = this.#epoch;
    this.#isCopyDue = !this.#outbox.isEmpty;
    if (!this.#keep || !standing || !epoch || this.#isCopyDue || this.#copy.hasGap) return;
    const { review, cuts, textVersion } = standing;
    this.#keep.copy({ review, cuts, textVersion, epoch, seq: this.#seq, state: this.#copy.update() });
  }

  #onPresence(message: Told['draft.presence']): void {
    const standing = this.#view.standing;
    if (message.draftId !== this.id || !standing) return;
    this.#view.patch({ presence: withChanges(standing.presence, message) });
  }

  #onLine(): void {
    if (this.#wire.line.get() === 'online') {
      void this.#join();
      return;
    }
    this.#outbox.pause();
    this.#check.pause();
    this.#view.patch({ saved: this.#saved(), presence: [] });
  }

  /** Words for a disk that takes none stay here; once it does, they go out again after a join. */
  #onDisk(): void {
    if (canSave(this.#wire)) void this.#join();
    else this.#outbox.pause();
    this.#view.patch({ saved: this.#saved() });
  }

  /** The server will not have what was typed: keep the words, start from its document. */
  #onRefused(refusal: Refusal): void {
    const kept = { words: wordsIn(this.#outbox.unsent), refusal };
    this.#startAnew(kept, this.#view.standing);
    this.#keep?.refused(kept);
  }

  /** The server stands on an earlier copy, a restored one: what it lacks is kept, and what it decides is learnt anew. */
  #onWentBack({ stateVector }: Joined): void {
    const words = wordsIn([this.#copy.update(stateVector)]);
    const standing = this.#view.standing;
    const refusal = refuse('not-saved', 'The server went back to an earlier copy of this draft.');
    this.#startAnew({ words, refusal }, standing && { ...standing, review: EMPTY_REVIEW, textVersion: 0 });
    this.#keep?.outdated({ words, refusal });
  }

  #startAnew(kept: Kept | null, standing: Standing | null): void {
    if (kept) this.#keepWords(kept.words, kept.refusal);
    else this.#kept = standing?.kept ?? this.#kept;
    this.#copy.renew();
    this.#epoch = null;
    this.#early = [];
    this.#outbox.drop();
    if (this.#isClosed) return;
    this.#outbox = this.#newOutbox();
    if (standing) this.#view.patch({ ...standing, generation: standing.generation + 1, kept: this.#kept });
    void this.#join();
  }

  #newOutbox(): Outbox {
    return new Outbox({
      send: (parcel) => this.#wire.update({ draftId: this.id, update: parcel.update, moved: parcel.moved }),
      onChange: () => {
        this.#view.patch({ saved: this.#saved() });
        if (this.#isCopyDue && this.#outbox.isEmpty) this.#keepCopy();
      },
      onRefused: (refusal) => this.#onRefused(refusal),
      onBroken: () => this.#rejoin(),
      keeping: this.#keep,
    });
  }

  #saved(): Saved {
    return this.#saving.state({
      isUnsent: !this.#outbox.isEmpty,
      canSave: canSave(this.#wire),
      isKept: this.#isKept,
    });
  }

  get #isKept(): boolean {
    return this.#keep !== null && !this.#keep.isFailing;
  }
}

/** Asking again would change nothing. Whoever is signed out or has an old page comes back with their words. */
function isForGood({ code }: Refusal): boolean {
  return code === 'not-found' || code === 'forbidden';
}
