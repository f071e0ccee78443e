// A fact becomes an entry of the log: it gets its number, its time, its person and its place in the chain.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Fact } from '../../shared/review/events.ts';
import { digestOf, hashOf } from '../commands/chain.ts';
import type { EventEntry } from '../store/store.ts';

type At = {
  readonly previous: string;
  readonly seq: number;
  readonly at: string;
  readonly by: PersonId;
  readonly salt: string;
};

export function eventEntry(fact: Fact, { previous, seq, at, by, salt }: At): EventEntry {
  const payload = JSON.stringify(fact.payload);
  const chained = { seq, at, by, type: fact.type, thread: fact.thread, digest: digestOf(salt, payload) };
  return { log: 'event', ...chained, payload, salt, hash: hashOf(previous, chained) };
}
