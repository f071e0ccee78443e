// What is taken out of a draft: the article and what was said about it, as one person may see it at one moment.
import type { Place } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { fold } from '../../shared/review/apply.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Review } from '../../shared/review/review.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { visible } from '../../shared/review/visible.ts';
import type { People } from '../people.ts';

/** A draft as the rooms read it, all of it on disk. */
export type Read = {
  readonly seq: number;
  readonly textVersion: number;
  readonly changedAt: string;
  readonly draft: Draft;
  readonly blocks: readonly Block[];
  readonly events: readonly ReviewEvent[];
  readonly places: ReadonlyMap<ThreadId, Place>;
};

export type Exported = Read & {
  readonly threads: Review['threads'];
  readonly nameOf: (id: PersonId) => string;
  /** Where this newsroom is, for addresses that lead back to it. */
  readonly origin: string;
};

type Where = { readonly people: Pick<People, 'personOf'>; readonly origin: string };

export function exportFor(person: Person, read: Read, where: Where): Exported {
  return exportAll({ ...read, events: read.events.map((event) => visible(event, person)) }, where);
}

/** For whoever has the database itself. */
export function exportAll(read: Read, { people, origin }: Where): Exported {
  const { events } = read;
  const { draft, threads } = fold(events);
  const nameOf = (id: PersonId): string => people.personOf(id)?.name ?? 'Somebody who left';
  return { ...read, draft: draft ?? read.draft, threads, nameOf, origin };
}
