/** What the browser is sent: small at first, the editor only with a draft, and nothing that the page's CSP would stop. */
import { globSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../scripts/build.mjs';
import { firstFiles } from '../server/http/first-files.ts';
import { top } from './architecture/sources.ts';

const dist = `${top}dist/client/`;
const yjs = '__ $YJS$ __'; // the name by which yjs itself notices a second copy
const prosemirror = 'ProseMirror-separator'; // a class that only its view sets

beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);

test("the board's first load stays under 350 KB of gzipped JavaScript", () => {
  const bytes = [...firstLoad().values()].reduce((total, script) => total + gzipSync(script).length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(350 * 1024);
});

test("the board's first load goes without the editor, which the build does hold", () => {
  expect(holding(yjs, firstLoad())).toEqual([]);
  expect(holding(prosemirror, firstLoad())).toEqual([]);
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

test("a draft's page names the editor beforehand, and nothing that every page has", () => {
  const links = firstFiles(dist)('/drafts/1');
  const named = [...links.matchAll(/href="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  expect(named.some((file) => allScripts().get(file)?.includes(prosemirror))).toBe(true);
  expect(named.filter((file) => firstLoad().has(file))).toEqual([]);
});

type Scripts = ReadonlyMap<string, string>;

/** The scripts that the page names, and all that those import before they run. */
function firstLoad(): Scripts {
  const page = readFileSync(`${dist}index.html`, 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );
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
