// One socket of somebody: what it asks is parsed, takes its turn and is answered; what it does not read is not piled up.
import type { Socket } from 'socket.io';
import type { Person, PersonId, Role } from '../../shared/newsroom.ts';
import {
  type Ack,
  type AcknowledgedName,
  type Answered,
  greetingSchema,
  type Joined,
  type RequestName,
  requests,
} from '../../shared/protocol.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { fromWire, toWire } from '../../shared/wire-bytes.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../metrics.ts';
import { type Behalf, onBehalfOf } from '../on-behalf.ts';
import type { Clock } from '../people.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { BROKEN } from '../rooms/refusals.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { type Answering, answering } from './answering.ts';
import type { ComingIn } from './coming-in.ts';
import { COSTS, sizeOf, unitsIn } from './costs.ts';
import { type Encoded, encode } from './encode.ts';
import { hearTyped } from './parser.ts';
import { Throttle } from './throttle.ts';
import type { Turns } from './turns.ts';
import { type Bundle, Typed } from './typed.ts';
import { refusedAll, type Typing, typing } from './typing.ts';
import { goesTogether, hangUp, hangUpSoon, mayBeTold, sendOn, type Wire, waitingOn } from './wire.ts';

type Parts = {
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly log: Log;
  readonly refusals: RefusalLog;
  readonly turns: Turns;
  readonly comingIn: ComingIn;
  /** To be called once it has been let in. */
  readonly isIn: () => void;
  readonly worked: () => number;
};
type Who = { readonly person: Person; readonly session: string };
type Answer = (ack: Ack<object>) => void;

/** Updates that no client of ours can make; one of them may be a fault of ours, this many are somebody's doing. */
const MOST_FORGERIES = 3;

export class Caller {
  readonly person: PersonId;
  /** As they were let in. */
  readonly role: Role;
  /** The signed-in session, which may hold many sockets. */
  readonly session: string;
  readonly #socket: Socket;
  /** The line below it. */
  readonly #wire: Wire;
  readonly #behalf: Behalf;
  readonly #parts: Parts;
  readonly #throttle: Throttle;
  readonly #answering: Answering;
  readonly #typing: Typing;
  readonly #typed: Typed;
  readonly #stopTyped: () => void;
  #isIn = false;
  /** Whether it came in a crowd, and has not let the others in yet. */
  #isOfCrowd = false;
  #isBehind = false;
  #isCut = false;
  #isGone = false;
  #forgeries = 0;
  #reading: 'none' | 'one' | 'one, and the next waits' = 'none';

