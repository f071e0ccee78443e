// Previous and next open flag, by button and by key (Shift+F8, F8).
import { ActionIcon, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isOpen, type ThreadId } from '../../shared/review/thread.ts';
import { useActs } from '../palette/acts.tsx';
import { useReview, useStanding } from '../review/review-context.tsx';
import { nextFlag } from './next-flag.ts';
import { activeThreadNow } from './use-active-thread.ts';

export function FlagKeys({ onJump }: { onJump: (thread: ThreadId) => void }): ReactNode {
  const { standing } = useReview();
  const go = (step: 1 | -1): void => {
    const { review, places } = standing.get();
    const next = nextFlag(review.threads, places, activeThreadNow(), step);
    if (next !== null) onJump(next);
  };
  useHotkeys(
    [
      ['F8', () => go(1)],
      ['shift+F8', () => go(-1)],
    ],
    [],
    true,
  );
  useActs([
    { name: 'Next open flag', keys: ['F8'], run: () => go(1) },
    { name: 'Previous open flag', keys: ['Shift', 'F8'], run: () => go(-1) },
  ]);
  const none = useStanding(
    ({ review }) => !review.threads.some((thread) => thread.form === 'flag' && isOpen(thread)),
  );
  return (
    <Group gap={2} wrap="nowrap" visibleFrom="sm">
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={none}
        aria-label="Previous open flag (Shift+F8)"
        title="Previous open flag (Shift+F8)"
        onClick={() => go(-1)}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={none}
        aria-label="Next open flag (F8)"
        title="Next open flag (F8)"
        onClick={() => go(1)}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
    </Group>
  );
}
