// Who I am, the one line to the server and what this device keeps for me, for everything below.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import { begunNewsroom, type Newsroom, takeNewsroom } from '../sync/newsroom.ts';

const NewsroomContext = createContext<Newsroom | null>(null);

/** Opens the line for the signed-in person and closes it when they leave. */
export function NewsroomProvider({ me, children }: { me: Person; children: ReactNode }): ReactNode {
  const [newsroom, setNewsroom] = useState<Newsroom | null>(() => begunNewsroom(me));
  useEffect(() => {
    const opening = takeNewsroom(me);
    let isHere = true;
    void opening.then(({ newsroom }) => isHere && setNewsroom(newsroom));
    return () => {
      isHere = false;
      void opening.then(({ close }) => close());
    };
  }, [me]);
  return newsroom && <NewsroomContext value={newsroom}>{children}</NewsroomContext>;
}

export function useNewsroom(): Newsroom {
  const newsroom = useContext(NewsroomContext);
  if (!newsroom) throw new Error('This part of the page needs somebody signed in.');
  return newsroom;
}
