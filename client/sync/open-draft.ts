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
import { leavingOf, noteLeaving } from './departures.ts';
import type { DraftState, Kept, Saved, Standing } from './draft-state.ts';
import { type Asked, Joining } from './joining.ts';
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
  #rejoinedAt = Number.NEGATIVE_INFINITY;
  #kept: Kept | null = null;

  constructor(
    id: DraftId,
    wire: Wire,
    { clock = windowClock, drawClientId = () => new Y.Doc().clientID }: Partial<Own> = {},
  ) {
    this.id = id;
    this.#wire = wire;
    this.#own = { clock, drawClientId };
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
      wire.on('draft.frame', (frame) => this.#onFrame(frame)),
      wire.on('draft.presence', (message) => this.#onPresence(message)),
    );
    this.#lineStops.push(
      wire.on('draft.rejoin', (message) => message.draftId === id && this.#rejoin()),
      wire.line.subscribe(() => this.#onLine()),
    );
    const leaving = leavingOf(wire, id);
    if (leaving === null) this.#join();
    else void this.#follow(leaving);
  }

  /** The article to edit. It changes identity only when `generation` does. */
  get article(): Y.Text {
    return articleOf(this.#doc);
  }

  get hasUnsentWords(): boolean {
    return !this.#outbox.isEmpty;
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
    this.#kept = null;
    this.#patch({ kept: null });
  }

  /** Words that are still on their way leave first; whoever opens the draft again waits for them. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#stopDerived?.();
    this.#check.close();
    this.#cursors.close();
    // Whoever waits for a seat must not give up that of the one who leaves.
    if (this.#isWaiting) this.#stopLine();
    else if (this.#outbox.isEmpty || this.state.get().phase === 'refused') this.#leave();
    else noteLeaving(this.#wire, this.id, this.#lastWords());
  }

  async #lastWords(): Promise<Kept | null> {
    await this.flushed();
    this.#leave();
    return this.#kept;
  }

  #stopLine(): void {
    for (const stop of this.#lineStops) stop();
    this.#saving.close();
    this.#joining.close();
  }

  #leave(): void {
    this.#stopLine();
    this.#wire.request('draft.leave', { draftId: this.id }).catch(() => {
      // A broken line has left the room already.
    });
    this.#doc.destroy();
  }

  async #follow(leaving: Promise<Kept | null>): Promise<void> {
    this.#isWaiting = true;
    this.#kept = await leaving;
    this.#isWaiting = false;
    if (!this.#isClosed) this.#join();
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
  #join(): void {
    if (this.#isWaiting) return;
    this.#outbox.pause();
    this.#check.pause();
    void this.#joining.join();
  }

  /** A room that is lost again at once is left alone for a moment: the disk may be full. */
  #rejoin(): void {
    if (this.#isWaiting) return;
    const now = this.#own.clock.now();
    const isAgain = now - this.#rejoinedAt < REJOIN_EVERY;
    this.#rejoinedAt = now;
    if (!isAgain) {
      this.#join();
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
    if (answer.newClientId) this.#takeNewClientId();
    else this.#outbox.resume();
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
  }

  #onShut(refusal: Refusal): void {
    // Nothing is wrong with what was asked, so what stands here stays until the server can answer.
    if (refusal.code === 'not-saved' || (this.#standing() && refusal.code === 'internal')) {
      this.#joining.joinLater();
      return;
    }
    if (this.#isClosed) this.#outbox.drop();
    this.state.set({ phase: 'refused', refusal });
  }

  #open(standing: Omit<Standing, 'blocks' | 'places' | 'saved'>): void {
    const article = this.article;
    const places = placesOf(article, standing.review);
    this.state.set({ phase: 'open', ...standing, blocks: readBlocks(article), places, saved: this.#saved() });
  }

  #onFrame(frame: Frame): void {
    const standing = this.#standing();
    if (frame.draftId !== this.id) return;
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
  }

  #takeIn(update: Uint8Array): void {
    for (const listener of this.#beforeTold) listener();
    Y.applyUpdate(this.#doc, update, this);
  }

  #onPresence(message: Told['draft.presence']): void {
    const standing = this.#standing();
    if (message.draftId !== this.id || !standing) return;
    this.#patch({ presence: withChanges(standing.presence, message) });
  }

  #onLine(): void {
    if (this.#wire.line.get() === 'online') {
      this.#join();
      return;
    }
    this.#outbox.pause();
    this.#check.pause();
    this.#patch({ saved: this.#saved(), presence: [] });
  }

  /** The server will not have what was typed: keep the words, start from its document. */
  #onRefused(refusal: Refusal): void {
    this.#startAnew({ words: wordsIn(this.#outbox.unsent), refusal }, this.#standing());
  }

  /** The server stands on an earlier copy, a restored one: what it lacks is kept, and what it decides is learnt anew. */
  #onWentBack({ stateVector }: Joined): void {
    const words = wordsIn([Y.encodeStateAsUpdate(this.#doc, stateVector)]);
    const standing = this.#standing();
    const refusal = refuse('not-saved', 'The server went back to an earlier copy of this draft.');
    this.#startAnew({ words, refusal }, standing && { ...standing, review: EMPTY_REVIEW, textVersion: 0 });
  }

  #startAnew(kept: Kept | null, standing: Standing | null): void {
    this.#keep(kept, standing?.kept ?? this.#kept);
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
    this.#join();
  }

  /** What was kept before stays with what is kept now. */
  #keep(kept: Kept | null, before: Kept | null): void {
    const words = [before?.words ?? '', kept?.words ?? ''].join('\n').trim();
    this.#kept = kept ? { ...kept, words } : before;
  }

  #newDocument(): Y.Doc {
    const doc = withoutCleanUp(new Y.Doc());
    doc.clientID = this.#own.drawClientId();
    return doc;
  }

  #takeNewClientId(): void {
    this.#clientIds.push(this.#doc.clientID);
    this.#doc.clientID = this.#own.drawClientId();
    this.#join();
  }

  #newOutbox(): Outbox {
    return new Outbox({
      send: (parcel) =>
        this.#wire.request('draft.update', {
          draftId: this.id,
          update: parcel.update,
          moved: parcel.moved,
        }),
      onChange: () => this.#patch({ saved: this.#saved() }),
      onRefused: (refusal) => this.#onRefused(refusal),
      onBroken: () => this.#rejoin(),
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
      isOnline: this.#wire.line.get() === 'online',
    });
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
