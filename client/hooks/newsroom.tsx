// Who I am, the one line to the server and what this device keeps for me, for everything below.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { BoardFeed } from '../sync/board-feed.ts';
import { Connection } from '../sync/connection.ts';
import { Courier } from '../sync/courier.ts';
import { wouldLoseWords } from '../sync/departures.ts';
import { Keep } from '../sync/keep.ts';
import { Sayings } from '../sync/sayings.ts';

export type Newsroom = {
  readonly me: Person;
  readonly line: Connection;
  readonly feed: BoardFeed;
  /** Null where the browser keeps nothing: then words live in this window only. */
  readonly keep: Keep | null;
  readonly sayings: Sayings;
  readonly courier: Courier | null;
  /** Whether words would be lost if this page went away now. */
  wouldLoseWords(): boolean;
};

const NewsroomContext = createContext<Newsroom | null>(null);

type Opened = { readonly newsroom: Newsroom; close(): void };

type Begun = { readonly person: PersonId; readonly opening: Promise<Opened>; opened: Opened | null };

/** Whose newsroom is being opened before anything on the page asks for it. */
let begun: Begun | null = null;

/** Opens the line and what the device keeps before the page is drawn for the first time. */
export async function beginNewsroom(me: Person): Promise<Newsroom> {
  const mine: Begun = { person: me.id, opening: open(me), opened: null };
  begun = mine;
  mine.opened = await mine.opening;
  return mine.opened.newsroom;
}

function begunFor(me: Person): Begun | null {
  return begun?.person === me.id ? begun : null;
}

/** What was begun is taken once. */
function opened(me: Person): Promise<Opened> {
  const early = begunFor(me);
  if (early) begun = null;
  return early?.opening ?? open(me);
}

/** Opens the line for the signed-in person and closes it when they leave. */
export function NewsroomProvider({ me, children }: { me: Person; children: ReactNode }): ReactNode {
  const [newsroom, setNewsroom] = useState<Newsroom | null>(() => begunFor(me)?.opened?.newsroom ?? null);
  useEffect(() => {
    const opening = opened(me);
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

/** When what was kept too long is looked for: not while the page opens, in milliseconds. */
const EXPIRES_AFTER = 20_000;

async function open(me: Person): Promise<Opened> {
  // The line is made while the device is asked what it keeps.
  const line = new Connection(me.id, () => isSignedIn(me));
  const keep = await Keep.open(me.id, { locks: navigator.locks, now: Date.now });
  const feed = new BoardFeed(line, keep);
  const sayings = new Sayings(line, keep);
  const courier = keep && new Courier(line, keep);
  const expiring = setTimeout(() => void keep?.expire(), EXPIRES_AFTER);
  // A page that is hidden may never be shown again, and is not told so.
  const flush = (): void => void keep?.flush();
  const wouldLose = (): boolean => wouldLoseWords(line);
  const ask = (event: BeforeUnloadEvent): void => {
    if (wouldLose()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  const close = (): void => {
    clearTimeout(expiring);
    removeEventListener('beforeunload', ask);
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
    courier?.close();
    sayings.close();
    feed.close();
    line.close();
    keep?.close();
  };
  return { newsroom: { me, line, feed, keep, sayings, courier, wouldLoseWords: wouldLose }, close };
}

/** How long an answer may take until the server counts as not reached, in milliseconds. */
const ANSWER_WITHIN = 10_000;

/** False only when the server itself says so: a server that cannot be reached has not signed anybody out. */
async function isSignedIn(me: Person): Promise<boolean> {
  try {
    const answer = await fetch('/api/me', { signal: AbortSignal.timeout(ANSWER_WITHIN) });
    // In another window of this browser somebody else may have stepped in since.
    return answer.ok ? (await answer.json()).id === me.id : answer.status !== 401;
  } catch {
    return true;
  }
}
