// A card on its way from stage to stage, by hand or by keys: what is carried, over which stage, and what is said of it.
import { useCallback, useRef, useState } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';
import { useMe } from '../hooks/use-me.ts';
import { landingOn, shutBecause } from './landing.ts';
import { STAGE_NAMES } from './stage-names.ts';
import type { Deeds } from './use-deeds.ts';

export type Carried = {
  /** As it was when it was lifted: it stays there until it is put down. */
  readonly card: Card;
  readonly over: Stage | null;
  readonly by: 'hand' | 'keys';
  /** Whether it would come back if it were let go now. */
  readonly goesBack: boolean;
};

export type Carry = {
  readonly carried: Carried | null;
  lift(card: Card, by: Carried['by']): void;
  hover(stage: Stage | null): void;
  putDown(): void;
  giveUp(): void;
};

type Parts = {
  readonly cards: readonly Card[];
  readonly deeds: Deeds;
  readonly say: (words: string) => void;
};

export function useCarry({ cards, deeds, say }: Parts): Carry {
  const me = useMe();
  const [carried, setCarried] = useState<Carried | null>(null);
  // Between two drawings the pointer moves more than once.
  const latest = useRef<Carried | null>(null);
  const set = useCallback((next: Carried | null) => {
    latest.current = next;
    setCarried(next);
  }, []);
  const now = (card: Card): Card => cards.find(({ id }) => id === card.id) ?? card;
  const lift = (card: Card, by: Carried['by']): void => {
    set({ card, over: card.stage, by, goesBack: true });
    deeds.note(card.id, null);
    say(
      by === 'keys' ? `${card.slug} lifted from ${STAGE_NAMES[card.stage]}. ${HOW}` : `${card.slug} lifted.`,
    );
  };
  const hover = (over: Stage | null): void => {
    const held = latest.current;
    if (!held || held.over === over) return;
    const card = now(held.card);
    set({ ...held, over, goesBack: over === null || landingOn(me, card, over).kind !== 'moves' });
    if (over === null) return;
    const because = shutBecause(me, card, over);
    say(because === null ? `${STAGE_NAMES[over]}.` : `${STAGE_NAMES[over]}, shut: ${because}`);
  };
  const giveUp = (): void => {
    const held = latest.current;
    if (held) say(`${held.card.slug} is back in ${STAGE_NAMES[now(held.card).stage]}.`);
    set(null);
  };
  const putDown = (): void => {
    const held = latest.current;
    if (held?.over) land(now(held.card), held.over);
    else giveUp();
  };
  const land = (card: Card, stage: Stage): void => {
    const landing = landingOn(me, card, stage);
    set(null);
    if (landing.kind === 'moves') deeds.move(card, landing.move);
    if (landing.kind === 'gate') deeds.openGate(card.id);
    if (landing.kind === 'refused') deeds.note(card.id, landing.because);
    say(SAID[landing.kind](card.slug, STAGE_NAMES[stage]));
  };
  return { carried, lift, hover, putDown, giveUp };
}

const HOW = 'Left and right choose a stage, Space puts it down there, Escape puts it back.';

/** A refusal is said by the note at the card. */
const SAID = {
  stays: (slug: string, stage: string) => `${slug} stays in ${stage}.`,
  moves: (slug: string, stage: string) => `${slug} goes to ${stage}.`,
  gate: (slug: string) => `The gate of ${slug} opens.`,
  refused: (slug: string) => `${slug} is put back.`,
} as const;
