// The buttons that go from open flag to open flag.
import { ActionIcon, Group } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isOpen } from '../../shared/review/thread.ts';
import { useStanding } from '../review/review-context.tsx';

export function FlagKeys({ onStep }: { onStep: (step: 1 | -1) => void }): ReactNode {
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
        onClick={() => onStep(-1)}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={none}
        aria-label="Next open flag (F8)"
        title="Next open flag (F8)"
        onClick={() => onStep(1)}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
    </Group>
  );
}
