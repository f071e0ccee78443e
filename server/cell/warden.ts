// A cell's own process. The program runs in a thread, so that this one always answers: it ends the cell with whoever began
// it, however busy the program is, and sees what a limit of the heap does not, such as unpacked bytes.
import { Worker } from 'node:worker_threads';
import type { Word } from './word.ts';

const [, , program = '', megabytes] = process.argv;
const room = Number(megabytes);

/** For code, stacks and bytes beside the values, in megabytes: several times what an honest file unpacks to. */
const BESIDE = 512;
const MOST = (room + BESIDE) * 1024 * 1024;
const LOOK_EVERY = 50;

const thread = new Worker(new URL(program), {
  env: {},
  resourceLimits: { maxOldGenerationSizeMb: room, maxYoungGenerationSizeMb: 64 },
});
let watching: NodeJS.Timeout | undefined;

process.on('message', ({ message }: { readonly message: unknown }) => {
  watching ??= setInterval(look, LOOK_EVERY);
  thread.postMessage(message);
});
thread.on('message', (message: unknown) => {
  clearInterval(watching);
  watching = undefined;
  say({ kind: 'said', message });
});
thread.on('error', (error) => say(isFull(error) ? { kind: 'full' } : { kind: 'broke', why: wordsOf(error) }));
thread.on('exit', (code) => say({ kind: 'broke', why: `it ended with ${code}` }));

process.on('disconnect', leave);
if (!process.connected) leave();
// Who stops the server by its keys or its unit stops all its processes; what to do about it, the server says.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}

function look(): void {
  if (process.memoryUsage.rss() > MOST) say({ kind: 'full' });
}

function say(word: Word): void {
  process.send?.(word);
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
