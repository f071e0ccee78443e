// The one dialog that is open about a card. It follows the card as others change it.
import type { ReactNode } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { DetailsDialog } from '../details/details-dialog.tsx';
import { GatePreview } from '../gate/gate-preview.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import type { Deeds, Dialog } from './use-deeds.ts';
import { useLingering } from './use-lingering.ts';

type Props = { readonly dialog: Dialog | null; readonly deeds: Deeds; readonly cards: readonly Card[] };

export function CardDialogs({ dialog, deeds, cards }: Props): ReactNode {
  // What it was about is still seen while it fades away.
  const about = useLingering(dialog);
  const card = about && cards.find(({ id }) => id === about.id);
  if (!about || !card) return null;
  const opened = dialog !== null;
  switch (about.kind) {
    case 'gate':
      return (
        <GatePreview
          card={card}
          opened={opened}
          onClose={deeds.close}
          onDetails={() => deeds.openDetails(card.id)}
        />
      );
    case 'details':
      return <DetailsDialog facts={card} opened={opened} onClose={deeds.close} />;
    case 'reason': {
      const correcting = about.move.to === 'correction';
      return (
        <ReasonDialog
          key={card.id}
          opened={opened}
          title={correcting ? 'Reopen for correction' : 'Spike this draft'}
          label={correcting ? 'What has to be corrected?' : 'Why is it not used?'}
          act={correcting ? 'Reopen' : 'Spike'}
          onClose={deeds.close}
          onReason={(reason) => deeds.moveBecause(card.id, about.move, reason)}
        />
      );
    }
  }
}
