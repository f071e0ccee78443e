// Opens the draft's timeline; from there back to a thread.
import { ActionIcon } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ThreadId } from '../../shared/review/thread.ts';
import { TimelineDrawer } from '../timeline/timeline-drawer.tsx';

export function TimelineButton({ onJump }: { onJump: (thread: ThreadId) => void }): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Timeline"
        title="Timeline"
        onClick={() => setOpened(true)}
      >
        <IconHistory size={18} />
      </ActionIcon>
      <TimelineDrawer
        opened={opened}
        onClose={() => setOpened(false)}
        onJump={(thread) => {
          setOpened(false);
          onJump(thread);
        }}
      />
    </>
  );
}
