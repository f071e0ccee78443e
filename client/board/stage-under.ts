// Which stage lies under the pointer, as the page stands at this moment.
import { useEffect, useRef } from 'react';
import { STAGES, type Stage } from '../../shared/review/draft.ts';

type Point = { readonly x: number; readonly y: number };

function stageUnder({ x, y }: Point): Stage | null {
  const place = document.elementFromPoint(x, y)?.closest('[data-stage]');
  const name = place?.getAttribute('data-stage');
  return STAGES.find((stage) => stage === name) ?? null;
}

/** Looks again when the page moves under a hand that rests: columns grow and shrink while others work. */
export function useStageUnder(active: boolean, onStage: (stage: Stage | null) => void): void {
  const tell = useRef(onStage);
  useEffect(() => {
    tell.current = onStage;
  });
  useEffect(() => {
    if (!active) return;
    let at: Point | null = null;
    let isHeld = true;
    const look = (): void => {
      if (at && isHeld) tell.current(stageUnder(at));
    };
    const onMouse = (event: MouseEvent): void => {
      at = { x: event.clientX, y: event.clientY };
      look();
    };
    const onTouch = ({ touches }: TouchEvent): void => {
      const touch = touches[0];
      if (touch) at = { x: touch.clientX, y: touch.clientY };
      look();
    };
    // From here to its place the card flies by itself, wherever the pointer goes.
    const letGo = (): void => {
      isHeld = false;
    };
    addEventListener('mouseup', letGo, { capture: true });
    addEventListener('touchend', letGo, { capture: true });
    addEventListener('mousemove', onMouse);
    addEventListener('touchmove', onTouch);
    addEventListener('scroll', look, { passive: true });
    return () => {
      removeEventListener('mouseup', letGo, { capture: true });
      removeEventListener('touchend', letGo, { capture: true });
      removeEventListener('mousemove', onMouse);
      removeEventListener('touchmove', onTouch);
      removeEventListener('scroll', look);
    };
  }, [active]);
}
