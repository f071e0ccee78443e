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
