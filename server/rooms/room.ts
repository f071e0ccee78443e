// One open draft: everybody's edits and commands, one at a time; told to all once they are on disk.
//
// There is no `await` between a check and its effect: what is judged is what is written. Whatever is answered waits
// until all that the answer was made from is on disk.
import { readBlocks } from '../../shared/article/read.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked, Joined, Presence, Verdict } from '../../shared/protocol.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { isRefusal } from '../commands/answers.ts';
import type { Decided } from '../commands/decision.ts';
import type { Original } from '../commands/draft-duplicate.ts';
import type { Log } from '../log.ts';
import type { Clock, People } from '../people.ts';
import type { Snapshot } from '../store/store.ts';
import type { Watch } from '../watch.ts';
import { articleView } from './article-view.ts';
import type { Sent } from './batch.ts';
import type { CardTurns } from './card-turns.ts';
import type { Random } from './chance.ts';
import type { Committer } from './committer.ts';
import { editionOf, publication } from './edition.ts';
import type { LiveDraft } from './live-draft.ts';
import type { Built } from './new-draft.ts';
import { RoomPresence } from './presence.ts';
import { type Reading, readDraft } from './read-draft.ts';
import { BROKEN, NO_DRAFT, NOT_JOINED, NOT_SAVED, SIGNED_OUT, UNREADABLE_STATE } from './refusals.ts';
import type { DraftCommand } from './room-commands.ts';
import { heardOf } from './room-frames.ts';
import { isOfAnotherPast, type JoinRequest, readBy } from './room-join.ts';
import { type Carded, RoomLog, type Saved } from './room-log.ts';
import {
  type Accepted,
  acceptUpdate,
  asOne,
  type Edit,
  movedFacts,
  type TurnedAway,
  type Typed,
} from './room-updates.ts';
import { type MayStill, Seats, type Session } from './seats.ts';
import { type Asking, StateCheck } from './state-check.ts';
import type { Tell } from './tell.ts';

/** How long parts of one bundle are judged by themselves, in milliseconds; what is left then may be sent again. */
const AT_ONCE = 8;
/** So many are judged however long it takes: whoever sends one is never put off, and as many forged ones end a line. */
const AT_LEAST = 3;
const AGAIN = { ok: false, refusal: NOT_SAVED } as const;

/** How long a room stays in memory after everybody has left, in milliseconds. */
const QUIET_AFTER = 60_000;

export type RoomParts = {
  readonly committer: Committer;
  readonly cardTurns: CardTurns;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly watch: Watch;
  readonly tell: Tell;
  readonly onCard: (carded: Carded) => void;
  readonly onPresent: (people: readonly PersonId[]) => void;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** The room has nobody and nothing left; who hears of it closes it. */
  readonly onQuiet: (room: Room) => void;
  /** The room threw itself away. */
  readonly onGone: (room: Room) => void;
};

/** The draft's number with the update in it, and whether its frame has told that already. */
export type Updated = { readonly seq: number; readonly isTold: boolean };

/** Who asks for something, under which id. */
export type Asker = { readonly by: PersonId; readonly id: string; readonly mayStill: MayStill | undefined };

export class Room {
  readonly id: DraftId;
  readonly #parts: RoomParts;
  readonly #live: LiveDraft;
  readonly #log: RoomLog;
  readonly #seats: Seats;
  readonly #check: StateCheck;
  #stopRest: (() => void) | null = null;
  #isGone = false;

