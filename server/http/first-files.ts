// What a page needs soon after its first script: named in the page itself, so that the browser asks for all of it at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A draft and the board show nothing before they know who reads. A page that would not ask must not have it. */
const WHO = '<link rel="preload" as="fetch" crossorigin href="/api/me">';

/** What the client begins with at an address, in the order in which it needs it: the first that fits. */
const PARTS: readonly { readonly opens: RegExp; readonly asks: string; readonly parts: readonly string[] }[] =
  [
    { opens: /^\/drafts\//, asks: WHO, parts: ['sync/open-draft.ts', 'first/draft.ts'] },
    // With or without what is chosen on it.
    { opens: /^\/(\?|$)/, asks: WHO, parts: ['first/board.ts'] },
    { opens: /^/, asks: '', parts: ['first/other.ts'] },
  ];
/** What every page begins with, and names itself. */
const PAGE = 'index.html';

/** As Vite writes it: each part's file, and what it brings along. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** For an address, the page's links to what it will ask for; none for a build that says nothing of its parts. */
export function firstFiles(folder: string): (address: string) => string {
  const path = join(folder, '.vite', 'manifest.json');
  const manifest = existsSync(path) ? manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const links = PARTS.map(({ opens, asks, parts }) => ({ opens, links: asks + linksTo(parts, manifest) }));
  return (address) => links.find(({ opens }) => opens.test(address))?.links ?? '';
}

function linksTo(parts: readonly string[], manifest: Manifest): string {
  const begun = withImports([PAGE], manifest);
  const names = [...withImports(parts, manifest)].filter((name) => !begun.has(name));
  const chunks = names.flatMap((name) => manifest[name] ?? []);
  // As the page names its own (scripts/vite/kept-code): not as modules.
  const scripts = chunks.map(({ file }) => `<link rel="preload" as="script" crossorigin href="/${file}">`);
  const styles = chunks
    .flatMap(({ css }) => css)
    .map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`);
  return [...scripts, ...styles].join('');
}

function withImports(parts: readonly string[], manifest: Manifest): ReadonlySet<string> {
  const found = new Set(parts);
  for (const name of found) for (const other of manifest[name]?.imports ?? []) found.add(other);
  return found;
}
