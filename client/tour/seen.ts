// How far somebody came in the tour, on this device.
import type { PersonId } from '../../shared/newsroom.ts';
import { STEPS } from './steps.ts';

/** The step to be shown next; null when there is none any more. */
export type Next = number | null;

const keyOf = (person: PersonId): string => `galley.tour.${person}`;

export function seenBy(person: PersonId): Next {
  const kept = localStorage.getItem(keyOf(person));
  if (kept === null) return 0;
  const step = Number(kept);
  return kept !== '' && step in STEPS ? step : null;
}

export function keepSeen(person: PersonId, next: Next): void {
  localStorage.setItem(keyOf(person), next === null ? 'done' : String(next));
}
