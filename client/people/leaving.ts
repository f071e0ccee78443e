// Said with the address of the door: whoever comes there is just signing out, and is somebody for a moment yet.
import { z } from 'zod';

export const LEAVING = { isLeaving: true } as const;

const leaving = z.object({ isLeaving: z.literal(true) });

/** `state` is that of the address. */
export function isLeaving(state: unknown): boolean {
  return leaving.safeParse(state).success;
}
