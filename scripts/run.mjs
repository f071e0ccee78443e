/** Runs a program from the top of the checkout to its end; resolves to its exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('..', import.meta.url));

const ours = join(top, 'node_modules', '.bin');
/** What Node has read and compiled of us once, it need not again: a server starts a tenth sooner, on a busy machine a third. */
const compiled = { NODE_COMPILE_CACHE: join(top, 'node_modules', '.cache', 'compiled') };
const onWindows = process.platform === 'win32';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, hear?: (text: string) => void, quietly?: boolean }} [options] `hear` also gets what is printed; `quietly` prints only what went wrong.
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, hear, quietly = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: top,
      env: { ...compiled, ...process.env, PATH: [ours, ...foreignPath()].join(delimiter), ...env },
      stdio: ['inherit', hear ? 'pipe' : quietly ? 'ignore' : 'inherit', 'inherit'],
      shell: onWindows && !command.endsWith('.exe'),
    });
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      hear?.(String(chunk));
    });
    const release = forwardSignals(child);
    const end = (/** @type {number} */ code) => {
      release();
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command} did not start: ${error.message}`);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Runs npm itself, which must not be run by the very Node that it may be about to replace. */
export function npm(/** @type {readonly string[]} */ args, options = {}) {
  return run('npm', args, { ...options, env: { PATH: foreignPath().join(delimiter) } });
}

function foreignPath() {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ours);
}

/**
 * A terminal sends Ctrl-C to the child as well; a second one would read as "now, at once".
 * A signal sent to npm alone stops at the shell that npm put between us: when our parent goes first, we end too.
 */
function forwardSignals(/** @type {import('node:child_process').ChildProcess} */ child) {
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    clearInterval(watch);
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const parent = process.env.npm_lifecycle_event && process.ppid;
  const watch = setInterval(() => {
    if (parent && process.ppid !== parent) forward('SIGTERM');
  }, 250);
  for (const signal of signals) process.on(signal, forward);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, forward);
  };
}
