// Filters that no draft passes, and the way out of them.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Empty } from '../ui/empty.tsx';

export function NothingFits({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <div role="status">
      <Empty title="Nothing fits these filters">
        <p>No draft is all of this at once. Take one filter away, or all of them.</p>
        <Button mt="md" variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      </Empty>
    </div>
  );
}
