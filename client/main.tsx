// Where the page begins.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, begin } from './app.tsx';
import { shareStyleNonce } from './ui/style-nonce.ts';
import './ui/fonts.css';
import './ui/mantine.css';
import './ui/theme.css';

/** Until then a page that is still asking shows nothing, in milliseconds. */
const BEGINS_WITHIN = 300;

/** When the shell is kept for later visits, in milliseconds after this one has its files. */
const KEEPS_AFTER = 3_000;

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to stand in.');
shareStyleNonce();
// While developing, every page is fresh from the server. What is kept for later visits is fetched when this one stands: it
// would take the line and the processor from it.
if (import.meta.env.PROD) addEventListener('load', () => setTimeout(keepShell, KEEPS_AFTER));
// Who is here was asked for along with this script: with the answer at hand the page is drawn once, not twice.
const patience = new Promise((resolve) => setTimeout(resolve, BEGINS_WITHIN));
// What fails here fails again where it is drawn, and is said there.
void Promise.race([begin().catch(() => undefined), patience]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);

/** A later visit needs no line. Without one now it is kept once there is. */
function keepShell(): void {
  if (!navigator.onLine) addEventListener('online', keepShell, { once: true });
  else
    navigator.serviceWorker?.register('/offline-worker.js').catch(() => {
      // The line broke after all: the next visit keeps it.
    });
}
