// One draft open in this window: its document, its review, and the promise that nothing typed is lost in between.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { stateHash } from '../../shared/article/state-hash.ts';
import type { Ack, Cut, Cuts, Frame, Joined, Told, Verdict } from '../../shared/protocol.ts';
import { apply } from '../../shared/review/apply.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { EMPTY_REVIEW, type Review } from '../../shared/review/review.ts';
import { Cell } from './cell.ts';
import { type Clock, windowClock, within } from './clock.ts';
import type { Wire } from './connection.ts';
import { leavingOf, noteLeaving, noteOpen } from './departures.ts';
import { DraftKeep, type Opened } from './draft-keep.ts';
import type { DraftState, Kept, Saved, Standing } from './draft-state.ts';
import { type Asked, Joining } from './joining.ts';
import type { Keep } from './keep.ts';
import { wordsIn } from './kept-words.ts';
import { type Moved, Outbox } from './outbox.ts';
import { placesOf } from './places.ts';
import { CursorPost, withChanges } from './presence.ts';
import { Saving } from './saving.ts';
import { StateCheck } from './state-check.ts';

/** Told to rejoin more often than this, a window waits before it does, in milliseconds. */
const REJOIN_EVERY = 1_000;
/** How long a copy that went wrong waits for the words typed in it to leave, in milliseconds. */
const HEAL_WITHIN = 4_000;

/** What of the window a test holds in its hand. */
type Own = { readonly clock: Clock; readonly drawClientId: () => number };

type Cursor = { readonly anchor: Uint8Array; readonly head: Uint8Array } | null;

