// What a visit that begins with a draft shows first: the article, to be read and typed in, while what draws the page around it
// is still on its way. It stands where the page will have it, and the page takes it over.
import { FIRST_HOUSE_STYLE } from '../../shared/house-style.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import { can } from '../../shared/review/policy.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import draftLooks from '../draft/draft.module.css';
import { threadIn } from '../draft/thread-in-hand.ts';
import { leaveFirst, mountFirst } from '../editor/first-editor.ts';
import '../editor/editor.css';
import { lastHouseStyle } from '../hooks/last-house-style.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import { filterOf, passing } from '../review/filter.ts';
import { dayOf } from '../shell/day.ts';
import shellLooks from '../shell/shell.module.css';
import { drawn } from '../ui/after-drawing.ts';
import { within } from '../ui/within.ts';
import looks from './article.module.css';
import { holdKeys } from './early-keys.ts';

export type Opened = {
  readonly me: Person;
  readonly draft: OpenDraft;
  /** Words of mine that were not heard, or not taken, stand over the page. */
  readonly hasWaitingWords: boolean;
};

/** A page that is hidden is not drawn; in milliseconds. */
const DRAWN_WITHIN = 500;

/**
 * Shows it in the place of the page. Resolves when it was drawn, with what ends it once the page is there, and what tells when
 * the page may be drawn;
 * with null when nobody may type in it, or something stands over it that only the page can draw.
 */
export async function showArticle(root: HTMLElement, { me, draft, hasWaitingWords }: Opened) {
  const standing = draft.state.get();
  if (standing.phase !== 'open' || standing.kept || hasWaitingWords || wasBroughtIn()) return null;
  const about = standing.review.draft;
  if (!about || about.correction || !can(me, 'article.edit', about).ok) return null;
  wearChosenColours();
  document.title = `${about.slug} · Galley`;
  const { sheet, place } = sheetOf(about);
  root.after(sheet);
  mountFirst(place, draft, {
    mayEdit: true,
    shown: shownIn(standing, me),
    style: lastHouseStyle() ?? FIRST_HOUSE_STYLE,
  });
  const rests = restOf(place);
  const handKeysOn = holdKeys();
  await within(DRAWN_WITHIN, drawn());
  return {
    rests,
    ends: () => {
      leaveFirst();
      sheet.remove();
      handKeysOn();
    },
  };
}

/** Tells when no letter is being composed there: it would be broken off. */
function restOf(place: HTMLElement): () => Promise<void> {
  let resting = Promise.resolve();
  place.addEventListener('compositionstart', () => {
    resting = new Promise((resolve) =>
      place.addEventListener('compositionend', () => resolve(), { once: true }),
    );
  });
  return () => resting;
}

/** What came along with a file is said over its article: the address carries it (draft/import-remarks, by the router). */
function wasBroughtIn(): boolean {
  return Boolean(history.state?.usr);
}

function shownIn({ review, passages }: Standing, me: Person): ReadonlySet<ThreadId> {
  const filter = filterOf(new URLSearchParams(location.search));
  const shown = passing(
    { threads: review.threads, passages },
    { filter, me: me.id, inHand: threadIn(location.hash) },
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
