// Stages that have no column on the screen, to put a carried card down on: all but one on a phone, the spiked one elsewhere.
import type { ReactNode } from 'react';
import type { Stage } from '../../shared/review/draft.ts';
import classes from './drop.module.css';
import { STAGE_NAMES } from './stage-names.ts';
import type { Carried } from './use-carry.ts';

type Props = {
  readonly stages: readonly Stage[];
  readonly carried: Carried | null;
  readonly shutFor: (stage: Stage) => string | null;
};

export function DropBar({ stages, carried, shutFor }: Props): ReactNode {
  if (!carried) return null;
  const others = stages.filter((stage) => stage !== carried.card.stage);
  return (
    <ul className={classes.bar} aria-hidden>
      {others.map((stage) => {
        const shut = shutFor(stage);
        return (
          <li
            key={stage}
            className={classes.target}
            data-stage={stage}
            data-over={carried.over === stage || undefined}
            data-shut={shut !== null || undefined}
          >
            <span className={classes.name}>{STAGE_NAMES[stage]}</span>
            {shut !== null && <span className={classes.because}>{shut}</span>}
          </li>
        );
      })}
    </ul>
  );
}
