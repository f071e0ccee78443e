// The server of a simulation: the real rooms and the real parsing, in lives that end without a warning.
import { Rooms } from '../../server/rooms/rooms.ts';
import { type Answering, answering } from '../../server/sockets/answering.ts';
import { type Typing, typing } from '../../server/sockets/typing.ts';
import { unwatched } from '../../server/watch.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Ack, RequestName, Told } from '../../shared/protocol.ts';
import type { Chance } from '../fixtures/chance.ts';
import { everybody, personOf } from '../fixtures/newsroom.ts';
import type { Disk } from './disk.ts';
import type { Timeline } from './timeline.ts';

type Hears = (name: keyof Told, message: Told[keyof Told]) => void;

/** The server's end of one connection. */
export type Caller = {
  asks(name: RequestName, message: unknown, answer: (ack: Ack<object>) => void): void;
  /** Reads nothing for a while: what is told meanwhile is missed, and then caught up with. */
  fallsBehind(ms: number): void;
  leaves(): void;
};

type Life = {
  readonly rooms: Rooms;
  isOver: boolean;
  isListening: boolean;
  readonly clock: { stop(): void };
};

const PEOPLE = {
  personOf,
  everybody: () => everybody,
  roll: () => everybody,
  onChange: () => () => undefined,
};

export class House {
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #disk: Disk;
  readonly #onCrash: () => void;
  readonly #hearing = new Map<string, Hears>();
  #life: Life | null = null;
  /** What the server had to say of itself. */
  readonly errors: string[] = [];
  /** How many copies turned out to be others than the server's. */
  differing = 0;

  constructor(parts: { timeline: Timeline; chance: Chance; disk: Disk; onCrash: () => void }) {
    this.#timeline = parts.timeline;
    this.#chance = parts.chance;
    this.#disk = parts.disk;
    this.#onCrash = parts.onCrash;
  }

  get isOpen(): boolean {
    return this.#life?.isListening ?? false;
  }

  get rooms(): Rooms {
    if (!this.#life) throw new Error('The house is closed.');
    return this.#life.rooms;
  }

  async opens(): Promise<void> {
    if (this.#life) return;
    const clock = this.#timeline.ownClock();
    const over = { isOver: false, end: () => this.crashes() };
    const rooms = new Rooms({
      store: this.#disk.storeFor(over),
      people: PEOPLE,
      clock,
      random: (bytes) => Uint8Array.from({ length: bytes }, () => this.#chance.below(256)),
      soon: (act) => void clock.after(0, act),
      watch: {
        ...unwatched,
        diverged: () => {
          this.differing += 1;
        },
      },
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (fields, message) => void this.errors.push(`${message}: ${reasonIn(fields)}`),
      },
    });
    const life: Life = Object.assign(over, { rooms, clock, isListening: false });
    this.#life = life;
    rooms.speakThrough((ids, name, message) => {
      for (const id of ids) this.#hearing.get(id)?.(name, message);
    });
    await rooms.start();
    life.isListening = true;
  }

  /** Nobody is told, and nothing more is written. */
  crashes(): void {
    const life = this.#life;
    if (!life) return;
    this.#life = null;
    life.isOver = true;
    life.clock.stop();
    life.rooms.speakThrough(() => undefined);
    this.#hearing.clear();
    this.#onCrash();
  }

  enters(id: string, person: Person, hears: Hears): Caller {
    const life = this.#life;
    if (!life) throw new Error('The house is closed.');
    const session = { id, person: person.id };
    const doors = { asked: answering(life.rooms, session), typed: typing(life.rooms, session) };
    const caller = new Seated(id, life, doors, this.#timeline);
    this.#hearing.set(id, (name, message) => {
      if (caller.canHear(name)) hears(name, message);
    });
    caller.onLeave = () => this.#hearing.delete(id);
    return caller;
  }
}

type Doors = { readonly asked: Answering; readonly typed: Typing };

class Seated implements Caller {
  onLeave: () => void = () => undefined;
  readonly #id: string;
  readonly #life: Life;
  readonly #doors: Doors;
  readonly #timeline: Timeline;
  readonly #held: (() => void)[] = [];
  #isBehind = false;
  #isHere = true;

  constructor(id: string, life: Life, doors: Doors, timeline: Timeline) {
    this.#id = id;
    this.#life = life;
    this.#doors = doors;
    this.#timeline = timeline;
  }

  canHear(name: keyof Told): boolean {
    return !this.#isBehind || name === 'draft.rejoin';
  }

  asks(name: RequestName, message: unknown, answer: (ack: Ack<object>) => void): void {
    if (this.#isBehind) this.#held.push(() => void this.#answer(name, message, answer));
    else void this.#answer(name, message, answer);
  }

  fallsBehind(ms: number): void {
    if (this.#isBehind || !this.#isHere) return;
    this.#isBehind = true;
    this.#timeline.after(ms, () => {
      this.#isBehind = false;
      if (this.#life.isOver || !this.#isHere) return;
      this.#life.rooms.catchUp(this.#id);
      for (const act of this.#held.splice(0)) act();
    });
  }

  leaves(): void {
    if (!this.#isHere) return;
    this.#isHere = false;
    this.onLeave();
    if (!this.#life.isOver) this.#life.rooms.end(this.#id);
  }

  async #answer(name: RequestName, message: unknown, answer: (ack: Ack<object>) => void): Promise<void> {
    if (this.#life.isOver) return;
    const { asked, typed } = this.#doors;
    const answers = (acks: readonly Ack<object>[]): void => {
      if (!this.#life.isOver) for (const ack of acks) answer(ack);
    };
    if (name === 'draft.update') return typed({ messages: [message], cameAt: 0 }, answers);
    answers([await asked(name, message)]);
    if (this.#life.isOver) return;
    // It may have come into a room after it was gone.
    if (!this.#isHere) this.#life.rooms.end(this.#id);
  }
}

function reasonIn(fields: object): string {
  const error: unknown = Reflect.get(fields, 'error');
  return error instanceof Error ? error.message : JSON.stringify(fields);
}
