// What becomes of a card that is let go over a stage, and why a stage would not take it.
import type { Person } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import { type Move, movesOf } from './card-moves.ts';

export type Landing =
  /** It stands there already. */
  | { readonly kind: 'stays' }
  | { readonly kind: 'moves'; readonly move: Move }
  /** Publication: the gate is opened, which says what stands before it. */
  | { readonly kind: 'gate' }
  | { readonly kind: 'refused'; readonly because: string };

export function landingOn(me: Person, card: Card, stage: Stage): Landing {
  if (stage === card.stage) return { kind: 'stays' };
  if (stage === 'published') {
    const may = can(me, 'draft.publish', card);
    return may.ok ? { kind: 'gate' } : { kind: 'refused', because: may.because };
  }
  const move = moveOnto(me, card, stage);
  const because = move ? move.forbidden : policyAgainst(me, card, stage);
  if (because !== null) return { kind: 'refused', because };
  return move ? { kind: 'moves', move } : { kind: 'stays' };
}

/** Why a stage looks shut while the card is carried; null where it may be put down. */
export function shutBecause(me: Person, card: Card, stage: Stage): string | null {
  const landing = landingOn(me, card, stage);
  if (landing.kind === 'gate') return moveOnto(me, card, stage)?.forbidden ?? null;
  return landing.kind === 'refused' ? landing.because : null;
}

/** A published draft goes to ready by being reopened for correction. */
function moveOnto(me: Person, card: Card, stage: Stage): Move | undefined {
  const to = card.stage === 'published' && stage === 'ready' ? 'correction' : stage;
  return movesOf(me, card).find((move) => move.to === to);
}

function policyAgainst(me: Person, card: Card, stage: Exclude<Stage, 'published'>): string | null {
  return reasonAgainst(can(me, `draft.move.${stage}`, card));
}
