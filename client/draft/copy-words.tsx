// Words that can go nowhere by themselves, and the way to take them along.
import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';

export function CopyWords({ words }: { words: string }): ReactNode {
  return (
    <CopyButton value={words}>
      {({ copied, copy }) => (
        <Button size="compact-sm" onClick={copy}>
          {copied ? 'Copied' : 'Copy my words'}
        </Button>
      )}
    </CopyButton>
  );
}
