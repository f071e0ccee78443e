// One open draft: everybody's edits and commands, one at a time; told to all once they are on disk.
//
// There is no `await` between a check and its effect: what is judged is what is written. Whatever is answered waits
// until all that the answer was made from is on disk.
import * as Y from 'yjs';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked, Frame, Joined, Presence, Told } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { visible } from '../../shared/review/visible.ts';
import { isRefusal } from '../commands/answers.ts';
import type { Decided } from '../commands/decision.ts';
import type { Log } from '../log.ts';
import type { Clock, People } from '../people.ts';
import type { Snapshot } from '../store/store.ts';
import { articleView } from './article-view.ts';
import type { Random } from './chance.ts';
import type { Committer } from './committer.ts';
import { editionOf, publication } from './edition.ts';
import type { LiveDraft } from './live-draft.ts';
import { RoomPresence } from './presence.ts';
import { NO_DRAFT, NOT_JOINED, NOT_SAVED, SIGNED_OUT, UNREADABLE_STATE } from './refusals.ts';
import type { DraftCommand } from './room-commands.ts';
import { RoomLog, type Saved } from './room-log.ts';
import { acceptUpdate, movedFacts, type Typed } from './room-updates.ts';
import type { Tell } from './tell.ts';

/** How long a room stays in memory after everybody has left, in milliseconds. */
const QUIET_AFTER = 60_000;

/** One socket of somebody. */
export type Session = { readonly id: string; readonly person: PersonId };

/** `since` is the number of the draft that the session has read when it joined. */
type Seat = Session & { readonly since: number };

type JoinRequest = {
  readonly stateVector: Uint8Array;
  readonly lastEvent: number;
  readonly clientIds: readonly number[];
};

export type RoomParts = {
  readonly committer: Committer;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly tell: Tell;
  readonly onCard: (card: Card) => void;
  readonly onPresent: (people: readonly PersonId[]) => void;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** The room has nobody and nothing left; who hears of it closes it. */
  readonly onQuiet: (room: Room) => void;
  /** The room threw itself away. */
  readonly onGone: (room: Room) => void;
};

export class Room {
  readonly id: DraftId;
  readonly #parts: RoomParts;
  readonly #live: LiveDraft;
  readonly #log: RoomLog;
  readonly #presence: RoomPresence;
  readonly #seats = new Map<string, Seat>();
  #stopRest: (() => void) | null = null;
  #isGone = false;

