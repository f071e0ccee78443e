// What happened on the board without anybody's focus near it, said to those who listen.
import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';

/** The element has to stand in the page before anything is said. */
export function useSaid(): readonly [ReactNode, (words: string) => void] {
  const [words, setWords] = useState('');
  const say = useCallback((next: string) => setWords(next), []);
  const element = (
    <VisuallyHidden role="status" aria-live="assertive">
      {words}
    </VisuallyHidden>
  );
  return [element, say];
}
