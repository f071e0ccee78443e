// Which Mantine components Galley uses, with those that they are made of.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const HOME = 'node_modules/@mantine/core/esm/components';
const NOTICES = 'node_modules/@mantine/notifications/esm/**/*.mjs';
const STYLES = 'node_modules/@mantine/core/styles';

/** The style sheets needed by every component that a file of the client names. */
export function neededStyles(): readonly string[] {
  const seen = new Set<string>();
  const queue = namedComponents().flatMap((name) => homesOf(name));
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...importsOf(file));
  }
  const names = [...seen].flatMap((file) => /(\w+)\.module\.mjs$/.exec(file)?.[1] ?? []);
  return names.filter((name) => existsSync(join(STYLES, `${name}.layer.css`))).sort();
}

/** Ours, and what Mantine's notices name, which come in a package of their own. */
function namedComponents(): readonly string[] {
  const files = [...globSync('client/**/*.{ts,tsx}'), ...globSync(NOTICES)];
  const imports = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from ["']@mantine\/core["']/g),
  ]);
  const names = imports.flatMap((found) => (found[1] ?? '').split(','));
  return names.map((name) => name.trim()).filter((name) => /^[A-Z]/.test(name));
}

function homesOf(name: string): readonly string[] {
  const file = join(HOME, name, `${name}.mjs`);
  return existsSync(file) ? [file] : [];
}

function importsOf(file: string): readonly string[] {
  const sources = [...readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)];
  return sources
    .map((found) => resolve(dirname(file), found[1] ?? ''))
    .filter((path) => /\/(components|utils)\//.test(path));
}
