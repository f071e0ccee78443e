// A watched house from outside: opened in a process of its own, asked how it is, and gone when its work is done.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Watched } from '../fixtures/watched-house.ts';

const PROGRAM = fileURLToPath(new URL('../fixtures/watched-house.ts', import.meta.url));

export class WatchedHouse {
  readonly address: string;
  readonly #process: ChildProcess;
  readonly #folder: string;
  #exit: string | null = null;

  private constructor(process: ChildProcess, folder: string, address: string) {
    this.#process = process;
    this.#folder = folder;
    this.address = address;
    process.once('exit', (code, signal) => {
      this.#exit = `exit ${code ?? signal}`;
    });
  }

  static async open(): Promise<WatchedHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'galley-watched-'));
    const child = spawn(process.execPath, ['--expose-gc', PROGRAM, folder], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const gone = once(child, 'exit').then(() => {
      throw new Error('The house did not open.');
    });
    const [opened] = await Promise.race([once(child, 'message'), gone]);
    gone.catch(() => {
      // Whoever waits for a later word hears of it there.
    });
    return new WatchedHouse(child, folder, String(Reflect.get(Object(opened), 'address')));
  }

  async asks(): Promise<Watched> {
    if (this.#exit) throw new Error(`The server is gone: ${this.#exit}.`);
    const heard = once(this.#process, 'message');
    const gone = once(this.#process, 'exit').then(() => null);
    this.#process.send('how are you?');
    const word = await Promise.race([heard, gone]);
    if (!word) throw new Error(`The server is gone: ${this.#exit}.`);
    return word[0];
  }

  async close(): Promise<void> {
    if (!this.#exit) {
      const gone = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
