// Brings files and the names of files to the disk: what was written is lost with its name otherwise.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export function fileToDisk(file: string): void {
  toDisk(file, 'r+');
}

export function folderToDisk(folder: string): void {
  // Windows knows no such thing.
  if (process.platform !== 'win32') toDisk(folder, 'r');
}

function toDisk(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Gives a finished file its name, whole or not at all. False when the name is taken and may not be. */
export function putInPlace(finished: string, name: string, mayReplace: boolean): boolean {
  fileToDisk(finished);
  if (mayReplace) renameSync(finished, name);
  else if (!takeFreeName(finished, name)) return false;
  folderToDisk(dirname(name));
  return true;
}

/** A link is refused when somebody took the name meanwhile; some disks know no links. */
function takeFreeName(finished: string, name: string): boolean {
  try {
    linkSync(finished, name);
  } catch {
    if (existsSync(name)) return false;
    renameSync(finished, name);
  }
  rmSync(finished, { force: true });
  return true;
}
