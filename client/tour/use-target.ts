// Where on the screen the thing stands that a step is about; null while it does not, or while a dialog or a menu is over the page.
import { useEffect, useState } from 'react';

export type Target = {
  readonly element: Element;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
};

const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Looked for at every frame while a step is shown: cards move, articles grow. */
export function useTarget(about: readonly string[]): Target | null {
  const [target, setTarget] = useState<Target | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const now = document.querySelector(OVER) ? null : find(about);
      setTarget((before) => (isSame(before, now) ? before : now));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [about]);
  return target;
}

function find(about: readonly string[]): Target | null {
  for (const selector of about) {
    const element = document.querySelector(selector);
    const box = element?.getBoundingClientRect();
    if (element && box && box.width > 0)
      return { element, top: box.top, left: box.left, width: box.width, height: box.height };
  }
  return null;
}

function isSame(one: Target | null, other: Target | null): boolean {
  if (!one || !other) return one === other;
  const { element, top, left, width, height } = other;
  return (
    one.element === element &&
    one.top === top &&
    one.left === left &&
    one.width === width &&
    one.height === height
  );
}
