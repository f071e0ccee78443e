// Whether a card passes the filters. The stage is none of its business: that chooses columns.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { isDone } from './columns.ts';
import type { Due, View } from './view.ts';

/** What the filters are seen from. */
export type Onlooker = {
  readonly now: number;
  /** Whether something in the draft waits for me. */
  needed(card: Card): boolean;
  handleOf(id: PersonId): string | undefined;
};

export function passes(card: Card, view: View, { now, needed, handleOf }: Onlooker): boolean {
  if (view.desk !== null && card.desk !== view.desk) return false;
  if (view.owner !== null && handleOf(card.owner) !== view.owner) return false;
  if (view.needsMe && !needed(card)) return false;
  return view.due === null || isDue(card, view.due, now);
}

/** A deadline means nothing once the draft is published or spiked. Days and weeks are the reader's own; weeks begin on Monday. */
function isDue({ deadline, stage }: Card, due: Due, now: number): boolean {
  if (due === 'none' || deadline === null) return due === 'none' && deadline === null;
  if (isDone(stage)) return false;
  const at = new Date(deadline).getTime();
  if (due === 'overdue') return at < now;
  const [from, until] = due === 'today' ? dayOf(now) : weekOf(now);
  return at >= from && at < until;
}

function dayOf(now: number): readonly [from: number, until: number] {
  return [midnight(now, 0), midnight(now, 1)];
}

function weekOf(now: number): readonly [from: number, until: number] {
  const sinceMonday = (new Date(now).getDay() + 6) % 7;
  return [midnight(now, -sinceMonday), midnight(now, 7 - sinceMonday)];
}

/** Counted in days of the calendar: two of them a year have 23 or 25 hours. */
function midnight(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}
