// The first time somebody is here: what the newsroom does, in three steps, above the page and never over it.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMe } from '../hooks/use-me.ts';
import classes from './tour.module.css';
import { useTour } from './use-tour.ts';

export const STEPS = [
  {
    title: 'The board says what can run',
    text: 'Every draft is a card in its stage. Under its headline stands what keeps it from being published: the same answer that the server gives. Press a card to open it, drag it to move it.',
  },
  {
    title: 'Write together, flag what is in doubt',
    text: 'Everybody types in the same article at once. Select words and press Flag: it stands beside them until its desk settles it, whatever becomes of the words.',
  },
  {
    title: 'Then through the gate',
    text: 'The button with the lock lists all that is open, each with the way to it. When nothing is, it publishes exactly what you read.',
  },
] as const;

export function Tour(): ReactNode {
  const { step, go, end } = useTour(useMe().id, STEPS.length);
  if (step === null) return null;
  const { title, text } = STEPS[step] ?? STEPS[0];
  const isLast = step === STEPS.length - 1;
  return (
    <section className={classes.tour} aria-label="First steps">
      <div aria-live="polite">
        <p className={classes.count}>
          {step + 1} of {STEPS.length}
        </p>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.text}>{text}</p>
      </div>
      <div className={classes.acts}>
        {step > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => go(step - 1)}>
            Back
          </Button>
        )}
        <Button size="compact-sm" onClick={() => (isLast ? end() : go(step + 1))}>
          {isLast ? 'Begin' : 'Next'}
        </Button>
        {!isLast && (
          <Button size="compact-sm" variant="subtle" onClick={end}>
            Skip the tour
          </Button>
        )}
      </div>
    </section>
  );
}