  constructor(socket: Socket, { person, session }: Who, parts: Parts) {
    this.person = person.id;
    this.role = person.role;
    this.session = session;
    this.#socket = socket;
    this.#wire = socket.conn;
    this.#behalf = { session: socket.id };
    this.#parts = parts;
    this.#throttle = new Throttle(parts);
    const mayStill = (): boolean => !this.#isCut;
    const seated = { id: socket.id, person: person.id, mayStill };
    this.#answering = answering(parts.rooms, seated);
    this.#typing = typing(parts.rooms, seated);
    this.#typed = new Typed({
      soon: (act) => parts.rooms.soon(act),
      deal: (bundle) => this.#does(() => this.#deal(bundle)),
      unreadable: () => this.#does(() => this.#suspect('unreadable message')),
    });
    socket.onAny((name: unknown, ...sent: readonly unknown[]) => {
      if (name === 'draft.update' && sent.length === 1) this.#typed.add(sent[0]);
      else this.#does(() => this.#hear(name, sent));
    });
    this.#stopTyped = hearTyped(socket, (unread) => this.#typed.add(unread));
    socket.on('error', () => this.#does(() => this.#suspect('unreadable message')));
    socket.on('disconnect', () => this.#does(() => this.#end()));
  }

  /** What it said with its call. What is no greeting of this person's asks nothing. */
  greets(said: unknown): void {
    const greeting = greetingSchema.safeParse(said);
    if (!greeting.success || greeting.data.person !== this.person) return;
    const answer = (ack: Ack<object>): void => this.hears(encode('draft.joined', ack as Ack<Joined>));
    this.#does(() => this.#asks('draft.join', fromWire(greeting.data.join), answer));
  }

  /** From now on nothing that it asked is done, and nothing is told to it. */
  cut(): void {
    this.#isCut = true;
    const { conn } = this.#socket;
    this.#socket.disconnect(true);
    // Whoever does not read would keep it waiting, with all that it was told before.
    hangUpSoon(conn, this.#parts.clock);
  }

  /**
   * Whether it reads what it is told, and so may be told so many bytes more. Once it does not, nothing more is told until it
   * has read all that waits, and then to catch up.
   */
  canHear(bytes: () => number = nothing): boolean {
    if (this.#isBehind) return false;
    if (mayBeTold(this.#wire, bytes)) return true;
    this.#isBehind = true;
    this.#throttle.hold();
    this.#listen();
    return false;
  }

  /** Tells it something. Whether it reads at all is asked before (`canHear`), where it may miss what is told. */
  hears(told: Encoded): void {
    if (!this.#isGone) sendOn(this.#wire, told);
  }

  /** What it was told and has not read. */
  get queue(): Queue {
    return waitingOn(this.#wire);
  }

  /** Resolves when all that it was told has left, or when it is gone. */
  async hasHeard(): Promise<void> {
    const { conn } = this.#socket;
    while (waitingOn(conn).bytes > 0 && this.#socket.connected)
      await new Promise<void>((resolve) => {
        const { transport } = conn;
        const heard = (): void => {
          transport.off('ready', heard);
          conn.off('close', heard);
          resolve();
        };
        transport.once('ready', heard);
        conn.once('close', heard);
      });
  }

  /** The transport says so when all that it was given has left. What gathered meanwhile it is given just then. */
  #listen(): void {
    const { conn } = this.#socket;
    conn.transport.once('ready', () => {
      if (waitingOn(conn).bytes > 0) this.#listen();
      else this.#catchUp();
    });
  }

  #catchUp(): void {
    this.#isBehind = false;
    if (!this.#socket.connected) return;
    this.#parts.rooms.catchUp(this.#socket.id);
    this.#throttle.go();
  }

  #does<T>(act: () => T): T {
    return onBehalfOf(this.#behalf, act);
  }

  #hear(name: unknown, sent: readonly unknown[]): void {
    this.#typed.flush();
    const [message, acknowledge] = [fromWire<unknown>(sent[0]), sent[1]];
    if (!isAcknowledged(name) || !isAcknowledgement(acknowledge) || sent.length !== 2)
      this.#suspect('unknown message');
    else this.#asks(name, message, (ack) => acknowledge(toWire(ack)));
  }

  #asks(name: AcknowledgedName, message: unknown, answer: Answer): void {
    this.#take(COSTS[name], sizeOf(message), () => this.#begin(name, message, answer));
  }

  #deal(bundle: Bundle): void {
    const { messages, bytes } = bundle;
    this.#take(COSTS['draft.update'] * messages.length, bytes, () => {
      // Each may be answered: whoever reads none of it is dealt with when they do.
      if (!this.canHear() || this.#letsOthersIn()) return false;
      this.#type(bundle);
      return true;
    });
  }

  #take(each: number, bytes: number, act: () => boolean): void {
    this.canHear();
    const cost = each + unitsIn(bytes);
    // A turn that had to wait comes in another's time.
    const begin = (): boolean => this.#does(act);
    if (!this.#throttle.take({ cost, bytes, begin })) this.#suspect('too much at once');
  }

  /** Whole drafts are read one at a time, or their answers would pile up here whether anybody reads them or not. */
  #begin(name: AcknowledgedName, message: unknown, answer: Answer): boolean {
    if (this.#reading === 'one' && READS.has(name)) return this.#readLater();
    if (!READS.has(name) && this.#letsOthersIn()) return false;
    void (READS.has(name) ? this.#read(name, message, answer) : this.#reply(name, message, answer));
    return true;
  }

  #readLater(): false {
    this.#reading = 'one, and the next waits';
    this.#throttle.hold();
    return false;
  }

  /** The next is read when this one has left: not before the reader has read it, and then without falling behind. */
  async #read(name: AcknowledgedName, message: unknown, answer: Answer): Promise<void> {
    this.#reading = 'one';
    this.#throttle.pay(unitsIn(await this.#reply(name, message, answer)));
    this.#comesIn();
    await this.hasHeard();
    const waits = this.#reading !== 'one';
    this.#reading = 'none';
    if (waits) this.#throttle.go();
  }

  #comesIn(): void {
    if (this.#isIn) return;
    this.#isIn = true;
    this.#parts.isIn();
    this.#isOfCrowd = this.#parts.comingIn.isCrowded;
  }

  /** Whoever is in lets those in who come in the same crowd before anything is done that they ask, but for reading. */
  #letsOthersIn(): boolean {
    const { comingIn } = this.#parts;
    if (!this.#isOfCrowd) return false;
    this.#isOfCrowd = false;
    if (!comingIn.isCrowded) return false;
    this.#throttle.hold();
    comingIn.afterwards(() => this.#throttle.go());
    return true;
  }

  /** Says how large the answer to a read was. */
  async #reply(name: AcknowledgedName, message: unknown, answer: Answer): Promise<number> {
    const ack = await this.#ackOf(name, message, answer);
    if (!ack.ok) this.#note(name, ack.refusal);
    // It may have come into a room after it was gone.
    if (!this.#socket.connected) this.#parts.rooms.end(this.#socket.id);
    return READS.has(name) ? sizeOf(ack) : 0;
  }

  async #ackOf(name: AcknowledgedName, message: unknown, answer: Answer): Promise<Ack<object>> {
    try {
      const ack = await this.#answering(name, message);
      if (READS.has(name)) goesTogether(this.#socket.conn);
      answer(ack);
      return ack;
    } catch (error) {
      this.#parts.log.error({ error, name }, 'a request broke');
      const ack = { ok: false, refusal: BROKEN } as const;
      answer(ack);
      return ack;
    }
  }

  #type(bundle: Bundle): void {
    try {
      this.#typing(bundle, (answers) => this.#answer(answers));
    } catch (error) {
      this.#parts.log.error({ error, name: 'draft.update' }, 'a request broke');
      this.#answer(refusedAll(bundle.messages, BROKEN));
    }
  }

  #answer(answers: readonly Answered[]): void {
    if (answers.length === 0) return;
    this.#does(() => {
      for (const answer of answers) {
        this.#socket.emit('draft.answer', answer);
        if (!answer.ok) this.#note('draft.update', answer.refusal);
      }
    });
  }

  /** What is decided is refused every day and kept nowhere; what no client of ours sends is put down. */
  #note(name: RequestName, { code, message }: Refusal): void {
    if (!SUSPICIOUS.has(code)) return;
    const why = code === 'update-refused' ? { why: message } : {};
    this.#parts.refusals.note(this.person, `${name} was refused`, { person: this.person, code, ...why });
    if (code !== 'update-refused' || this.#isCut) return;
    this.#forgeries += 1;
    if (this.#forgeries === MOST_FORGERIES) this.#suspect('forged updates');
  }

  #suspect(why: string): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#parts.refusals.note(this.person, 'a socket was cut', { person: this.person, why });
    const { conn } = this.#socket;
    this.#socket.disconnect(true);
    hangUp(conn);
  }

  /** What somebody typed just before they left is typed; what somebody sent just before they were cut is not. */
  #end(): void {
    this.#isGone = true;
    this.#stopTyped();
    if (this.#isCut) this.#typed.drop();
    else this.#typed.flush();
    this.#throttle.close();
    this.#parts.rooms.end(this.#socket.id);
  }
}

/** Requests whose answer may be a whole newsroom or a whole draft. */
const READS: ReadonlySet<RequestName> = new Set(['draft.join', 'board.join']);

/** Refusals that hands at our own windows hardly meet: worth a line in the log. */
const SUSPICIOUS: ReadonlySet<Refusal['code']> = new Set([
  'invalid',
  'update-refused',
  'too-large',
  'forbidden',
]);

function nothing(): number {
  return 0;
}

function isAcknowledged(name: unknown): name is AcknowledgedName {
  return typeof name === 'string' && name !== 'draft.update' && Object.hasOwn(requests, name);
}

function isAcknowledgement(value: unknown): value is (ack: unknown) => void {
  return typeof value === 'function';
}
