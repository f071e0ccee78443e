/** Tells the offline worker which files make up this build. */

const WORKER = 'offline-worker.js';

/** @returns {import('vite').Plugin} */
export function offlineShell() {
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle(_, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error(`The build made no ${WORKER}.`);
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      worker.code = `const SHELL_FILES=${JSON.stringify(files.map((name) => `/${name}`).sort())};${worker.code}`;
    },
  };
}
