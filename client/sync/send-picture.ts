// Sends one picture's file to the server, which judges it by its bytes and answers the address under which everybody sees it.
import { z } from 'zod';
import { refusalIn } from '../../shared/api/problem.ts';
import { PICTURE_LIMIT, readPictureAddress } from '../../shared/article/picture.ts';
import type { RefusalCode } from '../../shared/review/refusal.ts';

/** `again`: the same picture may be taken if it is sent once more. */
export type Sent = { readonly src: string } | { readonly because: string; readonly again: boolean };

/** The largest one over a slow line, in milliseconds. */
const PATIENCE = 120_000;

const takenSchema = z.object({ src: z.string().refine((src) => readPictureAddress(src) !== null) });

const NO_LINE: Sent = {
  because: 'The server cannot be reached. The picture waits here: try again when the line is back.',
  again: true,
};

export async function sendPicture(file: Blob): Promise<Sent> {
  if (file.size > PICTURE_LIMIT)
    return { because: 'This picture is larger than 5 MB. Make it smaller and try again.', again: false };
  try {
    const answer = await fetch('/api/images', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return sentOf(await answer.json());
  } catch {
    // No line, no answer in time, or a proxy's page in its place.
    return NO_LINE;
  }
}

function sentOf(answer: unknown): Sent {
  const taken = takenSchema.safeParse(answer);
  if (taken.success) return taken.data;
  const refusal = refusalIn(answer);
  if (!refusal) return NO_LINE;
  return { because: refusal.message, again: !FOR_GOOD.has(refusal.code) };
}

/** The picture itself is refused, or whoever sends it. */
const FOR_GOOD: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'invalid',
  'unreadable',
  'too-large',
  'forbidden',
]);
