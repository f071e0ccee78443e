// One socket's line below Socket.IO: how much waits on it unread, and ending it at once.
import type { Queue } from '../metrics.ts';
import type { Clock } from '../people.ts';

/** A reader who has this much unread misses what follows, and catches up later. */
const MOST_PACKETS = 1_000;
const MOST_BYTES = 4_000_000;

/** An Engine.IO socket; what else it holds is not in its types. */
export type Wire = { close(discard: boolean): unknown };

/** Whether somebody reads what they are told, and so may be told so many bytes more; counted only when something waits. */
export function mayBeTold(wire: Wire, bytes: () => number): boolean {
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
  const transport = part(wire, 'transport');
  const onTheWay = part(transport, 'writable') ? 0 : part(part(transport, 'socket'), 'bufferedAmount');
  return { packets: packets.length, bytes: bytes + (typeof onTheWay === 'number' ? onTheWay : 0) };
}

/** How long a goodbye may take, in milliseconds; what still waits then is not sent. */
const GOODBYE = 1_000;

/** Engine.IO says goodbye and goes on listening for half a minute to whoever does not answer it. */
export function hangUpSoon(wire: Wire, clock: Clock): void {
  clock.after(GOODBYE, () => hangUp(wire));
}

/** Nothing more is read from it and nothing that waits is sent. */
export function hangUp(wire: Wire): void {
  const socket = part(part(wire, 'transport'), 'socket');
  wire.close(true);
  if (isWebSocket(socket)) socket.terminate();
}

function lengthOf(packet: unknown): number {
  const data = part(packet, 'data');
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}

function isWebSocket(value: unknown): value is { terminate(): void } {
  return typeof part(value, 'terminate') === 'function';
}

function part(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}
