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
      if (event.key === 'Escape' && !event.defaultPrevented) setOn(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
  return { isOn, toggle };
}
