/** The borders between our folders, read from the imports of every file; and one copy of yjs, whose types break when doubled. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaches, readsEnvironmentElsewhere, rules } from './architecture/rules.ts';
import { sourcesIn, top } from './architecture/sources.ts';

const sources = sourcesIn('shared', 'server', 'client', 'seeds');

describe.each(rules)('$folder', (rule) => {
  test(`never imports ${rule.never.join(', ')}`, () => {
    const found = sources.flatMap(([file, source]) =>
      breaches(rule, file, source).map((name) => `${file} imports ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('is guarded: an invented breach is caught', () => {
    expect(breaches(rule, ...rule.broken)).toHaveLength(1);
  });

  test.each(rule.never)('is guarded: reaching for %s is caught', (target) => {
    const [file] = rule.broken;
    const name = target.endsWith('/')
      ? posix.relative(posix.dirname(file), `${target}x.ts`)
      : target.replace('*', 'fs');
    expect(breaches(rule, file, `import '${name}';`)).toEqual([
      target.endsWith('/') ? `${target}x.ts` : name,
    ]);
  });

  test('has files to guard', () => {
    expect(sources.some(([file]) => rule.applies(file))).toBe(true);
  });
});

describe('the environment', () => {
  test('is read where a process begins only: server/main.ts, server/cli/main.ts', () => {
    const found = sources.filter(([file, source]) => readsEnvironmentElsewhere(file, source));
    expect(found.map(([file]) => file)).toEqual([]);
  });

  test.each([
    'const port = process.env.PORT;',
    "const port = process['env']['PORT'];",
    'const { env } = process;',
    'globalThis.process.env.PORT;',
    "import { env } from 'node:process';",
  ])('is guarded: %s is caught', (source) => {
    expect(readsEnvironmentElsewhere('server/app.ts', source)).toBe(true);
    expect(readsEnvironmentElsewhere('server/main.ts', source)).toBe(false);
  });
});

test('yjs is installed once', () => {
  const { packages } = JSON.parse(readFileSync(`${top}package-lock.json`, 'utf8'));
  const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/yjs'));
  expect(copies).toEqual(['node_modules/yjs']);
});
