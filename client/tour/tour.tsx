// The step of the tour that belongs here, beside what it is about. It takes nothing away: all of the page can be used meanwhile.
import { Button, type FloatingPosition, Popover } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { placeOf, STEPS, type Step } from './steps.ts';
import classes from './tour.module.css';
import { useTour } from './tour-provider.tsx';
import { type Target, useTarget } from './use-target.ts';

export function Tour(): ReactNode {
  const { next } = useTour();
  const { pathname } = useLocation();
  const step = next === null ? undefined : STEPS[next];
  return step?.place === placeOf(pathname) && <Shown key={step.title} step={step} />;
}

function Shown({ step }: { readonly step: Step }): ReactNode {
  const { end } = useTour();
  const target = useTarget(step.about);
  return (
    <>
      <p role="status" className={classes.hidden}>
        {target && `Tour. ${step.title}. ${step.words}`}
      </p>
      {target && (
        <Popover
          opened
          onChange={end}
          closeOnClickOutside={false}
          position={step.side === 'right' ? 'right-start' : 'bottom-start'}
          middlewares={{ flip: { fallbackPlacements: FALLBACKS }, shift: { padding: 8 } }}
          withArrow
          arrowSize={10}
          arrowOffset={18}
          withRoles={false}
          preventPositionChangeWhenVisible={false}
          // Under every dialog.
          zIndex={150}
        >
          <Popover.Target>
            <span aria-hidden="true" className={classes.ring} style={boxOf(target)} />
          </Popover.Target>
          <Popover.Dropdown p={0}>
            <Said step={step} target={target.element} />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function Said({ step, target }: { readonly step: Step; readonly target: Element }): ReactNode {
  const { next, goOn, end } = useTour();
  const navigate = useNavigate();
  const here = useFocusWhenIdle();
  const draft = step.place === 'board' ? target.querySelector('a')?.getAttribute('href') : null;
  const on = (): void => {
    goOn();
    if (draft) void navigate(draft);
  };
  return (
    <section
      ref={here}
      tabIndex={-1}
      className={classes.said}
      aria-labelledby="tour"
      aria-describedby="tour-words"
    >
      <h2 id="tour" className={classes.title}>
        {step.title}
      </h2>
      <p id="tour-words">{step.words}</p>
      <div className={classes.foot}>
        <span className={classes.count}>
          {(next ?? 0) + 1} of {STEPS.length}
        </span>
        {next !== STEPS.length - 1 && (
          <Button size="compact-sm" variant="subtle" onClick={end}>
            Skip the tour
          </Button>
        )}
        <Button size="compact-sm" onClick={on}>
          {step.place === 'board' && !draft ? 'Go on in a draft' : step.on}
        </Button>
      </div>
    </section>
  );
}

/** Takes the focus of a page that was just opened; never that of somebody who writes. Given back to the page at the end. */
function useFocusWhenIdle() {
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isIdle = activeElement === document.body || activeElement?.tagName === 'MAIN';
    if (isIdle) here.current?.focus({ preventScroll: true });
    const section = here.current;
    return () => {
      if (section?.contains(document.activeElement))
        document.querySelector('main')?.focus({ preventScroll: true });
    };
  }, []);
  return here;
}

/** Where there is no room beside it. */
const FALLBACKS: FloatingPosition[] = ['bottom-start', 'right-start', 'top-start'];

function boxOf({ top, left, width, height }: Target) {
  return { top, left, width, height };
}
