// What a page needs soon after its first script: named in the page itself, so that the browser asks for all of it at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A draft and the board show nothing before they know who reads. A page that would not ask must not have it. */
const WHO = '<link rel="preload" as="fetch" crossorigin href="/api/me">';

type Beginning = {
  readonly opens: RegExp;
  readonly asks: string;
  /** By the names of the build's files. */
  readonly parts: readonly string[];
  /** What it goes on with, once those have shown something. */
  readonly later: readonly string[];
};

/** What the client begins with at an address, in the order in which it needs it: the first that fits. */
const BEGINNINGS: readonly Beginning[] = [
  {
    opens: /^\/drafts\//,
    asks: WHO,
    parts: ['open-draft', 'article'],
    later: ['draft'],
  },
  // With or without what is chosen on it.
  { opens: /^\/(\?|$)/, asks: WHO, parts: ['board'], later: [] },
  { opens: /^/, asks: '', parts: ['other'], later: [] },
];
/** What every page begins with, and names itself. */
const PAGE = 'index.html';

/** As Vite writes it: each part's file, and what it brings along. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** For an address, the page's links to what it will ask for; none for a build that says nothing of its parts. */
export function firstFiles(folder: string): (address: string) => string {
  const path = join(folder, '.vite', 'manifest.json');
  const manifest = existsSync(path) ? manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const links = BEGINNINGS.map(({ opens, asks, ...files }) => ({
    opens,
    links: asks + linksTo(files, manifest),
  }));
  return (address) => links.find(({ opens }) => opens.test(address))?.links ?? '';
}

type Files = Pick<Beginning, 'parts' | 'later'>;

function linksTo({ parts, later }: Files, manifest: Manifest): string {
  const page = withImports([PAGE], manifest);
  const first = withImports(named(parts, manifest), manifest);
  const now = without(first, page).flatMap((name) => manifest[name] ?? []);
  const then = without(withImports(named(later, manifest), manifest), page, first).flatMap(
    (name) => manifest[name] ?? [],
  );
  return [
    // As the page names its own (scripts/vite/kept-code): not as modules.
    ...now.map(({ file }) => `<link rel="preload" as="script" crossorigin href="/${file}">`),
    ...stylesOf(now).map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    // To a browser these say nothing, until the page makes them mean `preload` (main.ts).
    ...then.map(
      ({ file }) => `<link rel="later" as="script" crossorigin fetchpriority="low" href="/${file}">`,
    ),
    ...stylesOf(then).map(
      (file) => `<link rel="later" as="style" crossorigin fetchpriority="low" href="/${file}">`,
    ),
  ].join('');
}

function stylesOf(chunks: readonly Manifest[string][]): readonly string[] {
  return chunks.flatMap(({ css }) => css);
}

/** Where the manifest has them: under their first module, or their file. */
function named(names: readonly string[], manifest: Manifest): readonly string[] {
  return names.flatMap((name) => Object.keys(manifest).find((key) => manifest[key]?.name === name) ?? []);
}

function withImports(parts: readonly string[], manifest: Manifest): ReadonlySet<string> {
  const found = new Set(parts);
  for (const name of found) for (const other of manifest[name]?.imports ?? []) found.add(other);
  return found;
}

function without(names: ReadonlySet<string>, ...others: readonly ReadonlySet<string>[]): readonly string[] {
  return [...names].filter((name) => !others.some((other) => other.has(name)));
}