  constructor(live: LiveDraft, sinceSnapshot: number, parts: RoomParts) {
    this.id = live.id;
    this.#live = live;
    this.#parts = parts;
    this.#log = new RoomLog(live, sinceSnapshot, {
      ...parts,
      onSaved: (saved) => this.#onSaved(saved),
      onLost: (outcome) => this.discard(`its commit was ${outcome}`),
    });
    this.#presence = new RoomPresence(parts.clock, (change) =>
      this.#tell([...this.#seats.keys()], 'draft.presence', { draftId: this.id, ...change }),
    );
    this.#rest();
  }

  seats(session: string): boolean {
    return this.#seats.has(session);
  }

  writeCard(when: 'anew' | 'if changed'): void {
    this.#log.writeCard(when);
  }

  /** The first entries of a draft that did not exist. */
  async begin(
    by: PersonId,
    id: string,
    facts: readonly Fact[],
    seed: Uint8Array | null,
  ): Promise<Ack<Asked>> {
    return this.#effect(() => {
      this.#log.decided(by, facts);
      if (seed) this.#log.typed(by, seed);
      return this.#done(by, id, { draftId: this.id, seq: this.#live.review.lastEvent });
    });
  }

  async join(session: Session, { stateVector, lastEvent, clientIds }: JoinRequest): Promise<Ack<Joined>> {
    const person = this.#parts.people.personOf(session.person);
    if (!person) return this.#refuse(SIGNED_OUT);
    const update = difference(this.#live.doc, stateVector);
    if (!update) return this.#refuse(UNREADABLE_STATE);
    const newClientId = this.#enter(session, clientIds);
    const { seq, textVersion, cuts, doc } = this.#live;
    return this.#answer({
      update,
      stateVector: Y.encodeStateVector(doc),
      events: this.#live.events
        .filter((event) => event.seq > lastEvent)
        .map((event) => visible(event, person)),
      seq,
      textVersion,
      cuts,
      presence: this.#presence.all,
      session: session.id,
      newClientId,
    });
  }

  leave(session: string): void {
    if (!this.#seats.delete(session)) return;
    this.#live.claims.release(session);
    this.#presence.leave(session);
    this.#showPresent();
    this.#rest();
  }

  async update(session: string, typed: Typed): Promise<Ack<{ readonly seq: number }>> {
    const seat = this.#seats.get(session);
    if (!seat) return { ok: false, refusal: NOT_JOINED };
    const person = this.#parts.people.personOf(seat.person);
    if (!person) return this.#refuse(SIGNED_OUT);
    const accepted = acceptUpdate(this.#live, person, session, typed);
    if ('code' in accepted) return this.#refuse(accepted);
    return this.#effect(() => {
      if (accepted.update) this.#log.typed(person.id, accepted.update);
      this.#log.decided(person.id, movedFacts(this.#live, accepted.moving));
      return { seq: this.#live.seq };
    });
  }

  cursor(session: string, cursor: Presence['cursor']): void {
    this.#presence.move(session, cursor);
  }

  async ask(by: PersonId, id: string, command: DraftCommand): Promise<Ack<Asked>> {
    while (this.#log.holdsEdition) if (!(await this.#log.durable())) return { ok: false, refusal: NOT_SAVED };
    const { people } = this.#parts;
    const person = people.personOf(by);
    const { draft, review } = this.#live;
    if (!person) return this.#refuse(SIGNED_OUT);
    if (!draft) return this.#refuse(NO_DRAFT);
    this.#rest();
    const personOf = (id: PersonId): Person | null => people.personOf(id);
    const decided = command.decide({ person, draft, review, article: articleView(this.#live), personOf });
    if (isRefusal(decided)) return this.#refuse(decided);
    return this.#effect(() => this.#carryOut(person.id, id, draft, decided));
  }

  /** Puts out whoever is no longer of the newsroom. */
  recheck(): void {
    for (const { id, person } of [...this.#seats.values()])
      if (!this.#parts.people.personOf(person)) this.leave(id);
  }

  /** Throws this copy away; the next who comes reads the draft from the log again. */
  discard(why: string): void {
    if (this.#isGone) return;
    this.#parts.log.warn({ draft: this.id, why }, 'a room was discarded');
    const sessions = [...this.#seats.keys()];
    this.#parts.onGone(this);
    // Before the answers: whoever is told to rejoin does not take `not-saved` for the last word.
    this.#tell(sessions, 'draft.rejoin', { draftId: this.id });
    this.close();
  }

  /** Leaves memory. What is not on disk by now never will be. */
  close(): Snapshot | null {
    if (this.#isGone) return null;
    this.#isGone = true;
    const snapshot = this.#log.isIdle ? this.#log.takeSnapshot() : null;
    this.#stopRest?.();
    this.#presence.close();
    this.#seats.clear();
    this.#showPresent();
    this.#log.close();
    return snapshot;
  }

  #enter(session: Session, [current, ...earlier]: readonly number[]): boolean {
    this.leave(session.id);
    this.#seats.set(session.id, { ...session, since: this.#live.seq });
    this.#presence.enter(session.id, session.person);
    this.#showPresent();
    this.#rest();
    this.#live.claims.claim(session.person, session.id, earlier);
    return !this.#live.claims.claim(session.person, session.id, current === undefined ? [] : [current]);
  }

  #carryOut(by: PersonId, id: string, draft: Draft, { facts, edition, erase = [] }: Decided): Asked {
    const at = this.#log.now();
    const published = edition && editionOf(this.#live, draft, edition, { at, by });
    this.#log.decided(by, published ? [...facts, publication(published)] : facts, at);
    this.#log.erase(erase);
    if (published) this.#log.publish(published);
    const seq = this.#live.review.lastEvent;
    return this.#done(by, id, { draftId: this.id, seq, ...(published && { edition: published.number }) });
  }

  #done(person: PersonId, id: string, asked: Asked): Asked {
    this.#log.answer({ person, id, answer: JSON.stringify(asked) });
    return asked;
  }

  /** A copy that throws is worth nothing, so it goes, and nothing of it is written. */
  async #effect<T>(act: () => T): Promise<Ack<T>> {
    try {
      const value = act();
      return await this.#answer(value);
    } catch (error) {
      this.#parts.log.error({ error, draft: this.id }, 'a draft broke');
      this.discard('it broke');
      return { ok: false, refusal: NOT_SAVED };
    }
  }

  async #answer<T>(value: T): Promise<Ack<T>> {
    return (await this.#log.durable()) ? { ok: true, ...value } : { ok: false, refusal: NOT_SAVED };
  }

  async #refuse(refusal: Refusal): Promise<{ ok: false; refusal: Refusal }> {
    return { ok: false, refusal: (await this.#log.durable()) ? refusal : NOT_SAVED };
  }

  #onSaved({ frame, card, snapshot }: Saved): void {
    if (frame) this.#tellFrame(frame);
    if (card) this.#parts.onCard(card);
    if (snapshot) this.#parts.onSnapshot(snapshot);
  }

  /** Everybody hears the same text; of the events each hears what they may read. */
  #tellFrame(frame: Frame): void {
    const seats = [...this.#seats.values()].filter((seat) => seat.since < frame.seq);
    const idsOf = (some: readonly Seat[]): readonly string[] => some.map((seat) => seat.id);
    if (frame.events.length === 0) {
      this.#tell(idsOf(seats), 'draft.frame', frame);
      return;
    }
    for (const [personId, theirs] of Map.groupBy(seats, (seat) => seat.person)) {
      const person = this.#parts.people.personOf(personId);
      if (!person) continue;
      const events = frame.events.map((event) => visible(event, person));
      this.#tell(idsOf(theirs), 'draft.frame', { ...frame, events });
    }
  }

  #tell<N extends keyof Told>(sessions: readonly string[], name: N, message: Told[N]): void {
    if (sessions.length > 0) this.#parts.tell(sessions, name, message);
  }

  #showPresent(): void {
    this.#parts.onPresent([...this.#seats.values()].map((seat) => seat.person));
  }

  #rest(): void {
    this.#stopRest?.();
    const isEmpty = this.#seats.size === 0 && !this.#isGone;
    this.#stopRest = isEmpty ? this.#parts.clock.after(QUIET_AFTER, () => this.#onRested()) : null;
  }

  #onRested(): void {
    if (this.#log.isIdle) this.#parts.onQuiet(this);
    else this.#rest();
  }
}

/** What a reader lacks; null when what they say they have is no state vector. */
function difference(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | null {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } catch {
    return null;
  }
}
