import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What only an open draft needs: a chunk of its own, so that the board's first load goes without it. */
const editor = /[\\/]node_modules[\\/](prosemirror-|orderedmap|rope-sequence|w3c-keyname|yjs|lib0)/;

/** The server's CSP allows scripts from files only: nothing is inlined. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The test of the built client holds the first load to its size; a second warning would only worry strangers.
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'editor', test: editor }] } } },
  },
});
