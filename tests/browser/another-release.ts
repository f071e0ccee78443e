// Another release of the client: the build of this checkout under other names, as if its code had changed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Answers the folder of the build and the new name of its first script. */
export function anotherRelease(): { readonly folder: string; readonly script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'galley-release-'));
  cpSync('dist/client', folder, { recursive: true });
  const assets = join(folder, 'assets');
  // Packed, they would still speak of each other by their old names.
  for (const name of readdirSync(assets).filter((one) => one.endsWith('.br'))) rmSync(join(assets, name));
  const renamed = readdirSync(assets)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => [name, name.replace('-', '-next-')] as const);
  for (const [before, after] of renamed) renameSync(join(assets, before), join(assets, after));
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isText)) {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      renamed.reduce((whole, [before, after]) => whole.replaceAll(before, after), text),
    );
  }
  const script = renamed.map(([, after]) => after).find((name) => /^index-.*\.js$/.test(name));
  if (!script) throw new Error('The build has no first script.');
  return { folder, script };
}

function isText(path: string): boolean {
  return /\.(js|css|html|json)$/.test(path);
}
