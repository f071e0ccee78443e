// Whether the screen shows nothing but the text; by key, and back by Escape.
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';

export type FocusMode = { readonly isOn: boolean; readonly toggle: () => void };

export function useFocusMode(): FocusMode {
  const [isOn, setOn] = useState(false);
  const toggle = (): void => setOn((before) => !before);
  useHotkeys([['mod+shift+F', toggle]], [], true);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      // The find bar closes by it first.
      const isTaken = document.querySelector('[role="dialog"], [role="menu"], search:focus-within');
      if (event.key === 'Escape' && !isTaken) setOn(false);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isOn]);
  return { isOn, toggle };
}
