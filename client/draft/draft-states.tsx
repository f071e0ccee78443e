// A draft that is not there (yet): opening, unknown, refused.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Kept } from '../hooks/use-draft-state.ts';
import { useLine } from '../hooks/use-line.ts';
import { Stop } from '../ui/stop.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { KeptWords } from './kept-words.tsx';

export function OpeningDraft(): ReactNode {
  const line = useLine();
  return line === 'offline' ? <NotHere /> : <Waiting>Opening the draft…</Waiting>;
}

/** No line, and this device has no copy to show meanwhile. */
function NotHere(): ReactNode {
  return (
    <Stop title="This draft is not on this device">
      <p role="status">
        There is no line to the server. Drafts that you have opened here before open without one; this one
        opens by itself when the line is back.
      </p>
    </Stop>
  );
}

type Props = { readonly refusal: Refusal; readonly kept?: Kept | null; readonly onForget?: () => void };

export function NoDraft({ refusal, kept = null, onForget }: Props): ReactNode {
  const isOld = refusal.code === 'old-client';
  return (
    <Stop title={isOld ? 'Galley was updated' : 'No draft here'}>
      <p>
        {isOld ? 'Your words are kept on this device. Load the page again to go on.' : refusal.message}
        {refusal.code === 'not-found' &&
          ' The address may be mistyped. Every draft, published and spiked ones too, can be found on the board.'}
      </p>
      {kept && onForget && <KeptWords kept={kept} onForget={onForget} />}
      {isOld && (
        <Button mt="sm" onClick={() => location.reload()}>
          Load it again
        </Button>
      )}
    </Stop>
  );
}
