// Reads what people bring in, away from everybody's typing: two at a time, one of each person, in turn.
import type { PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import type { Brought, ReadIn, Reads } from './brought.ts';
import type { Here } from './picture.ts';
import { type Outcome, Reader } from './reader.ts';

type Parts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly here: Here;
  readonly patience?: number;
  readonly room?: number;
  readonly program?: URL;
};

type Waiting = {
  readonly brought: Brought;
  readonly clientId: number;
  readonly answer: (answer: ReadIn | Refusal) => void;
};

const PROGRAM = new URL('./reading-worker.ts', import.meta.url);
/** A book takes three seconds; on a machine that is busy with other things, ten times as long. */
const PATIENCE = 30_000;
const ROOM = 512;
const AT_ONCE = 2;
/** How long a reader waits for the next file, in milliseconds: it holds a hundred megabytes, and comes again in half a second. */
const REST = 60_000;
/** How many files of one person, and of all, may wait: each is held in memory until its turn. */
const MOST_EACH = 4;
const MOST = 24;

export class Readers implements Reads {
  readonly #parts: Parts;
  /** Who waits with what. Whoever has had their turn stands last. */
  readonly #waiting = new Map<PersonId, Waiting[]>();
  readonly #reading = new Set<PersonId>();
  readonly #busy = new Set<Reader>();
  /** A reader that is warm and has nothing to do. */
  #idle: Reader | null = null;
  #stopResting = (): void => {};
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  read(by: PersonId, brought: Brought, clientId: number): Promise<ReadIn | Refusal> {
    const own = this.#waiting.get(by) ?? [];
    if (this.#isClosed) return Promise.resolve(CLOSED);
    if (own.length >= MOST_EACH) return Promise.resolve(YOURS_WAIT);
    if ([...this.#waiting.values()].reduce((sum, some) => sum + some.length, 0) >= MOST)
      return Promise.resolve(OTHERS_WAIT);
    return new Promise((answer) => {
      this.#waiting.set(by, [...own, { brought, clientId, answer }]);
      this.#next();
    });
  }

  /** Who still waits is told that nothing was made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { answer } of [...this.#waiting.values()].flat()) answer(CLOSED);
    this.#waiting.clear();
    this.#stopResting();
    const readers = [...this.#busy, ...(this.#idle ? [this.#idle] : [])];
    await Promise.all(readers.map((reader) => reader.close()));
  }

  #next(): void {
    if (this.#busy.size >= AT_ONCE) return;
    const [by, own] = [...this.#waiting].find(([person]) => !this.#reading.has(person)) ?? [];
    const [first, ...others] = own ?? [];
    if (by === undefined || !first) return;
    this.#waiting.delete(by);
    if (others.length > 0) this.#waiting.set(by, others);
    void this.#give(by, first);
    this.#next();
  }

  async #give(by: PersonId, { brought, clientId, answer }: Waiting): Promise<void> {
    // One that waited may have gone down over nothing: nobody's file is at fault for that.
    const reader = this.#idle?.isEnded === false ? this.#idle : this.#start();
    this.#idle = null;
    this.#stopResting();
    this.#busy.add(reader);
    this.#reading.add(by);
    const outcome = await reader.read({ brought, clientId, here: this.#parts.here });
    this.#busy.delete(reader);
    this.#reading.delete(by);
    // A foreign reader's code has seen a foreign file: the next one gets a process that has not.
    if (brought.format === 'docx' || reader.isEnded || this.#idle || this.#isClosed) await reader.close();
    else this.#rest(reader);
    answer(this.#answerOf(outcome, brought));
    this.#next();
  }

  #rest(reader: Reader): void {
    this.#idle = reader;
    this.#stopResting = this.#parts.clock.after(REST, () => {
      this.#idle = null;
      void reader.close();
    });
  }

  #start(): Reader {
    const { clock, patience = PATIENCE, room = ROOM, program = PROGRAM } = this.#parts;
    return new Reader({ clock, patience, room, program });
  }

  #answerOf(outcome: Outcome, { format }: Brought): ReadIn | Refusal {
    if (outcome.outcome === 'read') return outcome.answer;
    if (this.#isClosed) return CLOSED;
    this.#parts.log.warn({ ...outcome, format }, 'a file was not read to its end');
    return outcome.outcome === 'broke' ? BROKE : outcome.outcome === 'too-long' ? TOO_LONG : TOO_MUCH;
  }
}

const CLOSED = refuse('not-saved', 'Galley is being closed. Nothing was made; try again in a moment.');
const YOURS_WAIT = refuse(
  'too-fast',
  'Four of your files are waiting to be read already. Try again when they are through.',
);
const OTHERS_WAIT = refuse('too-fast', 'Many files are waiting to be read. Try again in a minute.');
const BROKE = refuse('unreadable', 'This file could not be read. Save it anew, or paste its text instead.');
const TOO_LONG = refuse(
  'unreadable',
  'Reading this file took too long and was stopped. Save it anew, or paste its text instead.',
);
const TOO_MUCH = refuse(
  'too-large',
  'This file holds more than a draft can be made from. Bring it in as several files.',
);
