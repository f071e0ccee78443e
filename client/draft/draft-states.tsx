// A draft that is not there (yet): opening, unknown, refused.
import { Anchor, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Kept } from '../hooks/use-draft-state.ts';
import { useLine } from '../hooks/use-line.ts';
import { wayBack } from '../ui/way-back.ts';
import { KeptWords } from './kept-words.tsx';

export function OpeningDraft(): ReactNode {
  const line = useLine();
  if (line === 'offline') return <NotHere />;
  return (
    <Center mih="60vh">
      <Loader type="dots" aria-label="Opening the draft" />
    </Center>
  );
}

/** No line, and this device has no copy to show meanwhile. */
function NotHere(): ReactNode {
  return (
    <Stop title="This draft is not on this device">
      <Text role="status">
        There is no line to the server. Drafts that you have opened here before open without one; this one
        opens by itself when the line is back.
      </Text>
    </Stop>
  );
}

type Props = { readonly refusal: Refusal; readonly kept?: Kept | null; readonly onForget?: () => void };

export function NoDraft({ refusal, kept = null, onForget }: Props): ReactNode {
  const isOld = refusal.code === 'old-client';
  return (
    <Stop title={isOld ? 'Galley was updated' : 'No draft here'}>
      <Text>{isOld ? 'Your words are kept on this device. Reload the page to go on.' : refusal.message}</Text>
      {kept && onForget && <KeptWords kept={kept} onForget={onForget} />}
      {isOld && <Button onClick={() => location.reload()}>Reload</Button>}
    </Stop>
  );
}

function Stop({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Center mih="60vh" px="md" component="main">
      <Stack gap="xs" align="center" ta="center" maw={560}>
        <Title order={1} size="h3">
          {title}
        </Title>
        {children}
        <Anchor component={Link} to={wayBack()}>
          Back to the board
        </Anchor>
      </Stack>
    </Center>
  );
}
