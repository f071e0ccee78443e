/** Installs what Galley is measured against, in a folder of its own: nothing of it is ever part of Galley. */
import { isInstalled, stop } from './install.mjs';
import { npm } from './run.mjs';

const folder = 'bench/peers';

export async function ensurePeers() {
  if (isInstalled(folder)) return;
  console.log('Installing the peers that Galley is measured against.');
  const code = await npm(['ci', '--prefix', folder, '--loglevel=error', '--no-audit', '--no-fund']);
  if (code !== 0) stop(`npm ci in ${folder} failed with exit code ${code}; its reason is above.`);
}
