// A newsroom without a draft.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Empty } from '../ui/empty.tsx';

export function EmptyNewsroom({ onNew }: { onNew: () => void }): ReactNode {
  return (
    <Empty title="A quiet newsroom">
      <p>
        No draft has been made yet. Begin one empty, paste a text, or bring in a file; everybody sees it here
        at once.
      </p>
      <Button mt="md" variant="default" onClick={onNew}>
        Make the first draft
      </Button>
    </Empty>
  );
}
