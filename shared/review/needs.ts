// Why a draft waits for somebody: the board’s “needs me”.
import type { Person } from '../newsroom.ts';
import type { Card } from './card.ts';
import { standing } from './gate.ts';
import { can } from './policy.ts';

export const NEEDS = ['assigned', 'named', 'desk', 'publish', 'call-ready', 'flagged', 'late'] as const;
export type Need = (typeof NEEDS)[number];

type Rule = (person: Person, card: Card, now: number) => boolean;

/** Every reason why the draft needs this person at a moment (in milliseconds since 1970), the most personal first. */
export function needsMe(person: Person, card: Card, now: number): readonly Need[] {
  if (!can(person, 'comment.make', card).ok) return [];
  return NEEDS.filter((need) => RULES[need](person, card, now));
}

/** One reason in few words, for a card. */
export function needWords(need: Need): string {
  return WORDS[need];
}

const RULES: Readonly<Record<Need, Rule>> = {
  assigned: ({ id }, { asks }) => asks.assigned.includes(id),
  named: ({ id }, { asks }) => asks.named.includes(id),
  // Nobody is asked to settle what they may not: a legal flag on their own draft.
  desk: ({ id, desks }, { asks, owner }) =>
    desks.some((desk) => (asks.desks[desk] ?? 0) > 0 && !(desk === 'legal' && owner === id)),
  publish: (person, card, now) =>
    card.stage === 'ready' && decides(person, card) && standing(card.blockers, now).length === 0,
  'call-ready': (person, card) =>
    card.stage === 'review' && decides(person, card) && card.open.blocking === 0,
  flagged: ({ id }, card) => card.stage !== 'published' && card.owner === id && card.open.blocking > 0,
  late: ({ id }, { stage, owner, deadline }, now) =>
    stage === 'writing' && owner === id && deadline !== null && Date.parse(deadline) <= now,
};

/** A chief, or an editor of the draft's desk; an editor of no desk has an eye on all of them. */
function decides(person: Person, card: Card): boolean {
  if (!can(person, 'draft.publish', card).ok) return false;
  return person.role === 'chief' || person.desks.length === 0 || person.desks.includes(card.desk);
}

const WORDS: Readonly<Record<Need, string>> = {
  assigned: 'a flag is yours to settle',
  named: 'you were asked something',
  desk: 'a flag is for your desk',
  publish: 'can be published',
  'call-ready': 'waits to be called ready',
  flagged: 'blocking flags on your draft',
  late: 'past its deadline',
};
