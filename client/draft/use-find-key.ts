// Whether the find bar is open, and the key that opens it. Pressed once more in the bar, it is the browser's own.
import { useEffect, useState } from 'react';

export function useFindKey(): readonly [boolean, (on: boolean) => void] {
  const [finds, setFinds] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isKey = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'f';
      if (!isKey || document.querySelector('[role="dialog"]')) return;
      const field = document.querySelector<HTMLInputElement>('input[data-find]');
      if (field && field === document.activeElement) return;
      event.preventDefault();
      if (field) field.select();
      setFinds(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return [finds, setFinds];
}
