// A page that comes when it is needed. Once it is here it is drawn at once: not a fallback first.
import { type ComponentType, lazy, type ReactNode, useState } from 'react';

export type Arriving = {
  /** It came along with something else. */
  isHere(page: ComponentType): void;
  comes(): Promise<ComponentType>;
  /** Suspends until it has come. */
  readonly Page: ComponentType;
};

export function arriving(load: () => Promise<ComponentType>): Arriving {
  let here: ComponentType | null = null;
  const comes = async (): Promise<ComponentType> => {
    here = await load();
    return here;
  };
  const Later = lazy(async () => ({ default: await comes() }));
  function Arrived(): ReactNode {
    // The same for as long as it is drawn.
    const [Page] = useState<ComponentType>(() => here ?? Later);
    return <Page />;
  }
  const isHere = (page: ComponentType): void => {
    here = page;
  };
  return { isHere, comes, Page: Arrived };
}
