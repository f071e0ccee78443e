// One socket's line below Socket.IO: how much waits on it unread, and ending it at once.
import type { Clock } from '../people.ts';

/** A reader who has this much unread misses what follows, and catches up later. */
const MOST_PACKETS = 1_000;
const MOST_BYTES = 4_000_000;

/** An Engine.IO socket; what else it holds is not in its types. */
export type Wire = { close(discard: boolean): unknown };

/** Whether so much waits because the other end does not read that nothing more should be told. */
export function isFull(wire: Wire): boolean {
  const packets = unsentTo(wire);
  if (packets.length >= MOST_PACKETS) return true;
  return packets.reduce<number>((sum, packet) => sum + lengthOf(packet), 0) >= MOST_BYTES;
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

/** What waits because the other end does not read. */
export function unsentTo(wire: Wire): readonly unknown[] {
  const packets = part(wire, 'writeBuffer');
  return Array.isArray(packets) ? packets : [];
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
