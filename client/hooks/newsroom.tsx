// Who I am and the one line to the server, for everything below.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import { BoardFeed } from '../sync/board-feed.ts';
import { Connection } from '../sync/connection.ts';

export type Newsroom = { readonly me: Person; readonly line: Connection; readonly feed: BoardFeed };

const NewsroomContext = createContext<Newsroom | null>(null);

/** Opens the line for the signed-in person and closes it when they leave. */
export function NewsroomProvider({ me, children }: { me: Person; children: ReactNode }): ReactNode {
  const [newsroom, setNewsroom] = useState<Newsroom | null>(null);
  useEffect(() => {
    const line = new Connection(() => isSignedIn(me));
    const feed = new BoardFeed(line);
    setNewsroom({ me, line, feed });
    return () => {
      feed.close();
      line.close();
    };
  }, [me]);
  return newsroom && <NewsroomContext value={newsroom}>{children}</NewsroomContext>;
}

export function useNewsroom(): Newsroom {
  const newsroom = useContext(NewsroomContext);
  if (!newsroom) throw new Error('This part of the page needs somebody signed in.');
  return newsroom;
}

/** False only when the server itself says so: a server that cannot be reached has not signed anybody out. */
async function isSignedIn(me: Person): Promise<boolean> {
  try {
    const answer = await fetch('/api/me');
    // In another window of this browser somebody else may have stepped in since.
    return answer.ok ? (await answer.json()).id === me.id : answer.status !== 401;
  } catch {
    return true;
  }
}
