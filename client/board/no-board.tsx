// The board before it is there: on its way, or without a line and not on this device.
import type { ReactNode } from 'react';
import { useLine } from '../hooks/use-line.ts';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';

export function NoBoard(): ReactNode {
  if (useLine() !== 'offline') return <Waiting>Laying out the board…</Waiting>;
  return (
    <Page title="Board" narrow>
      <Empty title="The board is not on this device">
        <p role="status">
          There is no line to the server, and the board was not open here before. It opens by itself when the
          line is back.
        </p>
      </Empty>
    </Page>
  );
}
