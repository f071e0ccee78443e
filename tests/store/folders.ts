/** Data folders of a test's own, and processes that use them. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type DataFolder, openDataFolder } from '../../server/store/folder.ts';

export function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'galley-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function openFolder(path: string): DataFolder {
  const folder = openDataFolder(path);
  if ('refused' in folder) throw new Error(folder.message);
  return folder;
}

export type Typist = { readonly lines: Interface; kill(): Promise<void> };

/** Another process on the folder. `kill` is SIGKILL: it gets no chance to tidy up. */
export function startTypist(path: string, mode: 'types' | 'holds'): Typist {
  const file = fileURLToPath(new URL('typist.ts', import.meta.url));
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [file, path, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => {
    child.kill('SIGKILL');
    return gone;
  };
  onTestFinished(kill);
  return { lines: createInterface(child.stdout), kill };
}

export async function firstLine({ lines }: Typist): Promise<string> {
  for await (const line of lines) return line;
  return '';
}
