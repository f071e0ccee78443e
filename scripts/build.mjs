/** Builds the client when what it is made from has changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtime } from './install.mjs';
import { run, top } from './run.mjs';

const stamp = join(top, 'dist', 'built-from');

/** Resolves to whether a build of the present sources stands in dist/client. */
export async function ensureBuilt() {
  const sources = hashOfSources();
  if (isBuiltFrom(sources)) return true;
  console.log('Building the client.');
  const code = await run(runtime(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) return false;
  writeFileSync(stamp, sources);
  return true;
}

function isBuiltFrom(/** @type {string} */ sources) {
  return (
    existsSync(join(top, 'dist', 'client', 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sources
  );
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of [
    'package-lock.json',
    'vite.config.ts',
    ...filesIn('scripts/vite'),
    ...filesIn('client'),
    ...filesIn('shared'),
  ]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(top, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(/** @type {string} */ folder) {
  return readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(join(top, path)).isFile())
    .sort();
}
