// What a visit that begins with a draft shows first: the article, to be read and typed in, while what draws the page around it
// is still on its way. It stands where the page will have it, and the page takes it over.
import { z } from 'zod';
import { FIRST_HOUSE_STYLE } from '../../shared/house-style.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import { can } from '../../shared/review/policy.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { OpenedDraft } from '../begin.ts';
import draftLooks from '../draft/draft.module.css';
import { activeThreadNow } from '../draft/thread-in-hand.ts';
import { leaveFirst, mountFirst } from '../editor/first-editor.ts';
import '../editor/editor.css';
import { lastHouseStyle } from '../hooks/last-house-style.ts';
import type { DraftState, Standing } from '../hooks/use-draft-state.ts';
import { filterOf, passing } from '../review/filter.ts';
import { dayOf } from '../shell/day.ts';
import shellLooks from '../shell/shell.module.css';
import { afterDrawing, drawn } from '../ui/after-drawing.ts';
import { within } from '../ui/within.ts';
import looks from './article.module.css';
import { holdKeys } from './early-keys.ts';

/** A page that is hidden is not drawn; in milliseconds. */
const DRAWN_WITHIN = 500;

/** What is composed for longer is broken off: the page has waited enough; in milliseconds. */
const COMPOSED_WITHIN = 10_000;

type Shown = {
  /** Resolves when no letter is being composed in it: taken over meanwhile, it would be broken off. */
  readonly rests: () => Promise<unknown>;
  /** Once the page is there, which has taken it over or has no place for it. */
  readonly ends: () => void;
};

/** Resolves when it was drawn; with null when nobody may type in it, or something stands over it that only the page can draw. */
export async function showArticle(
  root: HTMLElement,
  { me, draft, hasWordsOver }: OpenedDraft,
): Promise<Shown | null> {
  const standing = draft.state.get();
  if (hasWordsOver || wasBroughtIn() || !standsAlone(standing, me)) return null;
  const { sheet, place } = sheetOf(standing.review.draft);
  const editor = mountFirst(place, draft, {
    mayEdit: true,
    shown: shownIn(standing, me),
    style: lastHouseStyle() ?? FIRST_HOUSE_STYLE,
  });
  wearChosenColours();
  document.title = `${standing.review.draft.slug} · Galley`;
  root.after(sheet);
  const inHand = activeThreadNow();
  if (inHand !== null) editor.goToThread(inHand);
  // Turned out to be something else, it is only read until the page says what.
  const stop = draft.state.subscribe(() => {
    const now = draft.state.get();
    if (!standsAlone(now, me) || now.generation !== standing.generation) editor.setEditable(false);
  });
  const rests = restOf(place);
  const handKeyOn = holdKeys();
  await within(DRAWN_WITHIN, drawn());
  const ends = (): void => {
    stop();
    leaveFirst();
    sheet.remove();
    // Some keys are heard by tools, which are drawn a moment later.
    afterDrawing(handKeyOn);
  };
  return { rests, ends };
}

type Alone = Extract<DraftState, { phase: 'open' }> & { readonly review: { readonly draft: Draft } };

/** Whether it can be typed in, and nothing is to be said over it. */
function standsAlone(state: DraftState, me: Person): state is Alone {
  if (state.phase !== 'open' || state.kept) return false;
  const { draft } = state.review;
  return draft !== null && !draft.correction && can(me, 'article.edit', draft).ok;
}

function restOf(place: HTMLElement): Shown['rests'] {
  let composed = Promise.resolve();
  place.addEventListener('compositionstart', () => {
    composed = new Promise((resolve) =>
      place.addEventListener('compositionend', () => resolve(), { once: true }),
    );
  });
  return () => within(COMPOSED_WITHIN, composed);
}

/** What came along with a file is said over its article: the router keeps it with the address (draft/import-remarks). */
function wasBroughtIn(): boolean {
  return broughtIn.safeParse(history.state).success;
}

const broughtIn = z.object({ usr: z.object({ remarks: z.array(z.string()).min(1) }) });

function shownIn({ review, passages }: Standing, me: Person): ReadonlySet<ThreadId> {
  const filter = filterOf(new URLSearchParams(location.search));
  const shown = passing(
    { threads: review.threads, passages },
    { filter, me: me.id, inHand: activeThreadNow() },
  );
  return new Set(shown.map(({ id }) => id));
}

/** Mantine wears what was chosen for this device when the page is drawn, and keeps it under this name. */
function wearChosenColours(): void {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  if (chosen === 'light' || chosen === 'dark')
    document.documentElement.dataset['mantineColorScheme'] = chosen;
}

/** The page in outline: everything that has a height over the article or beside it. */
function sheetOf({ slug }: Draft) {
  const place = made('div');
  const sheet = made('div', looks.sheet, [
    made('header', shellLooks.masthead, [
      made('span', shellLooks.name, ['Galley']),
      made('time', shellLooks.day, [dayOf(Date.now())]),
      made('div', shellLooks.mine),
    ]),
    made('div', draftLooks.screen, [
      made('section', draftLooks.header, [
        made('div', draftLooks.bar, [
          made('span', looks.back),
          made('span', draftLooks.slug, [slug]),
          made('span', draftLooks.spacer),
        ]),
        made('div', draftLooks.strip),
      ]),
      made('div', draftLooks.body, [
        made('main', draftLooks.column, [made('div'), made('div', '', [made('div', looks.place, [place])])]),
      ]),
    ]),
  ]);
  return { sheet, place };
}

function made(name: string, look = '', children: readonly (Node | string)[] = []): HTMLElement {
  const element = document.createElement(name);
  if (look) element.className = look;
  element.append(...children);
  return element;
}
