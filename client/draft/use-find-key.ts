// Whether the find bar is open, and the key that opens it. Pressed once more in the bar, it is the browser's own.
import { useEffect, useState } from 'react';
import type { EditorHandle } from '../editor/editor-handle.ts';

export function useFindKey(editor: EditorHandle | null): readonly [boolean, (on: boolean) => void] {
  const [finds, setFinds] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isKey =
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey &&
        event.key.toLowerCase() === 'f';
      if (!isKey || document.querySelector('[role="dialog"]')) return;
      const field = document.querySelector<HTMLInputElement>('input[data-find]');
      if (field && field === document.activeElement) return;
      event.preventDefault();
      // Where the caret stands is heard before the bar takes the focus.
      if (field) field.select();
      else editor?.find.seek(null);
      setFinds(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [editor]);
  return [finds, setFinds];
}
