// One socket's line below Socket.IO: what is told on it, how much waits on it unread, and ending it at once.
import type { Duplex } from 'node:stream';
import type { Queue } from '../metrics.ts';
import type { Clock } from '../people.ts';
import type { Encoded } from './encode.ts';
import { inARow } from './in-a-row.ts';
import { isObject, part } from './part.ts';

/** A reader who has this much unread misses what follows, and catches up later. */
const MOST_PACKETS = 1_000;
const MOST_BYTES = 4_000_000;

/** An Engine.IO socket with the WebSocket in its transport, which is not in its types, nor is what else it holds. */
export type Wire = {
  readonly readyState: string;
  readonly transport?: {
    readonly writable?: unknown;
    readonly socket?: {
      readonly readyState?: unknown;
      readonly bufferedAmount?: unknown;
      readonly _socket?: unknown;
    };
  };
  write(data: string | Buffer): unknown;
  close(discard: boolean): unknown;
};

/** The connection that all of it goes through. */
type Below = Pick<Duplex, 'cork' | 'uncork' | 'write' | 'writableCorked'>;

/**
 * Sends what was encoded for all who hear it. Engine.IO keeps a list and a callback for every packet, which costs as much as
 * sending it: where nothing can be overtaken, the frame goes by itself.
 */
export function sendOn(wire: Wire, { packets, frame }: Encoded): void {
  if (wire.readyState !== 'open') return;
  const below = frame && freeConnectionOf(wire);
  if (below) below.write(frame, 'latin1');
  else for (const packet of packets) wire.write(packet);
}

/**
 * What is told on a line until this turn of the process is over leaves then, as one. To hand something over to the system
 * costs more than to make it, and least just after another: a crowd that comes back is let in with three pieces each, not five.
 */
export function goesTogether(line: Wire | Below): void {
  const below = isConnection(line) ? line : connectionOf(line);
  if (!below) return;
  below.cork();
  goes(below);
}

const goes = inARow((below: Below) => below.uncork());

/** Null when the line is over. */
function connectionOf(wire: Wire): Below | null {
  const below = wire.transport?.socket?._socket;
  return isConnection(below) ? below : null;
}

/** Null while something of it is with Engine.IO, or on its way and no more goes with it. */
function freeConnectionOf(wire: Wire): Below | null {
  const { transport } = wire;
  const socket = transport?.socket;
  const isIdle = socket?.bufferedAmount === 0 && transport?.writable === true;
  if (socket?.readyState !== OPEN || !(isIdle || isGathering(wire))) return null;
  return connectionOf(wire);
}

function isGathering(wire: Wire): boolean {
  return keepsNothing(wire) && (connectionOf(wire)?.writableCorked ?? 0) > 0;
}

/** Whether nothing at all waits. */
function isClear(wire: Wire): boolean {
  return wire.transport?.writable === true && keepsNothing(wire);
}

/** Whether Engine.IO has passed on all that it was given. */
function keepsNothing(wire: Wire): boolean {
  const kept = 'writeBuffer' in wire ? wire.writeBuffer : null;
  return Array.isArray(kept) && kept.length === 0;
}

/** Whether somebody reads what they are told, and so may be told so many bytes more; counted only when something waits. */
export function mayBeTold(wire: Wire, bytes: () => number): boolean {
  if (isClear(wire)) return true;
  const waiting = waitingOn(wire);
  return waiting.packets < MOST_PACKETS && (waiting.bytes === 0 || waiting.bytes + bytes() < MOST_BYTES);
}

/**
 * What waits because the other end does not read: with Engine.IO, and on its way through the WebSocket. Nothing of ours is
 * on its way when the transport could take more; then it will not say either that it is ready.
 */
export function waitingOn(wire: Wire): Queue {
  const kept = part(wire, 'writeBuffer');
  const packets: readonly unknown[] = Array.isArray(kept) ? kept : [];
  const bytes = packets.reduce<number>((sum, packet) => sum + lengthOf(packet), 0);
  const { transport } = wire;
  const onTheWay = transport?.writable ? 0 : transport?.socket?.bufferedAmount;
  return { packets: packets.length, bytes: bytes + (typeof onTheWay === 'number' ? onTheWay : 0) };
}

/** Of a WebSocket. */
const OPEN = 1;

/** How long a goodbye may take, in milliseconds; what still waits then is not sent. */
const GOODBYE = 1_000;

/** Engine.IO says goodbye and goes on listening for half a minute to whoever does not answer it. */
export function hangUpSoon(wire: Wire, clock: Clock): void {
  clock.after(GOODBYE, () => hangUp(wire));
}

/** Nothing more is read from it and nothing that waits is sent. */
export function hangUp(wire: Wire): void {
  const socket = wire.transport?.socket;
  wire.close(true);
  if (isWebSocket(socket)) socket.terminate();
}

function lengthOf(packet: unknown): number {
  const data = part(packet, 'data');
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}

function isConnection(value: unknown): value is Below {
  return isObject(value) && 'cork' in value && 'uncork' in value && 'writableCorked' in value;
}

function isWebSocket(value: unknown): value is { terminate(): void } {
  return typeof part(value, 'terminate') === 'function';
}
