// The SHA-256 of a file, a piece at a time: a backup may be larger than the memory.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024;

export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const opened = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(opened, piece); read > 0; read = readSync(opened, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(opened);
  }
  return hash.digest('hex');
}
