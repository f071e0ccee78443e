/** Installs what the lockfile names, when it is not there yet, and says which Node runs Galley. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, top } from './run.mjs';

/** `quietly` keeps what is printed to what went wrong. */
export async function ensureInstalled({ quietly = false } = {}) {
  if (major(process.versions.node) < 20) {
    stop(`Galley needs Node 20 or newer to start; this is Node ${process.versions.node}.`);
  }
  if (!isInstalled()) await install(quietly);
  if (!findRuntime()) {
    stop(
      'Node 24 is missing: npm did not run the install script of the package "node". ' +
        'Allow it with: npm ci --include=dev --ignore-scripts=false',
    );
  }
}

/** The Node that runs Galley: the one of the npm package `node`, or this one when it is as new. */
export function runtime() {
  return findRuntime() ?? process.execPath;
}

/** @returns {never} */
export function stop(/** @type {string} */ reason) {
  console.error(reason);
  process.exit(1);
}

async function install(/** @type {boolean} */ quietly) {
  if (!quietly) console.log('Installing what Galley needs. The first time this takes about a minute.');
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const code = await npm(args, { quietly });
  if (code !== 0) stop(`npm ci failed with exit code ${code}; its reason is above.`);
}

/** npm writes down what stands in node_modules once all of it does: that is our stamp. */
export function isInstalled(folder = '.') {
  const found = packages(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(packages(join(folder, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || wanted.optional || wanted.devOptional || found[path]?.version === wanted.version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
function packages(/** @type {string} */ lockfile) {
  const path = join(top, lockfile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function findRuntime() {
  const folder = join(top, 'node_modules', 'node', 'bin');
  const installed = [join(folder, 'node.exe'), join(folder, 'node')].find((path) => existsSync(path));
  return installed ?? (major(process.versions.node) >= 24 ? process.execPath : undefined);
}

function major(/** @type {string} */ version) {
  return Number.parseInt(version, 10);
}
