// Words that the server refused, kept for copying: nothing that somebody typed is lost without a word.
import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Kept } from '../hooks/use-draft-state.ts';
import { CopyWords } from './copy-words.tsx';
import classes from './draft.module.css';

export function KeptWords({ kept, onForget }: { kept: Kept; onForget: () => void }): ReactNode {
  return (
    <Alert color="yellow" variant="light" title="Your last words were not taken" className={classes.kept}>
      <p>{kept.refusal.message}</p>
      {kept.words && <pre className={classes.keptText}>{kept.words}</pre>}
      <Group gap="xs" mt="xs">
        {kept.words && <CopyWords words={kept.words} />}
        <Button size="compact-sm" variant="default" onClick={onForget}>
          Done with them
        </Button>
      </Group>
    </Alert>
  );
}
