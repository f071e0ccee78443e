// All drafts that are open, and the board: what every door asks, the socket's and HTTP's alike.
import type { z } from 'zod';
import { shownAtFirst } from '../../shared/board.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import {
  type Ack,
  type Asked,
  type BoardJoined,
  FORMAT_VERSION,
  type Joined,
  type Presence,
  type requests,
  type Verdict,
} from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { unwatched, type Watch, type Wish } from '../watch.ts';
import { AskedBefore } from './asked-before.ts';
import { Board } from './board.ts';
import type { CardTurns } from './card-turns.ts';
import { Disk } from './disk.ts';
import { type MakingParts, makeDraft } from './make-draft.ts';
import { type Plan, planCopy, planDraft } from './new-draft.ts';
import { type OnArticle, OpenRooms } from './open-rooms.ts';
import { type Pace, unpaced } from './pace.ts';
import type { Reading } from './read-draft.ts';
import {
  CLOSING,
  DISK_FAILING,
  DISK_FULL,
  NO_DRAFT,
  NOT_JOINED,
  no,
  OLD_CLIENT,
  SIGNED_OUT,
} from './refusals.ts';
import type { Asker, Room, Updated } from './room.ts';
import { type Command, parseCommand } from './room-commands.ts';
import type { Typed } from './room-updates.ts';
import type { MayStill, Session } from './seats.ts';
import { Sittings } from './sittings.ts';
import type { Tell } from './tell.ts';

export type RoomsParts = MakingParts & {
  readonly store: Store;
  readonly log: Log;
  readonly watch?: Watch;
  /** Hears after each commit that came to the disk. */
  readonly onCommit?: () => void;
  /** Hears of every draft as it came to the disk, a few times a second at most. */
  readonly onArticle?: OnArticle;
  /** How often all rooms together go to the disk; as soon as they can, unless it is told. */
  readonly pace?: Pace;
  /** When drafts that are written have their cards made anew; twice a second, unless it is told. */
  readonly cardTurns?: CardTurns;
};

type Request<N extends keyof typeof requests> = z.output<(typeof requests)[N]>;

/** What somebody typed in one go into one draft; `cameAt` is when the first of it came in, on `performance.now()`. */
type Sent = { readonly draftId: DraftId; readonly typed: readonly Typed[]; readonly cameAt: number };

/** A command as it comes in: its id names it once. */
export type ToAsk = { readonly id: string; readonly name: string; readonly payload: unknown };

/** How often a room may be lost while somebody comes to it or reads it. */
const JOIN_TRIES = 3;

export class Rooms {
  readonly disk: Disk;
  readonly #parts: RoomsParts;
  readonly #watch: Watch;
  readonly #board: Board;
  readonly #open: OpenRooms;
  readonly #asked: AskedBefore;
  readonly #sittings = new Sittings();
  readonly #stopPeople: () => void;
  #started: Promise<void> | null = null;
  #tell: Tell = () => {};
  #isClosing = false;

