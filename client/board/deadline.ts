// A deadline as the board says it.
import { relative, span } from '../ui/relative.ts';

export type Due = { readonly words: string; readonly state: 'later' | 'soon' | 'overdue' };

const SOON = 3 * 3_600_000;

export function dueOf(deadline: string, now: number): Due {
  const left = new Date(deadline).getTime() - now;
  if (left < 0) return { words: `Overdue by ${span(left)}`, state: 'overdue' };
  return { words: `Due ${relative(left)}`, state: left < SOON ? 'soon' : 'later' };
}
