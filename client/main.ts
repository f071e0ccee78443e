// Where the page begins: with what it is about, and then with what draws it.
//
// A browser keeps a script compiled as far as it was when it had run. So what draws a page runs when everything is there to
// be drawn, and draws it at once: the next visit need not compile any of it (measured, docs/decisions).
import './no-eval.ts';
import { begin } from './begin.ts';
import './ui/fonts.css';
import './ui/mantine.css';
import './ui/theme.css';

/** Until then a page waits for what this device has of it; in milliseconds. */
const RESTORED_WITHIN = 300;
/** What draws is there, and nothing to be drawn: the server's answer may be only just behind; in milliseconds. */
const ANSWERED_WITHIN = 300;

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
  const { who, restored, shown } = begin(location.pathname);
  await within(RESTORED_WITHIN, restored);
  const { draw } = await first(location.pathname);
  await within(ANSWERED_WITHIN, shown);
  draw(root, who);
}

/** What draws the page of an address. */
function first(path: string): Promise<Pick<typeof import('./first/other.ts'), 'draw'>> {
  if (path.startsWith('/drafts/')) return import('./first/draft.ts');
  return path === '/' ? import('./first/board.ts') : import('./first/other.ts');
}

function within(ms: number, coming: Promise<unknown>): Promise<unknown> {
  return Promise.race([coming, new Promise((resolve) => setTimeout(resolve, ms))]);
}

/** A later visit needs no line. Without one now it is kept once there is. */
function keepShell(): void {
  if (!navigator.onLine) addEventListener('online', keepShell, { once: true });
  else
    navigator.serviceWorker?.register('/offline-worker.js').catch(() => {
      // The line broke after all: the next visit keeps it.
    });
}
