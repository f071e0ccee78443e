// Writes what was asked for to a file, whole or not at all.
import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { problemOf } from '../store/folder-refusal.ts';
import { putInPlace } from '../store/to-disk.ts';
import type { Outcome } from './verb.ts';

export function writeOut(file: string, bytes: Uint8Array, mayReplace: boolean): Outcome {
  const unfinished = `${file}.unfinished`;
  try {
    writeFileSync(unfinished, bytes);
    return putInPlace(unfinished, file, mayReplace)
      ? { said: [`Written to ${file}`] }
      : { failed: `${file} is there already. Choose another name, or replace it with --force.` };
  } catch (error) {
    const problem = problemOf(error, dirname(file));
    if (problem === null) throw error;
    return { failed: problem === 'full' ? `There is no room for ${file}.` : `${file} cannot be written.` };
  } finally {
    rmSync(unfinished, { force: true });
  }
}
