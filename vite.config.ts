import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath } from 'vite';
import { asciiCode } from './scripts/vite/ascii-code.mjs';
import { keptCode } from './scripts/vite/kept-code.mjs';
import { offlineShell } from './scripts/vite/offline-shell.mjs';
import { packedFiles } from './scripts/vite/packed-files.mjs';
import { sharedParts } from './scripts/vite/shared-parts.mjs';

const libraries = /[\\/]node_modules[\\/]/;
const ours = /[\\/](client[\\/](?!worker[\\/])|shared[\\/])/;
/** As the build names its modules, on Windows, too. */
const client = (path: string): string => normalizePath(join(import.meta.dirname, 'client', path));
const OPEN_DRAFT = client('sync/open-draft.ts');
const ARTICLE = client('first/article.ts');
const OTHER_PAGES = [
  'first/board.ts',
  'first/other.ts',
  'people/you-page.tsx',
  'people/webhooks-page.tsx',
  'accounts/newsroom-page.tsx',
].map(client);
/** The modules with which every page begins; the offline worker is no part of any page. */
const FIRST = ['$initial' as const];

/**
 * Few files, each for a reason: a browser takes longer over twenty small ones that it has kept than over eight. The libraries
 * are the same after most of our releases, and not fetched again. A later group gets what no earlier one has.
 */
const groups = [
  // What only a draft needs of the libraries.
  { name: 'yjs', test: /[\\/]node_modules[\\/](yjs|lib0)[\\/]/ },
  { name: 'editor', test: /[\\/]node_modules[\\/](prosemirror-|orderedmap|rope-sequence|w3c-keyname)/ },
  // The line to the server, and what the device keeps.
  { name: 'line', tags: FIRST, test: libraries },
  { name: 'first', tags: FIRST, test: ours },
  // What a draft's article has in common with pages that have none; then the draft as it is opened, and its article, with all that
  // it needs to be there and be typed in.
  { ...sharedParts('common', [OPEN_DRAFT, ARTICLE], OTHER_PAGES), test: ours },
  { name: 'open-draft', test: /[\\/]client[\\/]sync[\\/]open-draft\.ts$/ },
  { name: 'article', test: /[\\/]client[\\/]first[\\/]article\.ts$/ },
  // What draws every page.
  { name: 'looks', minShareCount: 3, test: libraries },
  // The domain, as far as several pages need it; then what draws pages.
  { name: 'domain', minShareCount: 3, test: /[\\/]shared[\\/]/ },
  { name: 'app', minShareCount: 2 },
];

/** The server's CSP allows scripts from files only: nothing is inlined. */
export default defineConfig({
  root: 'client',
  plugins: [react(), asciiCode(), keptCode(), offlineShell(), packedFiles()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The server reads from it what a draft's page begins with.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The test of the built client holds the first load to its size; a second warning would only worry strangers.
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: { index: 'client/index.html', 'offline-worker': 'client/worker/offline-worker.ts' },
      output: {
        // The worker keeps its name: a browser asks for it again under the same one.
        entryFileNames: ({ name }) => (name === 'offline-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups },
      },
    },
  },
});
