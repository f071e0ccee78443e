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

/** Looked for when something on the page changed, at most once a frame: a page that stands still is left alone. */
export function useTarget(about: readonly string[]): Target | null {
  const [target, setTarget] = useState<Target | null>(null);
  useEffect(() => {
    const look = (): void => {
      const now = document.querySelector(OVER) ? null : find(about);
      setTarget((before) => (isSame(before, now) ? before : now));
    };
    look();
    return onPageChange(look);
  }, [about]);
  return target;
}

/** Calls back in the next frame after anything was drawn, moved, scrolled or resized. Returns how to call it off. */
function onPageChange(act: () => void): () => void {
  const stop = new AbortController();
  let frame = 0;
  const soon = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      act();
    });
  };
  for (const name of ['scroll', 'resize', 'transitionend', 'animationend'])
    addEventListener(name, soon, { capture: true, passive: true, signal: stop.signal });
  const drawn = new MutationObserver(soon);
  drawn.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const sized = new ResizeObserver(soon);
  sized.observe(document.body);
  return () => {
    stop.abort();
    drawn.disconnect();
    sized.disconnect();
    cancelAnimationFrame(frame);
  };
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
