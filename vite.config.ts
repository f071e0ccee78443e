import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { keptCode } from './scripts/kept-code.mjs';
import { offlineShell } from './scripts/offline-shell.mjs';
import { packedFiles } from './scripts/packed-files.mjs';

/** What only an open draft needs: a chunk of its own, so that the board's first load goes without it. */
const editor = /[\\/]node_modules[\\/](prosemirror-|orderedmap|rope-sequence|w3c-keyname|yjs|lib0)/;

/** The server's CSP allows scripts from files only: nothing is inlined. */
export default defineConfig({
  root: 'client',
  plugins: [react(), keptCode(), offlineShell(), packedFiles()],
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
        codeSplitting: { groups: [{ name: 'editor', test: editor }] },
      },
    },
  },
});