  constructor(parts: RoomsParts) {
    const tell: Tell = (sessions, name, message) => {
      parts.pace?.told(sessions.length);
      this.#tell(sessions, name, message);
    };
    this.#parts = parts;
    this.#watch = parts.watch ?? unwatched;
    this.#board = new Board(parts.clock, tell);
    this.disk = new Disk(parts);
    this.disk.onChange(() => this.#onDisk());
    const { onArticle = () => {} } = parts;
    this.#open = new OpenRooms({
      ...parts,
      onArticle,
      watch: this.#watch,
      tell,
      disk: this.disk,
      board: this.#board,
    });
    this.#asked = new AskedBefore(parts.store);
    this.#stopPeople = parts.people.onChange(() => this.#onPeople());
  }

  /** Gives the rooms a voice; until then nobody hears them. */
  speakThrough(tell: Tell): void {
    this.#tell = tell;
  }

  /** Brings the board up to date with the logs, once. */
  start(): Promise<void> {
    this.#started ??= this.#readCards();
    return this.#started;
  }

  /** The one table of commands, for every door. The same person and id again is answered the same. */
  async ask(by: PersonId, asked: ToAsk, mayStill?: MayStill): Promise<Ack<Asked>> {
    return this.#noted('command', await this.#ask(by, asked, mayStill));
  }

  async join(session: Session, request: Request<'draft.join'>): Promise<Ack<Joined>> {
    return this.#noted('join', await this.#join(session, request));
  }

  /** What somebody typed in one go; calls back with an answer to each part of it, once what that was made from is on disk. */
  update(
    session: Session,
    { draftId, typed, cameAt }: Sent,
    answer: (answers: readonly Ack<Updated>[]) => void,
  ): void {
    const noted = (answers: readonly Ack<Updated>[]): void => {
      for (const one of answers) this.#noted('update', one);
      if (answers.some(({ ok }) => ok)) this.#watch.told(cameAt);
      answer(answers);
    };
    const room = this.#open.now(draftId);
    const shut = this.#shut;
    if (shut || !room) noted(typed.map(() => no(shut ?? NOT_JOINED)));
    else room.update(session.id, typed, noted);
  }

  /** Runs an act when what it asks of the rooms is on its way to the disk at once. */
  soon(act: () => void): void {
    (this.#parts.pace ?? unpaced).before(act);
  }

  async check(
    session: Session,
    request: Request<'draft.check'>,
  ): Promise<Ack<{ readonly verdict: Verdict }>> {
    return this.#open.now(request.draftId)?.check(session.id, request) ?? no(NOT_JOINED);
  }

  cursor(session: string, draftId: DraftId, cursor: Presence['cursor']): void {
    this.#open.now(draftId)?.cursor(session, cursor);
  }

  /** Waits for a join that is under way, so that it cannot overtake it. */
  async leave(session: string, draftId: DraftId): Promise<void> {
    (await this.#open.loading(draftId))?.leave(session);
    this.#sittings.leaves(session, draftId);
  }

  async joinBoard(session: Session): Promise<Ack<BoardJoined>> {
    await this.start();
    const { people } = this.#parts;
    if (!people.personOf(session.person)) return no(SIGNED_OUT);
    this.#board.enter(session.id);
    const { cards, present } = this.#board;
    return { ok: true, ...shownAtFirst(cards), people: people.roll(), present };
  }

  /** The session's socket is gone. */
  end(session: string): void {
    this.#board.leave(session);
    for (const draftId of this.#sittings.of(session)) {
      this.#open.now(draftId)?.leave(session);
      this.#sittings.leaves(session, draftId);
    }
  }

  /** The session missed what was told for a while. */
  catchUp(session: string): void {
    this.#board.tellWhole(session);
    for (const draftId of this.#sittings.of(session))
      if (this.#open.now(draftId)?.seats(session)) this.#tell([session], 'draft.rejoin', { draftId });
  }

  /** A draft as it stands, all of it on disk, for whoever does not sit in it. */
  async read(draftId: DraftId): Promise<Ack<Reading>> {
    return this.#isClosing ? no(CLOSING) : this.#reading(draftId, (room) => room.read());
  }

  card(id: DraftId): Card | null {
    return this.#board.card(id);
  }

  async cards(): Promise<readonly Card[]> {
    await this.start();
    return this.#board.cards;
  }

  /** Something failed that may have been for want of a disk: why nothing can be saved, or null when that is not it. */
  async whyShut(): Promise<Refusal | null> {
    await this.disk.doubt(0);
    return this.#shut;
  }

  get openDrafts(): number {
    return this.#open.all.length;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Takes nothing new; resolves when what it took is on disk and answered. */
  async drain(): Promise<void> {
    this.#isClosing = true;
    await this.#open.landed();
    // Answers leave in the turn after their commit.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** Takes nothing new, writes what it took, keeps a snapshot of every open draft. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#stopPeople();
    await this.#open.close();
    this.#board.close();
    this.disk.close();
  }

  /** Why nothing can be written now; null when it can. */
  get #shut(): Refusal | null {
    if (this.#isClosing) return CLOSING;
    if (this.disk.standing === 'fine') return null;
    return this.disk.standing === 'full' ? DISK_FULL : DISK_FAILING;
  }

  async #ask(by: PersonId, { id, name, payload }: ToAsk, mayStill?: MayStill): Promise<Ack<Asked>> {
    if (this.#isClosing) return no(CLOSING);
    const command = parseCommand(name, payload);
    if ('code' in command) return no(command);
    return this.#asked.once(by, id, () => this.#carryOut({ by, id, mayStill }, command));
  }

  async #join(session: Session, request: Request<'draft.join'>): Promise<Ack<Joined>> {
    if (request.formatVersion !== FORMAT_VERSION) return no(OLD_CLIENT);
    if (this.#isClosing) return no(CLOSING);
    return this.#reading(request.draftId, (room) => {
      this.#sittings.comes(session.id, room.id);
      return room.join(session, request);
    });
  }

  async #reading<T>(draftId: DraftId, read: (room: Room) => Promise<Ack<T>>): Promise<Ack<T>> {
    for (let tries = 1; ; tries++) {
      const room = await this.#open.room(draftId);
      if (!room) return no(NO_DRAFT);
      const answer = await read(room);
      // Reading takes no disk: what was lost with a room is not what somebody wants who comes.
      const isLost = !answer.ok && answer.refusal.code === 'not-saved';
      if (!isLost || tries === JOIN_TRIES) return answer;
    }
  }

  async #carryOut(asker: Asker, command: Command): Promise<Ack<Asked>> {
    const shut = this.#shut;
    if (shut) return no(shut);
    if (command.name === 'draft.create') return this.#make(asker, planDraft(command.payload));
    if (command.name === 'draft.duplicate') {
      const source = await (await this.#open.room(command.payload.draftId))?.original();
      if (!source?.ok) return source ?? no(NO_DRAFT);
      return this.#make(asker, planCopy(source.original, this.#parts.clock));
    }
    const room = await this.#open.room(command.draftId);
    return room ? room.ask(asker, command) : no(NO_DRAFT);
  }

  #make(asker: Asker, plan: Plan): Promise<Ack<Asked>> {
    return makeDraft(asker, plan, this.#parts, {
      shut: () => this.#shut,
      open: (by, id, built) => this.#open.make(by, id, built),
    });
  }

  async #readCards(): Promise<void> {
    await this.#open.rebuildCards();
    for (const card of await this.#parts.store.cards()) this.#board.put(card);
  }

  #noted<T>(wish: Wish, answer: Ack<T>): Ack<T> {
    if (!answer.ok) this.#watch.refused(wish, answer.refusal.code);
    return answer;
  }

  /** Cards that the disk did not take are older than their drafts. */
  #onDisk(): void {
    if (this.disk.standing !== 'fine') return;
    this.#open.rebuildCards().catch((error: unknown) => {
      this.#parts.log.error({ error }, 'the cards were not brought up to date');
    });
  }

  #onPeople(): void {
    for (const room of this.#open.all) room.recheck();
    this.#tell(this.#board.sessions, 'people.changed', { people: this.#parts.people.roll() });
  }
}
