/** What the code reads from the environment is told to whoever runs it, in both tables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { top } from '../architecture/sources.ts';

const read = (file: string): string => readFileSync(join(top, file), 'utf8');

const NAME = /\b(GALLEY_[A-Z_]+|PORT|HOST|PUBLIC_URL|TRUST_PROXY|LOG_LEVEL)\b/g;
const names = new Set(
  ['server/settings.ts', 'server/cli/main.ts'].flatMap((file) => read(file).match(NAME) ?? []),
);

test.each(['README.md', 'docs/administrators.md'])('%s names every variable that is read', (file) => {
  expect(names.size).toBeGreaterThan(8);
  const text = read(file);
  expect([...names].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/administrators.md',
  'docs/upgrading.md',
  'docs/api.md',
  'docs/decisions.md',
])('every link of %s leads to a file or a heading that is there', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const dead = links.filter((link) => !leads(file, link));
  expect(dead).toEqual([]);
});

test('the map of the house names every folder', () => {
  const map = /## The map of the house\n\n```\n(.*?)```/s.exec(read('README.md'))?.[1] ?? '';
  const unnamed = FOLDERS.filter((folder) => !new RegExp(`(^|[\\s(])${folder}/`, 'm').test(map));
  expect(unnamed).toEqual([]);
});

const FOLDERS = ['server', 'client', 'shared'].flatMap((top) => [top, ...foldersIn(top)]);

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(top, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function leads(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(top, file))) return false;
  return heading === undefined || headingsIn(read(file)).includes(heading);
}

/** As the pages that show Markdown name them. */
function headingsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\d\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
