// One socket of somebody: what it asks is parsed, takes its turn and is answered; what it does not read is not piled up.
import type { Socket } from 'socket.io';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type RequestName, requests } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { type Answering, answering } from './answering.ts';
import { Throttle } from './throttle.ts';

/** A reader who has this much unread misses what follows, and catches up later. */
const MOST_PACKETS = 1_000;
const MOST_BYTES = 4_000_000;

type Parts = { readonly rooms: Rooms; readonly clock: Clock; readonly log: Log };
type Who = { readonly person: Person; readonly session: string };

export class Caller {
  readonly person: PersonId;
  /** The signed-in session, which may hold many sockets. */
  readonly session: string;
  readonly #socket: Socket;
  readonly #parts: Parts;
  readonly #throttle: Throttle;
  readonly #answering: Answering;
  #isBehind = false;

  constructor(socket: Socket, { person, session }: Who, parts: Parts) {
    this.person = person.id;
    this.session = session;
    this.#socket = socket;
    this.#parts = parts;
    this.#throttle = new Throttle(parts.clock);
    this.#answering = answering(parts.rooms, { id: socket.id, person: person.id });
    socket.onAny((name: unknown, ...sent: readonly unknown[]) => this.#hear(name, sent));
    socket.on('disconnect', () => this.#end());
  }

  /** What it was told and has not read, in bytes. */
  get unread(): number {
    return waitingFor(this.#socket.conn).bytes;
  }

  cut(): void {
    this.#socket.disconnect(true);
  }

  /**
   * Whether it reads what it is told, and so may be told this much more. Once it does not, nothing more is told until it
   * has read all that waits, and then to catch up.
   */
  canHear(bytes = 0): boolean {
    if (this.#isBehind) return false;
    const waiting = waitingFor(this.#socket.conn);
    if (waiting.packets < MOST_PACKETS && (waiting.bytes === 0 || waiting.bytes + bytes < MOST_BYTES))
      return true;
    this.#isBehind = true;
    this.#throttle.hold();
    this.#listen();
    return false;
  }

  /** The transport says so when all that it was given has left. What gathered meanwhile it is given just then. */
  #listen(): void {
    const { conn } = this.#socket;
    conn.transport.once('ready', () => {
      if (waitingFor(conn).bytes > 0) this.#listen();
      else this.#catchUp();
    });
  }

  #catchUp(): void {
    this.#isBehind = false;
    if (!this.#socket.connected) return;
    this.#parts.rooms.catchUp(this.#socket.id);
    this.#throttle.go();
  }

  #hear(name: unknown, sent: readonly unknown[]): void {
    const [message, answer] = sent;
    if (!isRequest(name) || !isAnswer(answer) || sent.length !== 2) {
      this.#suspect('unknown message');
      return;
    }
    this.canHear();
    const bytes = sizeOf(message);
    const cost = COSTS[name] + bytes / BYTES_PER_UNIT;
    const act = (): void => void this.#answer(name, message, answer);
    if (!this.#throttle.take({ cost, bytes, act })) this.#suspect('too much at once');
  }

  async #answer(name: RequestName, message: unknown, answer: (ack: unknown) => void): Promise<void> {
    try {
      answer(await this.#answering(name, message));
    } catch (error) {
      this.#parts.log.error({ error, name }, 'a request broke');
      answer({ ok: false, refusal: refuse('internal', 'Something broke on the server. Try again.') });
    }
    // It may have come into a room after it was gone.
    if (!this.#socket.connected) this.#parts.rooms.end(this.#socket.id);
  }

  #suspect(why: string): void {
    this.#parts.log.warn({ person: this.person, why }, 'a socket was cut');
    this.cut();
  }

  #end(): void {
    this.#throttle.close();
    this.#parts.rooms.end(this.#socket.id);
  }
}

/** What a request costs beside its bytes, in units of the throttle. */
const COSTS: Readonly<Record<RequestName, number>> = {
  'draft.join': 20,
  'board.join': 10,
  ask: 5,
  'draft.update': 1,
  'draft.cursor': 1,
  'draft.leave': 1,
};
const BYTES_PER_UNIT = 10_000;

function isRequest(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

function isAnswer(value: unknown): value is (ack: unknown) => void {
  return typeof value === 'function';
}

/** What a message holds in memory, near enough. No recursion: a message may be nested as deep as it is long. */
export function sizeOf(message: unknown): number {
  let size = 0;
  for (const left = [message]; left.length > 0; ) {
    const part = left.pop();
    if (part instanceof Uint8Array || typeof part === 'string') size += part.length;
    else if (typeof part === 'object' && part !== null)
      for (const inner of Object.values(part)) left.push(inner);
    size += 8;
  }
  return size;
}

/**
 * What waits because the other end does not read: with Engine.IO, and on its way through the WebSocket, neither in their
 * types. Nothing of ours is on its way when the transport could take more; then it will not say either that it is ready.
 */
function waitingFor(conn: Socket['conn']): { readonly packets: number; readonly bytes: number } {
  const kept: unknown = Reflect.get(conn, 'writeBuffer');
  const packets: readonly unknown[] = Array.isArray(kept) ? kept : [];
  const bytes = packets.reduce<number>((sum, packet) => sum + lengthOf(packet), 0);
  const line: unknown = conn.transport.writable ? null : Reflect.get(conn.transport, 'socket');
  const onTheWay: unknown =
    typeof line === 'object' && line !== null ? Reflect.get(line, 'bufferedAmount') : 0;
  return { packets: packets.length, bytes: bytes + (typeof onTheWay === 'number' ? onTheWay : 0) };
}

function lengthOf(packet: unknown): number {
  const data: unknown = typeof packet === 'object' && packet !== null ? Reflect.get(packet, 'data') : null;
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}
