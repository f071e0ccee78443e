// What a stage says of itself while a card is carried: put it down here, or why not.
import { IconArrowDownToArc, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Stage } from '../../shared/review/draft.ts';
import classes from './drop.module.css';
import { STAGE_NAMES } from './stage-names.ts';
import type { Carried } from './use-carry.ts';

type Props = { readonly stage: Stage; readonly carried: Carried; readonly shut: string | null };

/** Those who listen hear it when they come to the stage. */
export function DropSign({ stage, carried, shut }: Props): ReactNode {
  const isOver = carried.over === stage;
  if (carried.card.stage === stage) return null;
  return (
    <div
      className={classes.place}
      data-over={isOver || undefined}
      data-shut={shut !== null || undefined}
      aria-hidden
    >
      <p className={classes.sign}>
        {shut === null ? <IconArrowDownToArc {...look} /> : <IconLock {...look} />}
        <span>{shut ?? WORDS[stage] ?? `Move to ${STAGE_NAMES[stage]}`}</span>
      </p>
    </div>
  );
}

const WORDS: Readonly<Partial<Record<Stage, string>>> = {
  published: 'Open the gate',
  spiked: 'Spike, with a reason',
};

const look = { size: 16, stroke: 1.75 } as const;