  constructor(live: LiveDraft, sinceSnapshot: number, parts: RoomParts) {
    this.id = live.id;
    this.#live = live;
    this.#check = new StateCheck(live);
    this.#parts = parts;
    this.#log = new RoomLog(live, sinceSnapshot, {
      ...parts,
      onSaved: (saved) => this.#onSaved(saved),
      onLost: (outcome) => this.discard(`its commit was ${outcome}`),
    });
    const presence = new RoomPresence(parts.clock, (change) =>
      parts.tell(this.#seats.sessions, 'draft.presence', { draftId: this.id, ...change }),
    );
    this.#seats = new Seats({ claims: live.claims, presence, onChange: () => this.#onSeats() });
    this.#rest();
  }

  seats(session: string): boolean {
    return this.#seats.of(session) !== null;
  }

  /** The first entries of a draft that did not exist. */
  async begin(by: PersonId, id: string, { written, remarks }: Built): Promise<Ack<Asked>> {
    return this.#effect(() => {
      this.#log.begin(written);
      return this.#done(by, id, remarks.length > 0 ? { remarks } : {});
    });
  }

  async join(session: Session, request: JoinRequest): Promise<Ack<Joined>> {
    if (this.#isGone) return { ok: false, refusal: NOT_SAVED };
    const person = this.#parts.people.personOf(session.person);
    if (!person) return this.#refuse(SIGNED_OUT);
    this.#log.noteReturned();
    const read = readBy(person, this.#live, request);
    if (!read) return this.#refuse(UNREADABLE_STATE);
    if (isOfAnotherPast(this.#live, request)) {
      this.#seats.leave(session.id);
      return this.#answer({ ...read, session: session.id, newClientId: false, presence: [] });
    }
    const isOwn = this.#seats.take({ ...session, since: read.seq }, request.clientIds);
    const answer = await this.#answer({ ...read, session: session.id, newClientId: !isOwn });
    if (!this.#parts.people.personOf(session.person)) return this.#refuse(SIGNED_OUT);
    // Who came or left while the disk was waited for was told to a window that could not listen yet.
    return answer.ok ? { ...answer, presence: this.#seats.presence } : answer;
  }

  leave(session: string): void {
    this.#seats.leave(session);
  }

  /** Whether somebody's copy is the server's. Who knows of a text version was told of it, so it is on disk. */
  check(session: string, asked: Asking): Ack<{ readonly verdict: Verdict }> {
    const seat = this.#seats.of(session);
    if (!seat) return { ok: false, refusal: NOT_JOINED };
    const verdict = this.#check.compare(asked);
    if (verdict === 'differs') {
      const { textVersion } = asked;
      this.#parts.log.error({ draft: this.id, person: seat.person, textVersion }, 'a copy differs');
      this.#parts.watch.diverged();
    }
    return { ok: true, verdict };
  }

  cursor(session: string, cursor: Presence['cursor']): void {
    this.#seats.moveCursor(session, cursor);
  }

  /** What a session typed in one go; calls back with an answer to each part of it, once what that was made from is on disk. */
  update(session: string, typed: readonly Typed[], answer: (answers: readonly Ack<Updated>[]) => void): void {
    const answers = this.#answersTo(session, typed);
    this.#log.whenDurable((isSaved) => answer(isSaved ? answers : typed.map(() => AGAIN)));
  }

  #answersTo(session: string, typed: readonly Typed[]): readonly Ack<Updated>[] {
    const seat = this.#seats.of(session);
    const person = seat && this.#parts.people.personOf(seat.person);
    if (person) return this.#take(person, session, typed);
    return typed.map(() => ({ ok: false, refusal: seat ? SIGNED_OUT : NOT_JOINED }));
  }

  async ask({ by, id, mayStill }: Asker, command: DraftCommand): Promise<Ack<Asked>> {
    while (this.#log.holdsEdition) if (!(await this.#log.durable())) return { ok: false, refusal: NOT_SAVED };
    const { people } = this.#parts;
    const person = people.personOf(by);
    const { draft, review } = this.#live;
    if (!person || mayStill?.() === false) return this.#refuse(SIGNED_OUT);
    if (!draft) return this.#refuse(NO_DRAFT);
    this.#rest();
    const personOf = (some: PersonId): Person | null => people.personOf(some);
    const now = this.#parts.clock.now();
    const article = articleView(this.#live);
    const decided = command.decide({ person, draft, review, article, now, personOf });
    if (isRefusal(decided)) return this.#refuse(decided);
    return this.#effect(() => this.#carryOut(by, id, draft, decided));
  }

  /** The draft as it stands, once all of that is on disk. */
  async read(): Promise<Ack<Reading>> {
    this.#rest();
    const reading = readDraft(this.#live);
    return reading ? this.#answer(reading) : this.#refuse(NO_DRAFT);
  }

  /** Puts out whoever is no longer of the newsroom. */
  recheck(): void {
    for (const { id, person } of this.#seats.all) if (!this.#parts.people.personOf(person)) this.leave(id);
  }

  /** What a copy of this draft begins with, once that is on disk. */
  async original(): Promise<Ack<{ readonly original: Original }>> {
    const { draft } = this.#live;
    if (!draft || this.#isGone) return { ok: false, refusal: draft ? NOT_SAVED : NO_DRAFT };
    return this.#answer({ original: { draft, blocks: readBlocks(this.#live.article) } });
  }

  writeCard(when: 'anew' | 'if changed'): void {
    this.#log.writeCard(when);
  }

  /** Throws this copy away; the next who comes reads the draft from the log again. */
  discard(why: string): void {
    if (this.#isGone) return;
    this.#parts.log.warn({ draft: this.id, why }, 'a room was discarded');
    const { sessions } = this.#seats;
    this.#parts.onGone(this);
    // Before the answers: whoever is told to rejoin does not take `not-saved` for the last word.
    this.#parts.tell(sessions, 'draft.rejoin', { draftId: this.id });
    this.close();
  }

  /** Leaves memory. What is not on disk by now never will be. */
  close(): Snapshot | null {
    if (this.#isGone) return null;
    this.#isGone = true;
    const snapshot = this.#log.isIdle ? this.#log.takeSnapshot() : null;
    this.#seats.close();
    this.#log.close();
    return snapshot;
  }

  /**
   * Judged as one edit; when that may not be, each by itself, so that what is honest in it gets in. A window of ours has one
   * on its way at a time: whoever sends many that are hard to judge must not hold the others up.
   */
  #take(person: Person, session: string, typed: readonly Typed[]): readonly Ack<Updated>[] {
    const all = asOne(typed);
    const accepted = all && this.#judge(person, session, all);
    if (accepted && !('refusal' in accepted)) {
      const updated = this.#write(person, accepted, { session, numbers: typed.map(({ n }) => n) });
      return typed.map(() => ({ ok: true, ...updated }));
    }
    const { clock } = this.#parts;
    const over = clock.now() + AT_ONCE;
    return typed.map((one, at) =>
      at < AT_LEAST || clock.now() < over ? this.#takeOne(person, session, one) : AGAIN,
    );
  }

  #takeOne(person: Person, session: string, typed: Typed): Ack<Updated> {
    if (this.#isGone) return AGAIN;
    const { update, moved, n } = typed;
    const accepted = this.#judge(person, session, { updates: [update], moved });
    if (!('refusal' in accepted))
      return { ok: true, ...this.#write(person, accepted, { session, numbers: [n] }) };
    const { refusal, why } = accepted;
    if (why) this.#parts.watch.rejected(why);
    return { ok: false, refusal };
  }

  /** A guard that breaks over an edit has let nothing of it in: that one is refused, and all else goes on. */
  #judge(person: Person, session: string, edit: Edit): Accepted | TurnedAway {
    try {
      return acceptUpdate(this.#live, person, session, edit);
    } catch (error) {
      this.#parts.log.error({ error, draft: this.id }, 'an edit could not be judged');
      return { refusal: BROKEN, why: null };
    }
  }

  #write({ id }: Person, accepted: Accepted, sent: Sent): Updated {
    try {
      if (accepted.update) this.#log.typed(id, accepted.update, accepted.added, sent);
      this.#log.decided(id, movedFacts(this.#live, accepted));
    } catch (error) {
      this.#onBroken(error);
    }
    return { seq: this.#live.seq, isTold: accepted.update !== null };
  }

  #carryOut(by: PersonId, id: string, draft: Draft, { facts, edition, erase = [] }: Decided): Asked {
    const at = this.#log.now();
    const published = edition && editionOf(this.#live, draft, edition, { at, by });
    this.#log.decided(by, published ? [...facts, publication(published)] : facts, at);
    this.#log.erase(erase);
    if (published) this.#log.publish(published);
    return this.#done(by, id, edition ? { edition: edition.number } : {});
  }

  /** The answer, which is kept with its events. */
  #done(person: PersonId, id: string, more: Pick<Asked, 'edition' | 'remarks'>): Asked {
    const asked = { draftId: this.id, seq: this.#live.review.lastEvent, ...more };
    this.#log.answer({ person, id, answer: JSON.stringify(asked) });
    return asked;
  }

  async #effect<T>(act: () => T): Promise<Ack<T>> {
    try {
      const value = act();
      return await this.#answer(value);
    } catch (error) {
      this.#onBroken(error);
      return { ok: false, refusal: NOT_SAVED };
    }
  }

  /** A copy that throws is worth nothing, so it goes, and nothing of it is written. */
  #onBroken(error: unknown): void {
    this.#parts.log.error({ error, draft: this.id }, 'a draft broke');
    this.discard('it broke');
  }

  async #answer<T>(value: T): Promise<Ack<T>> {
    return (await this.#log.durable()) ? { ok: true, ...value } : { ok: false, refusal: NOT_SAVED };
  }

  async #refuse(refusal: Refusal): Promise<{ ok: false; refusal: Refusal }> {
    return { ok: false, refusal: (await this.#log.durable()) ? refusal : NOT_SAVED };
  }

  #onSaved({ frame, carded, snapshot }: Saved): void {
    const heard = frame ? heardOf(frame, this.#seats.all, this.#parts.people) : [];
    for (const { sessions, frame } of heard) this.#parts.tell(sessions, 'draft.frame', frame);
    if (carded) this.#parts.onCard(carded);
    if (snapshot) this.#parts.onSnapshot(snapshot);
  }

  #onSeats(): void {
    this.#parts.onPresent(this.#seats.all.map((seat) => seat.person));
    this.#rest();
  }

  #rest(): void {
    this.#stopRest?.();
    const isQuiet = this.#seats.sessions.length === 0 && !this.#isGone;
    this.#stopRest = isQuiet ? this.#parts.clock.after(QUIET_AFTER, () => this.#onRested()) : null;
  }

  #onRested(): void {
    if (this.#log.isIdle && !this.#log.owesCard) this.#parts.onQuiet(this);
    else this.#rest();
  }
}
