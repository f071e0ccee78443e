// Where the page begins.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, begin } from './app.tsx';
import { shareStyleNonce } from './ui/style-nonce.ts';
import './ui/fonts.css';
import './ui/mantine.css';
import './ui/theme.css';

/** Until then a page that is still asking shows nothing, in milliseconds. */
const BEGINS_WITHIN = 150;

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to stand in.');
shareStyleNonce();
// While developing, every page is fresh from the server. What is kept for later visits is fetched after this one has its files.
if (import.meta.env.PROD)
  addEventListener('load', () => void navigator.serviceWorker?.register('/offline-worker.js'));
// Who is here was asked for along with this script: with the answer at hand the page is drawn once, not twice.
const patience = new Promise((resolve) => setTimeout(resolve, BEGINS_WITHIN));
void Promise.race([begin(), patience]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
