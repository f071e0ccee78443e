// An address that leads nowhere.
import type { ReactNode } from 'react';
import { Stop } from '../ui/stop.tsx';

export function NotFound(): ReactNode {
  return (
    <Stop title="Nothing is filed here">
      The address is wrong, or the page has moved. Every draft, published and spiked ones too, can be found on
      the board.
    </Stop>
  );
}
