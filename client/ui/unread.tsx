// What could not be read just now: what is the matter, and reading it again.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNote } from './error-note.tsx';

type Props = { readonly children: ReactNode; readonly again: () => void };

export function Unread({ children, again }: Props): ReactNode {
  return (
    <ErrorNote>
      <p>{children}</p>
      <Button size="compact-sm" variant="default" mt={6} onClick={again}>
        Try again
      </Button>
    </ErrorNote>
  );
}
