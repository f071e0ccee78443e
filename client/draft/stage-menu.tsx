// The draft's stage, and the moves from here; a move that is not allowed says why.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { can } from '../../shared/review/policy.ts';
import { RefusalNote } from '../review/refusal-note.tsx';
import classes from '../review/review.module.css';
import { useReview } from '../review/review-context.tsx';
import { useDeed } from '../review/use-deed.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

const STAGE_NAMES = {
  writing: 'Writing',
  review: 'Review',
  ready: 'Ready',
  published: 'Published',
  spiked: 'Spiked',
} as const;
const MOVES = ['writing', 'review', 'ready', 'spiked'] as const;

export function StageMenu(): ReactNode {
  const { draftId, draft, me } = useReview();
  const deed = useDeed();
  const [spiking, setSpiking] = useState(false);
  const move = (to: (typeof MOVES)[number], reason: string | null): Promise<boolean> =>
    deed.act('draft.move', { draftId, to, reason });
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronDown size={14} />}
            loading={deed.busy}
          >
            {STAGE_NAMES[draft.stage]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MOVES.filter((to) => to !== draft.stage).map((to) => {
            const may = can(me, `draft.move.${to}`, draft);
            return (
              <Menu.Item
                key={to}
                disabled={!may.ok}
                onClick={() => (to === 'spiked' ? setSpiking(true) : void move(to, null))}
              >
                {to === 'spiked' ? 'Spike…' : `Move to ${STAGE_NAMES[to].toLowerCase()}`}
                {!may.ok && <small className={classes.because}>{may.because}</small>}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <RefusalNote refusal={deed.refusal} />
      <ReasonDialog
        opened={spiking}
        title="Spike this draft"
        label="Why is it not used?"
        act="Spike"
        onClose={() => setSpiking(false)}
        onReason={async (reason) => {
          if (await move('spiked', reason)) setSpiking(false);
        }}
      />
    </>
  );
}
