// Which moments of a draft's past are shown.
import type { Moment } from '../../shared/api/timeline.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';

export const MATTERS = ['text', 'threads', 'draft'] as const;
export type Matter = (typeof MATTERS)[number];

export const MATTER_NAMES: Readonly<Record<Matter, string>> = {
  text: 'Writing',
  threads: 'Flags and comments',
  draft: 'Stage, plan, editions',
};

export type Filter = { readonly matter: Matter | null; readonly by: PersonId | null };

export function matterOf(moment: Moment): Matter {
  if (moment.kind === 'burst') return 'text';
  return /^(?:draft|deadline|embargo)\./u.test(moment.event.type) ? 'draft' : 'threads';
}

export function whoDid(moment: Moment): PersonId {
  return moment.kind === 'burst' ? moment.burst.by : moment.event.by;
}

export function whenWas(moment: Moment): string {
  return moment.kind === 'burst' ? moment.burst.from : moment.event.at;
}

/** The thread that it is about; null when it is about none. */
export function threadOf(moment: Moment): ThreadId | null {
  if (moment.kind === 'burst' || matterOf(moment) !== 'threads') return null;
  return moment.event.thread ?? threadIdSchema.parse(moment.event.seq);
}

/** Newest first. That flagged words took their flag along is no news. */
export function shownOf(moments: readonly Moment[], { matter, by }: Filter): readonly Moment[] {
  return moments
    .filter((moment) => moment.kind === 'burst' || moment.event.type !== 'thread.moved')
    .filter((moment) => matter === null || matterOf(moment) === matter)
    .filter((moment) => by === null || whoDid(moment) === by)
    .toReversed();
}

/** The moments of each day, in the order given. */
export function byDay(moments: readonly Moment[]): readonly (readonly [string, readonly Moment[]])[] {
  const days = new Map<string, Moment[]>();
  for (const moment of moments) {
    const day = new Date(whenWas(moment)).toDateString();
    days.set(day, [...(days.get(day) ?? []), moment]);
  }
  return [...days];
}
