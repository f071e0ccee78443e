/** The units for systemd and compose name files that are there and settings that Galley reads. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERBS } from '../../server/cli/verbs.ts';
import { sourcesIn, top } from '../architecture/sources.ts';

const read = (file: string): string => readFileSync(join(top, file), 'utf8');
const units = globSync('deploy/*.{service,timer}', { cwd: top });
const server = sourcesIn('server')
  .map(([, source]) => source)
  .join('\n');

test('what they start is there', () => {
  expect(units.length).toBeGreaterThan(2);
  const started = units.flatMap((unit) => [...read(unit).matchAll(/\bserver\/\S+\.ts(?: (\w+))?/g)]);
  expect(started.length).toBe(2);
  for (const [said, verb] of started) {
    expect(existsSync(join(top, said.split(' ')[0] ?? ''))).toBe(true);
    if (verb !== undefined) expect(Object.keys(VERBS)).toContain(verb);
  }
});

test('what they set is read by somebody', () => {
  const inUnits = units.flatMap((unit) =>
    [...read(unit).matchAll(/^Environment=(.*)$/gm)].map(([, set = '']) => set),
  );
  const set = inUnits.flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] ?? ''));
  expect(set).toContain('GALLEY_DATA');
  for (const name of new Set(set))
    if (name !== 'NODE_ENV') expect([name, server.includes(name)]).toEqual([name, true]);
});

test('they run the server as npm start does', () => {
  const started = read('scripts/start.mjs');
  expect(started).toContain("run(runtime(), [...memory, 'server/main.ts', ...args])");
  const [, memory = ''] = /^const memory = \[(.+)\];$/m.exec(started) ?? [];
  const words = [...[...memory.matchAll(/'([^']+)'/g)].map(([, word = '']) => word), 'server/main.ts'];
  expect(words).toHaveLength(3);
  const [, unit] = /^ExecStart=\S+\/node (.*)$/m.exec(read('deploy/galley.service')) ?? [];
  expect(unit).toBe(words.join(' '));
  const [, image = '[]'] = /^CMD (\[.*\])$/m.exec(read('Dockerfile')) ?? [];
  expect(JSON.parse(image)).toEqual(['node', ...words]);
});

/** What the server reads of its environment, as the README lists it. */
const variables = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);

test('every setting is there for whoever runs it: in the manual, and in compose where it does not say it itself', () => {
  const settings = read('server/settings.ts');
  const used = new Set(settings.match(/\b(?:PORT|HOST|PUBLIC_URL|TRUST_PROXY|LOG_LEVEL|GALLEY_[A-Z_]+)\b/g));
  expect([...used].toSorted()).toEqual(variables.toSorted());
  const [manual, compose, dockerfile] = ['docs/administrators.md', 'compose.yaml', 'Dockerfile'].map(read);
  for (const name of used) {
    expect([name, manual?.includes(`| \`${name}\` |`)]).toEqual([name, true]);
    const isSet = new RegExp(`\\b${name}=`).test(dockerfile ?? '') || name === 'GALLEY_DEMO';
    if (!isSet) expect([name, compose?.includes(`      ${name}: \${${name}:`)]).toEqual([name, true]);
  }
});

test('a setting that makes no sense is not tried for ever', () => {
  expect(read('deploy/galley.service')).toMatch(/^\[Unit\][^[]*^StartLimitBurst=\d+$/m);
});

test('every page of the documentation that they name is there', () => {
  const named = units.flatMap((unit) => [
    ...read(unit).matchAll(/(?:\/opt\/galley\/|\b)((?:docs\/)?[\w-]+\.md)\b/g),
  ]);
  expect(named.length).toBeGreaterThan(2);
  for (const [, page = ''] of named) expect([page, existsSync(join(top, page))]).toEqual([page, true]);
});

test('compose keeps the data, leaves the rest unwritten, and gives it the time to close', () => {
  const compose = read('compose.yaml');
  for (const line of [
    'read_only: true',
    '- galley-data:/data',
    'no-new-privileges:true',
    'stop_grace_period: 15s',
  ])
    expect(compose).toContain(line);
});
