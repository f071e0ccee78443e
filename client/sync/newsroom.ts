// One person's newsroom as this window has it: the line to the server, the board, and what this device keeps for them.
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { BoardFeed } from './board-feed.ts';
import { Connection } from './connection.ts';
import { Courier } from './courier.ts';
import { wouldLoseWords } from './departures.ts';
import { Keep } from './keep.ts';
import { Sayings } from './sayings.ts';

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

export type OpenedNewsroom = { readonly newsroom: Newsroom; close(): void };

type Begun = {
  readonly person: PersonId;
  readonly opening: Promise<OpenedNewsroom>;
  opened: OpenedNewsroom | null;
};

/** Whose newsroom is being opened before anything on the page asks for it. */
let begun: Begun | null = null;

/** Opens the line and what the device keeps before the page is drawn for the first time. Who is here was answered just now. */
export async function beginNewsroom(me: Person): Promise<Newsroom> {
  const mine: Begun = { person: me.id, opening: open(me, answeredJustNow(me)), opened: null };
  begun = mine;
  mine.opened = await mine.opening;
  return mine.opened.newsroom;
}

/** Null when none was begun for this person, or it is not open yet. */
export function begunNewsroom(me: Person): Newsroom | null {
  return begunFor(me)?.opened?.newsroom ?? null;
}

/** What was begun is taken once; whoever takes it closes it, too. */
export function takeNewsroom(me: Person): Promise<OpenedNewsroom> {
  const early = begunFor(me);
  if (early) begun = null;
  return early?.opening ?? open(me, () => isSignedIn(me));
}

function begunFor(me: Person): Begun | null {
  return begun?.person === me.id ? begun : null;
}

/** When what was kept too long is looked for: not while the page opens, in milliseconds. */
const EXPIRES_AFTER = 20_000;

async function open(me: Person, isIn: () => Promise<boolean>): Promise<OpenedNewsroom> {
  // The line is made while the device is asked what it keeps.
  const line = new Connection(me.id, isIn);
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

/** The first call needs no question of its own: whose line it is, the line itself says. */
function answeredJustNow(me: Person): () => Promise<boolean> {
  let isFirst = true;
  return async () => {
    const isAnswered = isFirst;
    isFirst = false;
    return isAnswered || isSignedIn(me);
  };
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
