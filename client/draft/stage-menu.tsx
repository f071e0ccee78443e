// The draft's stage, and the moves from here; a move that is not allowed says why.
import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import { useActs } from '../palette/acts.tsx';
import { RefusalNote } from '../review/refusal-note.tsx';
import { useReview } from '../review/review-context.tsx';
import { useDeed } from '../review/use-deed.ts';
import { ActsMenu } from '../ui/acts-menu.tsx';
import { Choice } from '../ui/choice.tsx';
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
  const choose = (to: (typeof MOVES)[number]): void => {
    if (to === 'spiked') setSpiking(true);
    else void move(to, null);
  };
  useActs(
    MOVES.filter((to) => to !== draft.stage).map((to) => {
      const shut = reasonAgainst(can(me, `draft.move.${to}`, draft));
      return { name: nameOf(to), also: 'stage', shut, run: () => choose(to) };
    }),
  );
  return (
    <>
      <ActsMenu
        position="bottom-start"
        button={
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronDown size={14} />}
            loading={deed.busy}
          >
            {STAGE_NAMES[draft.stage]}
          </Button>
        }
      >
        {MOVES.filter((to) => to !== draft.stage).map((to) => (
          <Choice
            key={to}
            shut={reasonAgainst(can(me, `draft.move.${to}`, draft))}
            onChoose={() => choose(to)}
          >
            {nameOf(to)}
          </Choice>
        ))}
      </ActsMenu>
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

function nameOf(to: (typeof MOVES)[number]): string {
  return to === 'spiked' ? 'Spike…' : `Move to ${STAGE_NAMES[to].toLowerCase()}`;
}
