/** Every source file under the given folders of the checkout, with its text. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));

export function sourcesIn(
  ...folders: readonly string[]
): readonly (readonly [file: string, source: string])[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: top }))
    .map((path) => path.replaceAll('\\', '/'))
    .map((file) => [file, readFileSync(`${top}${file}`, 'utf8')]);
}