export class OpenDraft {
  readonly id: DraftId;
  readonly state = new Cell<DraftState>({ phase: 'joining' });
  readonly #wire: Wire;
  readonly #own: Own;
  /** Null where the device keeps nothing. */
  readonly #keep: DraftKeep | null;
  readonly #cursors: CursorPost;
  readonly #travelling = new WeakSet<object>();
  readonly #beforeTold = new Set<() => void>();
  readonly #clientIds: number[] = [];
  readonly #stops: (() => void)[] = [];
  /** What is still heard while the last words leave. */
  readonly #lineStops: (() => void)[] = [];
  readonly #joining: Joining;
  readonly #saving: Saving;
  readonly #check: StateCheck;
  #doc: Y.Doc;
  #outbox: Outbox;
  #stopDerived: (() => void) | null = null;
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
    {
      keep = null,
      clock = windowClock,
      drawClientId = () => new Y.Doc().clientID,
    }: Partial<Own> & { readonly keep?: Keep | null } = {},
  ) {
    this.id = id;
    this.#wire = wire;
    this.#own = { clock, drawClientId };
    this.#keep = keep && new DraftKeep(keep, id, () => this.#patch({ saved: this.#saved() }));
    this.#doc = this.#newDocument();
    this.#saving = new Saving(clock, () => this.#patch({ saved: this.#saved() }));
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
      isQuiet: () => this.#outbox.isEmpty && this.#standing() !== null && !this.#joining.isComing,
      ask: () => this.#askWhetherSame(),
      onDiffers: () => void this.#heal(),
    });
    this.#watchDocument();
    this.#stops.push(
      noteOpen(wire, id),
      wire.on('draft.frame', (frame) => this.#onFrame(frame)),
      wire.on('draft.presence', (message) => this.#onPresence(message)),
    );
    this.#lineStops.push(
      wire.on('draft.rejoin', (message) => message.draftId === id && this.#rejoin()),
      wire.line.subscribe(() => this.#onLine()),
      wire.disk.subscribe(() => this.#onDisk()),
    );
    const leaving = leavingOf(wire, id);
    if (leaving || this.#keep) this.#begun = this.#begin(leaving);
    else this.#begun = this.#join();
  }

  /** The article to edit. It changes identity only when `generation` does. */
  get article(): Y.Text {
    return articleOf(this.#doc);
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
    this.#travelling.add(origin);
  }

  /** New anchors for threads whose words the edit just made moved. */
  moved(moved: readonly Moved[]): void {
    this.#outbox.putMoved(moved);
  }

  /** Calls back before the article takes in what others did: until then, what the page shows is what it holds. */
  beforeTold(listener: () => void): () => void {
    this.#beforeTold.add(listener);
    return () => this.#beforeTold.delete(listener);
  }

  setCursor(cursor: Cursor): void {
    this.#cursors.set(cursor);
  }

  /** Resolves when all that was typed so far is on the server's disk (or was refused). */
  flushed(): Promise<void> {
    return this.#outbox.flushed();
  }

  forgetKept(): void {
    this.#keep?.forgetKept();
    this.#kept = null;
    this.#patch({ kept: null });
    const state = this.state.get();
    if (state.phase === 'refused') this.state.set({ ...state, kept: null });
  }

  /** Words that are still on their way leave first; whoever opens the draft again waits for them. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#stopDerived?.();
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
    await (this.#isKept ? Promise.race([this.flushed(), this.#lineLost()]) : this.flushed());
    await this.#leave();
    return this.#kept;
  }

  #lineLost(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.#canSave) resolve();
      };
      this.#lineStops.push(this.#wire.line.subscribe(look), this.#wire.disk.subscribe(look));
      look();
    });
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
    this.#doc.destroy();
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

  #restore({ copy, told, unsent, kept }: Opened): void {
    const updates = [...(copy ? [copy.state] : []), ...told, ...unsent.map((parcel) => parcel.update)];
    for (const update of updates) Y.applyUpdate(this.#doc, update, this);
    this.#outbox.load(unsent);
    this.#clientIds.push(...writersOf(unsent.map((parcel) => parcel.update)));
    this.#kept ??= kept;
    if (!copy) return;
    const { review, cuts, textVersion, seq, epoch } = copy;
    this.#seq = seq;
    this.#epoch = epoch;
    this.#open({ review, cuts, textVersion, presence: [], session: '', kept: this.#kept, generation: 0 });
  }

  #asked(): Asked {
    const standing = this.#standing();
    const lastEvent = standing?.review.lastEvent ?? 0;
    this.#had = Math.max(lastEvent, standing?.textVersion ?? 0);
    return {
      draftId: this.id,
      stateVector: Y.encodeStateVector(this.#doc),
      lastEvent,
      clientIds: [this.#doc.clientID, ...this.#clientIds],
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
    const now = this.#own.clock.now();
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
    const before = this.#standing();
    this.#takeIn(answer.update);
    this.#seq = answer.seq;
    if (answer.newClientId) this.#takeNewClientId();
    else if (this.#canSave) this.#outbox.resume();
    const review = withEvents(before?.review ?? EMPTY_REVIEW, answer.events);
    this.#open({
      review,
      cuts: answer.cuts,
      presence: answer.presence,
      session: answer.session,
      textVersion: answer.textVersion,
      kept: before?.kept ?? this.#kept,
      generation: before?.generation ?? 0,
    });
    const later = this.#early.filter((frame) => frame.seq > answer.seq);
    this.#early = [];
    for (const frame of later) this.#onFrame(frame);
    this.#keepCopy();
    void this.#check.begin();
  }

  #askWhetherSame(): Promise<Ack<{ readonly verdict: Verdict }>> {
    const textVersion = this.#standing()?.textVersion ?? 0;
    return this.#wire.request('draft.check', { draftId: this.id, textVersion, hash: stateHash(this.#doc) });
  }

  /** This copy went wrong, whatever made it so: once what was typed in it is on the server, a new one takes its place. */
  async #heal(): Promise<void> {
    const damaged = this.#doc;
    await within(this.#own.clock, HEAL_WITHIN, this.flushed());
    if (this.#doc !== damaged || this.#isClosed) return;
    const words = wordsIn(this.#outbox.unsent);
    const refusal = refuse('update-refused', 'This copy of the draft went wrong and was read anew.');
    this.#startAnew(words === '' ? null : { words, refusal }, this.#standing());
    this.#keep?.outdated(words === '' ? null : this.#kept);
  }

  #onShut(refusal: Refusal): void {
    // Nothing is wrong with what was asked, so what stands here stays until the server can answer.
    if (refusal.code === 'not-saved' || (this.#standing() && refusal.code === 'internal')) {
      this.#joining.joinLater();
      return;
    }
    if (isForGood(refusal) && !this.#outbox.isEmpty) this.#setAside(refusal);
    if (this.#isClosed) this.#outbox.drop();
    this.state.set({ phase: 'refused', refusal, kept: this.#kept });
  }

  /** What was typed here and can go nowhere any more stays for copying. */
  #setAside(refusal: Refusal): void {
    this.#keepWords(wordsIn(this.#outbox.unsent), refusal);
    this.#outbox.drop();
    if (this.#kept) this.#keep?.refused(this.#kept);
  }

  #keepWords(words: string, refusal: Refusal): void {
    const before = this.#standing()?.kept ?? this.#kept;
    this.#kept = { words: [before?.words ?? '', words].join('\n').trim(), refusal };
  }

  #open(standing: Omit<Standing, 'blocks' | 'places' | 'saved'>): void {
    const article = this.article;
    const places = placesOf(article, standing.review);
    this.state.set({ phase: 'open', ...standing, blocks: readBlocks(article), places, saved: this.#saved() });
  }

  #onFrame(frame: Frame): void {
    const standing = this.#standing();
    if (frame.draftId !== this.id) return;
    if (standing) this.#seq = frame.seq;
    if (standing && frame.update) this.#takeIn(frame.update);
    // Text that something is missing under would stay out of sight: whatever went wrong, a join mends it.
    if (this.#doc.store.pendingStructs) this.#rejoin();
    // Events that were missed would never be asked for if newer ones were taken: those wait until the join is answered.
    if (this.#joining.isComing) this.#early.push(frame);
    if (!standing || this.#joining.isComing) return;
    const cuts = withCuts(standing.cuts, frame.cuts);
    const review = withEvents(standing.review, frame.events);
    const places = frame.events.length > 0 ? placesOf(this.article, review) : standing.places;
    this.#patch({ review, places, cuts, textVersion: frame.textVersion });
    if (frame.events.length > 0 || this.#keep?.wantsCopy) this.#keepCopy();
  }

  #takeIn(update: Uint8Array): void {
    for (const listener of this.#beforeTold) listener();
    Y.applyUpdate(this.#doc, update, this);
    this.#keep?.told(update);
  }

  /** A copy holds nothing unsent: another window of this person may build on it. */
  #keepCopy(): void {
    const standing = this.#standing();
    const epoch = this.#epoch;
    this.#isCopyDue = !this.#outbox.isEmpty;
    if (!this.#keep || !standing || !epoch || this.#isCopyDue || this.#doc.store.pendingStructs) return;
    const { review, cuts, textVersion } = standing;
    const state = Y.encodeStateAsUpdate(this.#doc);
    this.#keep.copy({ review, cuts, textVersion, epoch, seq: this.#seq, state });
  }

  #onPresence(message: Told['draft.presence']): void {
    const standing = this.#standing();
    if (message.draftId !== this.id || !standing) return;
    this.#patch({ presence: withChanges(standing.presence, message) });
  }

  #onLine(): void {
    if (this.#wire.line.get() === 'online') {
      void this.#join();
      return;
    }
    this.#outbox.pause();
    this.#check.pause();
    this.#patch({ saved: this.#saved(), presence: [] });
  }

  /** Words for a disk that takes none stay here; once it does, they go out again after a join. */
  #onDisk(): void {
    if (this.#canSave) void this.#join();
    else this.#outbox.pause();
    this.#patch({ saved: this.#saved() });
  }

  get #canSave(): boolean {
    return this.#wire.line.get() === 'online' && this.#wire.disk.get() === 'fine';
  }

  /** The server will not have what was typed: keep the words, start from its document. */
  #onRefused(refusal: Refusal): void {
    this.#startAnew({ words: wordsIn(this.#outbox.unsent), refusal }, this.#standing());
    if (this.#kept) this.#keep?.refused(this.#kept);
  }

  /** The server stands on an earlier copy, a restored one: what it lacks is kept, and what it decides is learnt anew. */
  #onWentBack({ stateVector }: Joined): void {
    const words = wordsIn([Y.encodeStateAsUpdate(this.#doc, stateVector)]);
    const standing = this.#standing();
    const refusal = refuse('not-saved', 'The server went back to an earlier copy of this draft.');
    this.#startAnew({ words, refusal }, standing && { ...standing, review: EMPTY_REVIEW, textVersion: 0 });
    this.#keep?.outdated(this.#kept);
  }

  #startAnew(kept: Kept | null, standing: Standing | null): void {
    if (kept) this.#keepWords(kept.words, kept.refusal);
    else this.#kept = standing?.kept ?? this.#kept;
    this.#doc.destroy();
    this.#doc = this.#newDocument();
    this.#clientIds.length = 0;
    this.#epoch = null;
    this.#early = [];
    this.#outbox.drop();
    if (this.#isClosed) return;
    this.#outbox = this.#newOutbox();
    this.#watchDocument();
    if (standing)
      this.state.set({ phase: 'open', ...standing, generation: standing.generation + 1, kept: this.#kept });
    void this.#join();
  }

  #newDocument(): Y.Doc {
    const doc = withoutCleanUp(new Y.Doc());
    doc.clientID = this.#own.drawClientId();
    return doc;
  }

  #takeNewClientId(): void {
    this.#clientIds.push(this.#doc.clientID);
    this.#doc.clientID = this.#own.drawClientId();
    void this.#join();
  }

  #newOutbox(): Outbox {
    return new Outbox({
      send: (parcel) =>
        this.#wire.request('draft.update', {
          draftId: this.id,
          update: parcel.update,
          moved: parcel.moved,
        }),
      onChange: () => {
        this.#patch({ saved: this.#saved() });
        if (this.#isCopyDue && this.#outbox.isEmpty) this.#keepCopy();
      },
      onRefused: (refusal) => this.#onRefused(refusal),
      onBroken: () => this.#rejoin(),
      keeping: this.#keep,
    });
  }

  #watchDocument(): void {
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (typeof origin === 'object' && origin !== null && this.#travelling.has(origin))
        this.#outbox.put(update);
    });
    articleOf(this.#doc).observeDeep(() => this.#deriveSoon());
  }

  #saved(): Saved {
    return this.#saving.state({
      isUnsent: !this.#outbox.isEmpty,
      canSave: this.#canSave,
      isKept: this.#isKept,
    });
  }

  get #isKept(): boolean {
    return this.#keep !== null && !this.#keep.isFailing;
  }

  /** Blocks and places are for reading, not for the keystroke: they follow a moment later, once for many changes. */
  #deriveSoon(): void {
    this.#stopDerived ??= this.#own.clock.after(60, () => {
      this.#stopDerived = null;
      const standing = this.#standing();
      if (!standing) return;
      const article = this.article;
      this.#patch({ blocks: readBlocks(article), places: placesOf(article, standing.review) });
    });
  }

  #standing(): Standing | null {
    const state = this.state.get();
    return state.phase === 'open' ? state : null;
  }

  #patch(change: Partial<Standing>): void {
    const state = this.state.get();
    if (state.phase === 'open') this.state.set({ ...state, ...change });
  }
}

function withEvents(review: Review, events: readonly ReviewEvent[]): Review {
  return events.filter((event) => event.seq > review.lastEvent).reduce(apply, review);
}

/** A cut that reads null was taken back: the words are there again. */
function withCuts(before: Cuts, changes: Frame['cuts']): Cuts {
  const cuts: Record<number, Cut> = {};
  for (const [thread, cut] of Object.entries({ ...before, ...changes })) if (cut) cuts[Number(thread)] = cut;
  return cuts;
}

/** Under which Yjs client ids these updates were typed. */
function writersOf(updates: readonly Uint8Array[]): readonly number[] {
  const structs = updates.flatMap((update) => Y.decodeUpdate(update).structs);
  return [...new Set(structs.map((struct) => struct.id.client))];
}

/** Asking again would change nothing. Whoever is signed out or has an old page comes back with their words. */
function isForGood({ code }: Refusal): boolean {
  return code === 'not-found' || code === 'forbidden';
}
