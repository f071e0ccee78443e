// One reader in a thread of its own: reads one file after another, and is ended when a file keeps it too long or fills it.
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Clock } from '../people.ts';
import type { Brought, ReadIn } from './brought.ts';
import type { Here } from './picture.ts';

export type Job = { readonly brought: Brought; readonly clientId: number; readonly here: Here };

/** What came of a job; the last three end the reader. */
export type Outcome =
  | { readonly outcome: 'read'; readonly answer: ReadIn | Refusal }
  | { readonly outcome: 'too-long' }
  | { readonly outcome: 'too-much' }
  | { readonly outcome: 'broke'; readonly error: unknown };

export type ReaderParts = {
  readonly clock: Clock;
  /** How long one file may take, in milliseconds. */
  readonly patience: number;
  /** How much a file may fill, in megabytes. */
  readonly room: number;
  /** What the thread runs. */
  readonly program: URL;
};

/** Settles the job at hand; there is one at most. */
type Settle = (outcome: Outcome) => void;

export class Reader {
  readonly #parts: ReaderParts;
  readonly #worker: Worker;
  #settle: Settle | null = null;
  #isEnded = false;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#worker = new Worker(parts.program, {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: parts.room, maxYoungGenerationSizeMb: 64 },
    });
    this.#worker.on('message', (answer: ReadIn | Refusal) => this.#settle?.({ outcome: 'read', answer }));
    this.#worker.on('error', (error) => this.#end(isFull(error) ? FULL : { outcome: 'broke', error }));
    this.#worker.on('exit', (code) =>
      this.#end({ outcome: 'broke', error: new Error(`it ended with ${code}`) }),
    );
    this.#worker.unref();
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  read(job: Job): Promise<Outcome> {
    if (this.#settle) throw new Error('A reader reads one file at a time.');
    return new Promise((resolve) => {
      const stop = this.#parts.clock.after(this.#parts.patience, () => this.#end({ outcome: 'too-long' }));
      this.#settle = (outcome) => {
        this.#settle = null;
        stop();
        resolve(outcome);
      };
      if (this.#isEnded) this.#end({ outcome: 'broke', error: new Error('it had ended before') });
      else this.#worker.postMessage(job);
    });
  }

  async close(): Promise<void> {
    this.#end({ outcome: 'broke', error: new Error('it was closed') });
    await this.#worker.terminate();
  }

  #end(outcome: Outcome): void {
    if (!this.#isEnded) void this.#worker.terminate();
    this.#isEnded = true;
    this.#settle?.(outcome);
  }
}

const FULL: Outcome = { outcome: 'too-much' };

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
