// A peer's server: a small program beside the packages that it is made of, which says its port when it listens.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ProgramOf } from '../load/program.ts';

const lockfile = z.object({ packages: z.record(z.string(), z.object({ version: z.string() }).partial()) });

/** What it keeps, it keeps in `folder`. */
export function peerProgram(name: string, folder: string): ProgramOf {
  return { args: [inPeers(`${name}.mjs`)], env: { DATA: folder }, ready: /ready (\d+)/ };
}

/** As the peers' lockfile names them. */
export function versionsOf(...names: readonly string[]): string {
  const path = inPeers('package-lock.json');
  const { packages } = existsSync(path)
    ? lockfile.parse(JSON.parse(readFileSync(path, 'utf8')))
    : { packages: {} };
  return names.map((name) => `${name} ${packages[`node_modules/${name}`]?.version}`).join(', ');
}

function inPeers(file: string): string {
  return fileURLToPath(new URL(`../peers/${file}`, import.meta.url));
}
