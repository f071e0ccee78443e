// Where the page begins.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { shareStyleNonce } from './ui/style-nonce.ts';
import './ui/fonts.css';
import './ui/mantine.css';
import './ui/theme.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to stand in.');
shareStyleNonce();
// While developing, every page is fresh from the server. What is kept for later visits is fetched after this one has its files.
if (import.meta.env.PROD)
  addEventListener('load', () => void navigator.serviceWorker?.register('/offline-worker.js'));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
