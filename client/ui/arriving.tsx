// A part of the application that comes when it is needed. Once it is here it is drawn at once: not a fallback first.
import { type ComponentType, lazy, type ReactNode, useState } from 'react';

export type Arriving<Part> = {
  /** It came along with something else. */
  isHere(part: Part): void;
  comes(): Promise<Part>;
  /** Draws what is taken out of the part; suspends until it has come. */
  drawn(take: (part: Part) => ComponentType): ComponentType;
};

export function arriving<Part>(load: () => Promise<Part>): Arriving<Part> {
  let here: Part | null = null;
  const comes = async (): Promise<Part> => {
    here = await load();
    return here;
  };
  const drawn = (take: (part: Part) => ComponentType): ComponentType => {
    const Later = lazy(async () => ({ default: take(await comes()) }));
    return function Arrived(): ReactNode {
      // The same for as long as it is drawn.
      const [Page] = useState<ComponentType>(() => (here ? take(here) : Later));
      return <Page />;
    };
  };
  const isHere = (part: Part): void => {
    here = part;
  };
  return { isHere, comes, drawn };
}
