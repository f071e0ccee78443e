/** A process of its own for what may never end: it ends with whoever began it, and only then or when they say so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Cell, type Ending } from '../../server/cell/cell.ts';
import { until } from '../fixtures/colleague.ts';

const MOODY = new URL('../fixtures/moody-reader.ts', import.meta.url);
const KEEPER = fileURLToPath(new URL('../fixtures/cell-keeper.ts', import.meta.url));

function begin() {
  const [heard, ended]: [string[], Ending[]] = [[], []];
  const cell = new Cell({
    program: MOODY,
    room: 64,
    hear: (answer) => void heard.push(headlineOf(answer)),
    end: (ending) => void ended.push(ending),
  });
  onTestFinished(() => cell.close());
  const tell = (text: string): void => cell.tell({ brought: { text } });
  const process = async (): Promise<number> => {
    tell('says its process');
    await until(() => heard.length > 0, 'the cell says its process');
    return Number(heard.pop());
  };
  return { cell, ended, process, tell };
}

function headlineOf(answer: unknown): string {
  return String(answer && typeof answer === 'object' && 'headline' in answer && answer.headline);
}

/** One that has ended and that nobody has asked about yet is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (
      error instanceof Error && 'code' in error && error.code === 'ENOENT' && process.platform !== 'linux'
    );
  }
}

test('a cell is gone when it was closed, however busy it is', async () => {
  const { cell, ended, process, tell } = begin();
  const pid = await process();
  tell('hangs');
  expect(isAlive(pid)).toBe(true);
  await cell.close();
  expect(isAlive(pid)).toBe(false);
  expect(ended).toEqual([]);
});

test('a server that is killed leaves no cell behind, however busy it is', async () => {
  const keeper = spawn(process.execPath, [KEEPER], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void keeper.kill('SIGKILL'));
  const [said] = await once(keeper.stdout.setEncoding('utf8'), 'data');
  const pid = Number(headlineOf(JSON.parse(said)));
  expect(isAlive(pid)).toBe(true);
  keeper.kill('SIGKILL');
  await until(() => !isAlive(pid), 'its cell is gone');
});

test('what asks all processes of a server to end leaves its cells to the server', async () => {
  const { ended, process: pidOf } = begin();
  const pid = await pidOf();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
  expect(await pidOf()).toBe(pid);
  expect(ended).toEqual([]);
});

test('a cell that somebody else kills is told as one that memory ran out for', async () => {
  const { ended, process: pidOf, cell } = begin();
  process.kill(await pidOf(), 'SIGKILL');
  await until(() => ended.length > 0, 'the end is told');
  expect(ended).toEqual([{ why: 'full' }]);
  expect(cell.isEnded).toBe(true);
});
