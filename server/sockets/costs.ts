// What a message costs its socket, in units of the throttle: by its kind, and by what it weighs.
import type { RequestName } from '../../shared/protocol.ts';

/** What a request costs beside its bytes. */
export const COSTS: Readonly<Record<RequestName, number>> = {
  'draft.join': 20,
  'board.join': 10,
  ask: 5,
  // What it takes is paid for by its time.
  'draft.update': 0.1,
  'draft.check': 2,
  'draft.cursor': 1,
  'draft.leave': 1,
};
const BYTES_PER_UNIT = 10_000;

export function unitsIn(bytes: number): number {
  return bytes / BYTES_PER_UNIT;
}

/** What a message holds in memory, near enough. No recursion: a message may be nested as deep as it is long. */
export function sizeOf(message: unknown): number {
  let size = 0;
  for (const left = [message]; left.length > 0; ) {
    const part = left.pop();
    size += 8;
    if (part instanceof Uint8Array || typeof part === 'string') size += part.length;
    else if (Array.isArray(part)) for (const inner of part) left.push(inner);
    else if (typeof part === 'object' && part !== null)
      for (const key in part) {
        size += key.length;
        left.push(Reflect.get(part, key));
      }
  }
  return size;
}
