// One reader in a process of its own: reads one file after another, and is ended when a file keeps it too long or fills it.
import type { Refusal } from '../../shared/review/refusal.ts';
import { Cell, type Ending } from '../cell/cell.ts';
import type { Clock } from '../people.ts';
import type { Brought, ReadIn } from './brought.ts';
import type { Here } from './picture.ts';
import { readSchema } from './read-schema.ts';

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
  /** What the process runs. */
  readonly program: URL;
};

/** Settles the job at hand; there is one at most. */
type Settle = (outcome: Outcome) => void;

export class Reader {
  readonly #parts: ReaderParts;
  readonly #cell: Cell;
  #settle: Settle | null = null;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#cell = new Cell({
      program: parts.program,
      room: parts.room,
      hear: (answer) => this.#hear(answer),
      end: (ending) => this.#settle?.(outcomeOf(ending)),
    });
  }

  get isEnded(): boolean {
    return this.#cell.isEnded;
  }

  read(job: Job): Promise<Outcome> {
    if (this.#settle) throw new Error('A reader reads one file at a time.');
    return new Promise((resolve) => {
      const stop = this.#parts.clock.after(
        this.#parts.patience,
        () => void this.#end({ outcome: 'too-long' }),
      );
      this.#settle = (outcome) => {
        this.#settle = null;
        stop();
        resolve(outcome);
      };
      if (this.isEnded) void this.#end({ outcome: 'broke', error: new Error('it had ended before') });
      else this.#cell.tell(job);
    });
  }

  async close(): Promise<void> {
    await this.#end({ outcome: 'broke', error: new Error('it was closed') });
  }

  /** What it says is about a foreign file, so it is judged as everything from outside is. */
  #hear(said: unknown): void {
    const answer = readSchema.safeParse(said);
    if (answer.success) this.#settle?.({ outcome: 'read', answer: answer.data });
    else void this.#end({ outcome: 'broke', error: answer.error });
  }

  #end(outcome: Outcome): Promise<void> {
    const gone = this.#cell.close();
    this.#settle?.(outcome);
    return gone;
  }
}

function outcomeOf(ending: Ending): Outcome {
  return ending.why === 'full' ? { outcome: 'too-much' } : { outcome: 'broke', error: ending.error };
}
