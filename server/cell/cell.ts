// A process of its own for what may fill all memory or never end: V8 ends the whole process when a heap is full, now and
// then even when it is a thread's. It may read our code and nothing else, write nothing, start nothing.
import { type ChildProcess, fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordSchema } from './word.ts';

/** Why a cell is no more. */
export type Ending = { readonly why: 'full' } | { readonly why: 'broke'; readonly error: unknown };

export type CellParts = {
  /** What it runs: a program that speaks through its `parentPort`, as a thread's does. */
  readonly program: URL;
  /** How much of memory its values may take, in megabytes. */
  readonly room: number;
  readonly hear: (message: unknown) => void;
  /** Told once, unless it was closed. */
  readonly end: (ending: Ending) => void;
};

const WARDEN = new URL('./warden.ts', import.meta.url);
const SERVER = fileURLToPath(new URL('../', import.meta.url));
const CODE = [
  SERVER,
  ...['../../shared/', '../../node_modules/', '../../package.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  ),
];

export class Cell {
  readonly #parts: CellParts;
  readonly #child: ChildProcess | null;
  #isEnded = false;

  constructor(parts: CellParts) {
    this.#parts = parts;
    this.#child = this.#start();
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  tell(message: unknown): void {
    if (!this.#isEnded) this.#child?.send({ message });
  }

  /** Resolves when its process is gone. */
  async close(): Promise<void> {
    this.#isEnded = true;
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // Waiting for it keeps the server up; having it does not.
    child.ref();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Null when the machine has no process to give: that is told a little later, as every end is. */
  #start(): ChildProcess | null {
    const { program, room } = this.#parts;
    try {
      const child = fork(WARDEN, [program.href, String(room)], {
        // Nothing of how the server was called or what it knows.
        env: {},
        // Node lets a thread read the folder that its process stands in: it stands among the code.
        cwd: SERVER,
        execArgv: permissions(program),
        serialization: 'advanced',
        // What it prints is about a foreign file, and no line of our log.
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child.on('message', (message) => this.#hear(message));
      child.on('error', (error) => this.#end({ why: 'broke', error }));
      child.on('exit', (code, signal) => this.#end(endingOf(code, signal)));
      child.unref();
      child.channel?.unref();
      return child;
    } catch (error) {
      queueMicrotask(() => this.#end({ why: 'broke', error }));
      return null;
    }
  }

  #hear(said: unknown): void {
    if (this.#isEnded) return;
    const word = wordSchema.safeParse(said);
    if (!word.success) this.#end({ why: 'broke', error: word.error });
    else if (word.data.kind === 'said') this.#parts.hear(word.data.message);
    else this.#end(word.data.kind === 'full' ? FULL : { why: 'broke', error: new Error(word.data.why) });
  }

  #end(ending: Ending): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#child?.kill('SIGKILL');
    this.#parts.end(ending);
  }
}

const FULL: Ending = { why: 'full' };

/** V8 aborts when a heap is full (134 where there are no signals), and a system without memory kills: we did neither. */
function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134) return FULL;
  return { why: 'broke', error: new Error(`it ended with ${signal ?? code}`) };
}

/** Packages may lie elsewhere behind a link: both places are read. */
function permissions(program: URL): string[] {
  const readable = [...new Set([...CODE, ...CODE.map((path) => realpathSync(path)), fileURLToPath(program)])];
  return [
    '--permission',
    '--allow-worker',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
  ];
}
