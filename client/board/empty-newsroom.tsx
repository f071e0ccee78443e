// A newsroom without a draft.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { can } from '../../shared/review/policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { Empty } from '../ui/empty.tsx';

export function EmptyNewsroom({ onNew }: { onNew: () => void }): ReactNode {
  const making = can(useMe(), 'draft.create', null);
  if (!making.ok)
    return (
      <Empty title="A quiet newsroom">
        <p>No draft has been made yet. {making.because} Each shows here at once.</p>
      </Empty>
    );
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
