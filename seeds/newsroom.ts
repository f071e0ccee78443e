// What the stories of the seeds are told with: the rooms, a clock that is set back, and the people by their handles.
import { randomUUID } from 'node:crypto';
import type { Rooms } from '../server/rooms/rooms.ts';
import type { CommandInput, CommandName } from '../shared/commands.ts';
import type { Person } from '../shared/newsroom.ts';
import type { Ack, Asked } from '../shared/protocol.ts';
import type { PastClock } from './past-clock.ts';
import type { Handle } from './people.ts';

export class Newsroom {
  readonly rooms: Rooms;
  readonly clock: PastClock;
  readonly #people: readonly Person[];

  constructor(rooms: Rooms, clock: PastClock, people: readonly Person[]) {
    this.rooms = rooms;
    this.clock = clock;
    this.#people = people;
  }

  personOf(handle: Handle): Person {
    const person = this.#people.find((one) => one.handle === handle);
    if (!person) throw new Error(`Nobody in the seeds is called ${handle}.`);
    return person;
  }

  mentionsIn(text: string): Person['id'][] {
    return this.#people.filter(({ handle }) => text.includes(`@${handle}`)).map(({ id }) => id);
  }

  async ask<N extends CommandName>(handle: Handle, name: N, payload: CommandInput<N>): Promise<Asked> {
    return yes(await this.rooms.ask(this.personOf(handle).id, { id: randomUUID(), name, payload }));
  }
}

/** The seeds are our own words: a refusal is a mistake in them. */
export function yes<T>(answer: Ack<T>): T {
  if (!answer.ok)
    throw new Error(`The seeds were refused: ${answer.refusal.code}, ${answer.refusal.message}`);
  return answer;
}
