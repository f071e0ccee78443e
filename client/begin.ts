// What an address is about, asked of the device and the server before anything can be drawn: what draws comes meanwhile.
import type { Person } from '../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../shared/review/draft.ts';
import { remembered } from './people/remembered.ts';
import { fetchMe } from './people/session.ts';
import { beginDraft } from './sync/begun-draft.ts';
import type { Cell } from './sync/cell.ts';
import { beginNewsroom, type Newsroom } from './sync/newsroom.ts';
import type { OpenDraft } from './sync/open-draft.ts';

/** Who is here: asked, and the answer once it has come; null when it is nobody. */
export type Who = { readonly asking: Promise<Person | null>; answer?: Person | null };

export type Begun = {
  /** Null at an address that does not ask. */
  readonly who: Who | null;
  /** Resolves when what this device has is there, or that it has nothing. */
  readonly restored: Promise<unknown>;
  /** Resolves when there is something to draw, from the device or from the server; with the draft, if it is one. */
  readonly shown: Promise<OpenedDraft | null>;
};

export type OpenedDraft = {
  readonly me: Person;
  readonly draft: OpenDraft;
  /** Words of mine that were not heard, or not taken, stand over its article, or over its page. */
  readonly hasWordsOver: boolean;
};

/** The board or a draft: what it shows is `joining` as long as there is nothing. */
type Place = {
  readonly restored: Promise<unknown>;
  readonly shows: Cell<{ readonly phase: string }>;
  readonly opened: () => OpenedDraft | null;
};

export function begin(path: string): Begun {
  const draft = draftAt(path);
  if (draft === null && path !== '/') return { who: null, restored: nothing, shown: nothing };
  const last = remembered();
  const who: Who = { asking: fetchMe() };
  // With it comes Yjs: the board's first load goes without.
  const opening = draft && import('./sync/open-draft.ts');
  // Where nobody is here, nobody hears that it failed.
  opening?.catch(() => null);
  const place = who.asking.then(async (me) => {
    who.answer = me;
    if (!me) return null;
    const newsroom = await beginNewsroom(me);
    return draft && opening ? draftIn(newsroom, draft, (await opening).OpenDraft) : boardIn(newsroom);
  });
  // What fails here fails again where it is drawn, and is said there.
  const quietly = <T>(about: (place: Place) => Promise<T>): Promise<T | null> =>
    place.then((one) => one && about(one)).catch(() => null);
  const restored = quietly(({ restored }) => restored);
  return {
    who,
    // Whoever was not here last has nothing here, or can wait for it while what draws is compiled.
    restored: who.asking.then((me) => (me?.id === last?.id ? restored : null)).catch(() => null),
    shown: quietly(async ({ shows, opened }) => {
      await filled(shows);
      return opened();
    }),
  };
}

const nothing = Promise.resolve(null);

function draftAt(path: string): DraftId | null {
  return draftIdSchema.safeParse(/^\/drafts\/([^/]+)\/?$/.exec(path)?.[1]).data ?? null;
}

function boardIn({ feed }: Newsroom): Place {
  return { restored: feed.restored, shows: feed.board, opened: () => null };
}

function draftIn({ me, line, keep, sayings }: Newsroom, id: DraftId, Draft: typeof OpenDraft): Place | null {
  const draft = beginDraft(line, () => new Draft(id, line, { keep }));
  if (!draft) return null;
  const hasWordsOver = (): boolean =>
    sayings.waiting.get().some(({ draftId }) => draftId === id) ||
    (keep?.keptIn.get().some((other) => other !== id) ?? false);
  const opened = (): OpenedDraft => ({ me, draft, hasWordsOver: hasWordsOver() });
  return { restored: draft.restored, shows: draft.state, opened };
}

function filled(shows: Place['shows']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    if (shows.get().phase !== 'joining') resolve();
  };
  const stop = shows.subscribe(look);
  look();
  return promise.finally(stop);
}
