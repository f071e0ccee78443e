// Where a card can go from its stage, and what forbids it: policy for the person, the gate for publication.
import type { Person } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';
import { verdict } from '../../shared/review/gate.ts';
import { can, reasonAgainst } from '../../shared/review/policy.ts';

export type Move = {
  readonly to: Stage | 'correction';
  readonly name: string;
  /** Why it may not be made; null when it may. */
  readonly forbidden: string | null;
  /** Whether it asks for a reason. */
  readonly reason: boolean;
};

export function movesOf(me: Person, card: Card): readonly Move[] {
  switch (card.stage) {
    case 'published':
      return [
        {
          to: 'correction',
          name: 'Reopen for correction…',
          reason: true,
          forbidden: reasonAgainst(can(me, 'draft.reopen', card)),
        },
      ];
    case 'spiked':
      return [moveTo('writing', 'Bring back to writing', me, card)];
    default:
      return [
        ...(['writing', 'review', 'ready'] as const)
          .filter((stage) => stage !== card.stage)
          .map((stage) => moveTo(stage, NAMES[stage], me, card)),
        publication(me, card),
        { ...moveTo('spiked', 'Spike…', me, card), reason: true },
      ];
  }
}

const NAMES = { writing: 'Writing', review: 'Review', ready: 'Ready' } as const;

function moveTo(to: Exclude<Stage, 'published'>, name: string, me: Person, card: Card): Move {
  return { to, name, reason: false, forbidden: reasonAgainst(can(me, `draft.move.${to}`, card)) };
}

function publication(me: Person, card: Card): Move {
  const forbidden = reasonAgainst(can(me, 'draft.publish', card));
  const shut = card.blockers.length > 0 ? `Gate: ${verdict(card.blockers)}` : null;
  return { to: 'published', name: 'Published…', reason: false, forbidden: forbidden ?? shut };
}
