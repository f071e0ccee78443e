// Whose a draft is and when it is due, within reach of its head; an embargo that stands is seen there.
import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClockPause, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import { DetailsDialog } from '../details/details-dialog.tsx';
import { useAsk } from '../hooks/use-ask.ts';
import { useActs } from '../palette/acts.tsx';
import { useReview } from '../review/review-context.tsx';
import { exact, relative } from '../ui/relative.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './draft.module.css';

type Props = { readonly opened: boolean; readonly onOpen: (opened: boolean) => void };

export function DraftDetails({ opened, onOpen }: Props): ReactNode {
  const { draft } = useReview();
  useDetailActs(() => onOpen(true));
  return (
    <>
      <Tooltip label="Owner, desk, deadline, embargo">
        <ActionIcon aria-label="Details: owner, desk, deadline, embargo" onClick={() => onOpen(true)}>
          <IconInfoCircle size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Embargo until={draft.embargo?.until ?? null} />
      <DetailsDialog
        facts={{ ...draft, embargo: draft.embargo?.until ?? null }}
        opened={opened}
        onClose={() => onOpen(false)}
      />
    </>
  );
}

function Embargo({ until }: { until: string | null }): ReactNode {
  const now = useNow();
  if (until === null || Date.parse(until) <= now) return null;
  return (
    <time className={classes.embargo} dateTime={until} title={exact(until)}>
      <IconClockPause size={15} stroke={1.75} aria-hidden="true" />
      Embargo, {relative(Date.parse(until) - now)}
    </time>
  );
}

function useDetailActs(onDetails: () => void): void {
  const { draftId, draft, me } = useReview();
  const ask = useAsk();
  const navigate = useNavigate();
  useActs([
    { name: 'Details of this draft', also: 'owner desk deadline embargo slug assign', run: onDetails },
    {
      name: 'Duplicate this draft',
      also: 'copy',
      shut: reasonAgainst(can(me, 'draft.duplicate', draft)),
      run: async () => {
        const answer = await ask('draft.duplicate', { draftId });
        if (answer.ok) await navigate(`/drafts/${answer.draftId}`);
        else notifications.show({ message: answer.refusal.message, color: 'red' });
      },
    },
  ]);
}
