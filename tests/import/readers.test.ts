/** Reading in processes of its own: who brings in what harms costs nobody else anything, and everybody gets their turn. */
import { expect, onTestFinished, test } from 'vitest';
import { machineClock } from '../../server/clock.ts';
import type { Brought } from '../../server/import/brought.ts';
import { Readers } from '../../server/import/readers.ts';
import type { Person } from '../../shared/newsroom.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, cleo, dan } from '../fixtures/newsroom.ts';

const MOODY = new URL('../fixtures/moody-reader.ts', import.meta.url);

function open(more: Partial<ConstructorParameters<typeof Readers>[0]> = {}) {
  const warned: object[] = [];
  const log = { info: () => {}, warn: (fields: object) => void warned.push(fields), error: () => {} };
  const readers = new Readers({ clock: machineClock, log, here: null, program: MOODY, room: 64, ...more });
  onTestFinished(() => readers.close());
  const brings = async (person: Person, text: string): Promise<string> =>
    say(await readers.read(person.id, { format: 'text', text }, 7));
  return { readers, warned, brings };
}

function say(answer: Awaited<ReturnType<Readers['read']>>): string {
  return 'code' in answer ? `${answer.code}: ${answer.message}` : `read: ${answer.headline}`;
}

test('a file that keeps its reader too long is given up, and the next one is read', async () => {
  const clock = new HandClock();
  const { brings, warned } = open({ clock, patience: 20_000 });
  const hanging = brings(ann, 'hangs');
  const next = brings(ann, 'next');
  expect(await brings(bob, 'other')).toBe('read: other');
  clock.passes(20_000);
  expect(await hanging).toMatch(/^unreadable: .*took too long/);
  expect(await next).toBe('read: next');
  expect(warned).toEqual([{ outcome: 'too-long', format: 'text' }]);
});

test.each(['fills', 'fills with bytes', 'aborts'])(
  'a file that makes its reader run out of memory (it %s) is refused, Galley lives on, and the next one is read',
  async (mood) => {
    const { brings } = open();
    const [filling, other] = [brings(ann, mood), brings(bob, 'other')];
    expect(await other).toBe('read: other');
    expect(await filling).toMatch(/^too-large: /);
    expect(await brings(ann, 'next')).toBe('read: next');
  },
);

test.each(['throws', 'ends', 'babbles'])(
  'a reader that %s is replaced, and the fault is in the log without a word',
  async (mood) => {
    const { brings, warned } = open();
    expect(await brings(ann, mood)).toMatch(/^unreadable: /);
    expect(warned).toEqual([{ outcome: 'broke', format: 'text', error: expect.any(Error) }]);
    expect(await brings(ann, 'next')).toBe('read: next');
  },
);

test('a reader stays for the next file for a minute, and no longer', async () => {
  const clock = new HandClock();
  const { brings } = open({ clock });
  const first = await brings(ann, 'says its process');
  clock.passes(59_000);
  expect(await brings(bob, 'says its process')).toBe(first);
  clock.passes(59_000);
  expect(await brings(ann, 'says its process')).toBe(first);
  clock.passes(60_000);
  expect(await brings(ann, 'says its process')).not.toBe(first);
});

test('a reader can write nothing, start nothing, and read nothing but code', async () => {
  const { brings } = open();
  expect(await brings(ann, 'pries')).toBe('read: could: ');
});

test('a machine that has no process to give costs whoever asks their file, and nobody else anything', async () => {
  const { brings, warned } = open({ program: new URL(`file:///${'x'.repeat(1024 * 1024)}`) });
  expect(await brings(ann, 'one')).toMatch(/^unreadable: /);
  expect(warned).toHaveLength(1);
});

test('one person holds one reader: whoever brings a pile waits for themselves', async () => {
  const clock = new HandClock();
  const { brings } = open({ clock });
  const order: string[] = [];
  const noted = async (person: Person, text: string): Promise<void> => {
    await brings(person, text);
    order.push(`${person.name} ${text}`);
  };
  const all = [
    noted(ann, 'hangs'),
    noted(ann, 'second'),
    noted(ann, 'third'),
    noted(bob, 'one'),
    noted(cleo, 'one'),
  ];
  await until(() => order.length === 2, 'Bob and Cleo are through');
  expect(order).toEqual(['Bob one', 'Cleo one']);
  clock.passes(60_000);
  await Promise.all(all);
  expect(order.slice(3)).toEqual(['Ann second', 'Ann third']);
});

test('people take turns: whoever came last with little is before the rest of a pile', async () => {
  const clock = new HandClock();
  const { brings } = open({ clock, patience: 20_000 });
  const order: string[] = [];
  const noted = async (person: Person, text: string): Promise<void> => {
    await brings(person, text);
    order.push(`${person.name} ${text}`);
  };
  const first = brings(ann, 'hangs');
  clock.passes(15_000);
  const second = brings(dan, 'hangs');
  const others = [noted(bob, '1'), noted(bob, '2'), noted(bob, '3'), noted(cleo, 'a')];
  // Ann's reader is free now, Dan's is not.
  clock.passes(5_000);
  await Promise.all([first, ...others]);
  expect(order).toEqual(['Bob 1', 'Cleo a', 'Bob 2', 'Bob 3']);
  clock.passes(20_000);
  await second;
});

test('a fifth file of one person is refused at once, and so is a crowd’s', async () => {
  const { brings, readers } = open({ clock: new HandClock() });
  const waiting = [...'12345'].map(() => brings(ann, 'hangs'));
  expect(await brings(ann, 'sixth')).toMatch(/^too-fast: /);
  const crowd = Array.from({ length: 40 }, (_, at) => ({ ...bob, id: `${bob.id}${at}` as Person['id'] }));
  const answers = crowd.map((one) => brings(one, 'hangs'));
  expect(await answers.at(-1)).toMatch(/^too-fast: Many files/);
  await readers.close();
  for (const answer of await Promise.all(waiting)) expect(answer).toMatch(/^not-saved: /);
});

test('who still waits when Galley closes is told, and nothing is read any more', async () => {
  const { brings, readers } = open();
  const hanging = brings(ann, 'hangs');
  await readers.close();
  expect(await hanging).toMatch(/^not-saved: /);
  expect(await brings(ann, 'later')).toMatch(/^not-saved: /);
});

test('the real reader reads every format, and says what it cannot', async () => {
  const { readers } = open({
    program: new URL('../../server/import/reading-worker.ts', import.meta.url),
    room: 256,
  });
  const read = async (brought: Brought) => say(await readers.read(ann.id, brought, 7));
  expect(await read({ format: 'text', text: 'Bridge closes\n\nSoon.' })).toBe('read: Bridge closes');
  expect(await read({ format: 'markdown', text: '# Bridge' })).toBe('read: Bridge');
  expect(await read({ format: 'html', text: '<h1>Bridge</h1>' })).toBe('read: Bridge');
  expect(await read({ format: 'docx', bytes: Buffer.from('no') })).toMatch(/^unreadable: This is not a Word/);
});
