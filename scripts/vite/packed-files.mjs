/** Packs what never changes once, as well as it can be: a server that packs at every visit has no time for that. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const pack = promisify(brotliCompress);

/** @returns {import('vite').Plugin} */
export function packedFiles() {
  return {
    name: 'packed-files',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /^assets\/.+\.(js|css)$/.test(fileName));
      await Promise.all(files.map((file) => writePacked(join(dir, `${file.fileName}.br`), contentOf(file))));
    },
  };
}

/** From memory: what was just written may be gone again when two builds run at once. */
function contentOf(
  /** @type {import('vite').Rolldown.OutputChunk | import('vite').Rolldown.OutputAsset} */ file,
) {
  return Buffer.from(file.type === 'chunk' ? file.code : file.source);
}

async function writePacked(/** @type {string} */ path, /** @type {Buffer} */ plain) {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  writeFileSync(path, await pack(plain, { params }));
}
