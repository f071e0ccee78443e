// Where the page begins: with what it is about, and then with what draws it.
//
// A browser keeps a script compiled as far as it was when it had run. So what draws a page runs when everything is there to
// be drawn, and draws it at once: the next visit need not compile any of it (measured, docs/decisions).
import './no-eval.ts';
import { type Begun, begin, type OpenedDraft } from './begin.ts';
import { holdBegun, leaveBegun } from './sync/begun-draft.ts';
import './ui/fonts.css';
import './ui/mantine.css';
import './ui/theme.css';
import { within } from './ui/within.ts';

/** Until then a page waits for what this device has of it; in milliseconds. */
const RESTORED_WITHIN = 300;
/** What draws is there, and nothing to be drawn: the server's answer may be only just behind; in milliseconds. */
const ANSWERED_WITHIN = 300;

/** The answer is that long on its way: the line has time for what comes later; in milliseconds. */
const LINE_IS_FREE_AFTER = 120;

/** When the shell is kept for later visits, in milliseconds after this one has its files. */
const KEEPS_AFTER = 3_000;

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to stand in.');
// While developing, every page is fresh from the server. What is kept for later visits is fetched when this one stands: it
// would take the line and the processor from it.
if (import.meta.env.PROD) addEventListener('load', () => setTimeout(keepShell, KEEPS_AFTER));
open(root).catch((error: unknown) => {
  root.textContent =
    'Galley could not be loaded. See whether you have a connection, and load this page again.';
  throw error;
});

async function open(root: HTMLElement): Promise<void> {
  const { pathname } = location;
  const { who, restored, shown } = begin(pathname);
  await within(RESTORED_WITHIN, restored);
  if (pathname.startsWith('/drafts/')) return openDraft(root, who, shown);
  const { draw } = await (pathname === '/' ? import('./first/board.ts') : import('./first/other.ts'));
  await within(ANSWERED_WITHIN, shown);
  draw(root, who);
}

/** The article stands, and can be typed in, before what draws the page around it has come. */
async function openDraft(root: HTMLElement, who: Begun['who'], shown: Begun['shown']): Promise<void> {
  const { showArticle } = await import('./first/article.ts');
  const opened = await soonest(shown);
  if (opened) holdBegun(opened.draft);
  // What fails there fails again when the page is drawn, and is said there.
  const article = opened && (await showArticle(root, opened).catch(() => null));
  askForLater();
  try {
    const { draw } = await page();
    await article?.rests();
    draw(root, who);
  } finally {
    article?.ends();
    if (opened) leaveBegun(opened.draft);
  }
}

const page = () => import('./first/draft.ts');

/** The draft, unless it is so long on its way that the page is there and can say so. */
async function soonest(shown: Begun['shown']): Promise<OpenedDraft | null> {
  const opened = await within(LINE_IS_FREE_AFTER, shown);
  if (opened !== undefined) return opened;
  askForLater();
  const late = Promise.race([shown, page().then(() => within(ANSWERED_WITHIN, shown))]);
  return (await late) ?? null;
}

/**
 * For what draws the page around the article, which the server names in the page (http/first-files). Asked for at once, it would
 * be compiled while the article is: both take longer then, on few processors.
 */
function askForLater(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="later"]')) link.rel = 'preload';
}

/** A later visit needs no line. Without one now it is kept once there is. */
function keepShell(): void {
  if (!navigator.onLine) addEventListener('online', keepShell, { once: true });
  else
    navigator.serviceWorker?.register('/offline-worker.js').catch(() => {
      // The line broke after all: the next visit keeps it.
    });
}
