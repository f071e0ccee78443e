// Fills an empty newsroom: its people, then its drafts, each told through the commands.
import { randomBytes } from 'node:crypto';
import type { Accounts } from '../server/accounts/accounts.ts';
import type { Log } from '../server/log.ts';
import { Rooms } from '../server/rooms/rooms.ts';
import type { Store } from '../server/store/store.ts';
import type { Person } from '../shared/newsroom.ts';
import { bakery } from './drafts/bakery.ts';
import { ferry } from './drafts/ferry.ts';
import { pump } from './drafts/pump.ts';
import { schoolHall } from './drafts/school-hall.ts';
import { schoolMeals } from './drafts/school-meals.ts';
import { schoolSale } from './drafts/school-sale.ts';
import { windRumour } from './drafts/wind-rumour.ts';
import { Newsroom } from './newsroom.ts';
import { PastClock } from './past-clock.ts';
import { PEOPLE } from './people.ts';
import type { SeedDraft } from './seed-draft.ts';
import { tellStory } from './story.ts';

type Parts = { readonly store: Store; readonly accounts: Accounts; readonly log: Log };

export const DRAFTS: readonly SeedDraft[] = [
  pump,
  schoolHall,
  schoolSale,
  ferry,
  bakery,
  schoolMeals,
  windRumour,
];

/** `present` is the hour from which the story's hours are counted back. */
export async function loadSeeds({ store, accounts, log }: Parts, present = Date.now()): Promise<void> {
  const clock = new PastClock(present);
  const people: Person[] = [];
  for (const person of PEOPLE) people.push(await accounts.hire(person));
  const rooms = new Rooms({ store, people: accounts.people, clock, log, random: randomBytes });
  const newsroom = new Newsroom(rooms, clock, people);
  try {
    for (const draft of DRAFTS) await tellStory(newsroom, draft);
  } finally {
    await rooms.close();
  }
}
