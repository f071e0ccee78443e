/** What the browser is sent: small at first, the editor only with a draft, and nothing that the page's CSP would stop. */
import { globSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../scripts/build.mjs';
import { inAscii } from '../scripts/vite/ascii-code.mjs';
import { firstFiles } from '../server/http/first-files.ts';
import { top } from './architecture/sources.ts';

const dist = `${top}dist/client/`;
const yjs = '__ $YJS$ __'; // the name by which yjs itself notices a second copy
const prosemirror = 'ProseMirror-separator'; // a class that only its view sets
const drawing = 'Minified React error'; // with which react-dom refuses
const SCRIPT_LINK = /<link rel="(preload|later)" as="script" crossorigin[^>]* href="\/([^"]+)">/g;
const carrying = 'data-rfd'; // with which the library that carries cards marks them

beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);

test("the board's first load stays under 350 KB of gzipped JavaScript", () => {
  const bytes = [...firstLoad(namedFor('/')).values()].reduce(
    (total, script) => total + gzipSync(script).length,
    0,
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(350 * 1024);
});

test("the board's first load goes without the editor, which the build does hold", () => {
  const board = firstLoad(namedFor('/'));
  expect(holding(yjs, board)).toEqual([]);
  expect(holding(prosemirror, board)).toEqual([]);
  expect(holding(prosemirror, allScripts())).toHaveLength(1);
});

test('yjs is in the build once', () => {
  const scripts = [...allScripts().values()];
  expect(scripts.reduce((copies, script) => copies + script.split(yjs).length - 1, 0)).toBe(1);
});

test('the page holds no script, style or handler of its own', () => {
  const page = readFileSync(`${dist}index.html`, 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  expect(page).not.toMatch(/https?:\/\//);
});

test('each script lies there packed, too, and is the same', () => {
  for (const [file, script] of allScripts())
    expect(brotliDecompressSync(readFileSync(`${dist}${file}.br`)).toString(), file).toBe(script);
});

test("a draft's page names the editor beforehand, and nothing that every page has, nor anything twice", () => {
  const named = namedFor('/drafts/1');
  expect(named.some((file) => allScripts().get(file)?.includes(prosemirror))).toBe(true);
  const all = [...firstLoad().keys(), ...named, ...laterFor('/drafts/1')];
  expect(new Set(all).size).toBe(all.length);
});

test("a draft's article needs nothing of what draws the page around it, and stays under 200 KB of gzipped JavaScript", () => {
  const article = firstLoad(namedFor('/drafts/1'));
  expect(holding(yjs, article)).toHaveLength(1);
  expect(holding(prosemirror, article)).toHaveLength(1);
  expect(holding(drawing, article)).toEqual([]);
  const bytes = [...article.values()].reduce((total, script) => total + gzipSync(script).length, 0);
  expect(bytes).toBeLessThan(200 * 1024);
});

test('every script of a page is named as a script before it is asked for as a module, so that its compiled code is read again', () => {
  const page = readFileSync(`${dist}index.html`, 'utf8');
  const links = page + firstFiles(dist)('/drafts/1');
  expect(links).not.toContain('modulepreload');
  const files = [...links.matchAll(SCRIPT_LINK)].flatMap(([, , file]) => file ?? []);
  const wanted = [...namedFor('/drafts/1'), ...laterFor('/drafts/1')];
  expect(new Set(files)).toEqual(new Set(firstLoad(wanted).keys()));
  const entry = page.indexOf('<script type="module"');
  expect(page.slice(0, entry)).toContain(`href="/${/src="\/([^"]+)"/.exec(page.slice(entry))?.[1]}"`);
});

test('a page asks the device and the server before it has what draws it, which then comes at once', () => {
  expect(holding(drawing, firstLoad())).toEqual([]);
  expect(holding(yjs, firstLoad())).toEqual([]);
  for (const address of ['/drafts/1', '/', '/sign-in'])
    expect(holding(drawing, firstLoad([...namedFor(address), ...laterFor(address)])), address).toHaveLength(
      1,
    );
});

test('a draft and the board begin with few files, all ASCII: one other letter doubles what a browser reads', () => {
  const few = { '/drafts/1': 8, '/': 11 };
  for (const [address, most] of Object.entries(few))
    expect(firstLoad(namedFor(address)).size, address).toBeLessThanOrEqual(most);
  for (const [file, script] of allScripts()) expect(script, file).toMatch(/^[\0-\x7f]*$/);
});

test('a script means the same in ASCII: strings, templates, patterns; raw templates, which would not, are refused', () => {
  const script = "(() => [`a – é😀`, /^[“😀]$/u.test('😀'), /“/.test('”')])()";
  const runs = (code: string): unknown => runInNewContext(`JSON.stringify(${code})`);
  expect(inAscii(script)).toMatch(/^[\0-\x7f]*$/);
  expect(runs(inAscii(script))).toBe(runs(script));
  expect(() => inAscii('String.raw`a–z`')).toThrow('a–z');
});

test('a draft is opened without what only cards are carried with, which the board names beforehand', () => {
  expect(holding(carrying, firstLoad([...namedFor('/drafts/1'), ...laterFor('/drafts/1')]))).toEqual([]);
  expect(holding(carrying, firstLoad(namedFor('/')))).toHaveLength(1);
});

/** The scripts that the page of an address names besides those of every page. */
function namedFor(address: string): readonly string[] {
  return linkedAs('preload', address);
}

/** Those that it asks for when they have shown something. */
function laterFor(address: string): readonly string[] {
  return linkedAs('later', address);
}

function linkedAs(rel: string, address: string): readonly string[] {
  const links = firstFiles(dist)(address).matchAll(SCRIPT_LINK);
  return [...links].flatMap(([, as, file]) => (as === rel && file) || []);
}

type Scripts = ReadonlyMap<string, string>;

/** The scripts that every page names, others that are asked for beside them, and all that those import before they run. */
function firstLoad(others: readonly string[] = []): Scripts {
  const page = readFileSync(`${dist}index.html`, 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)];
  const wanted = [...named.flatMap(([, file]) => file ?? []), ...others];
  const loaded = new Map<string, string>();
  for (const file of wanted) {
    if (loaded.has(file)) continue;
    const script = readFileSync(dist + file, 'utf8');
    loaded.set(file, script);
    wanted.push(...staticImports(script));
  }
  return loaded;
}

function allScripts(): Scripts {
  const files = globSync('assets/*.js', { cwd: dist });
  return new Map(files.map((file) => [file, readFileSync(dist + file, 'utf8')]));
}

function staticImports(script: string): readonly string[] {
  const { staticImports, staticExports } = parseSync('chunk.js', script).module;
  const named = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  return named.map((name) => name.replace('./', 'assets/'));
}

function holding(mark: string, scripts: Scripts): readonly string[] {
  return [...scripts].filter(([, script]) => script.includes(mark)).map(([file]) => file);
}
