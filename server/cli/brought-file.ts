// A file that is brought in: what its name says that it is, and its bytes.
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { IMPORT_LIMIT } from '../../shared/commands.ts';

/** Just what `draft.create` takes as its content. */
export type Content =
  | { readonly format: 'text' | 'markdown' | 'html'; readonly text: string }
  | { readonly format: 'docx'; readonly bytes: Uint8Array };

const FORMATS: Readonly<Record<string, Content['format']>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
};

/** What is in it; or why no draft can be made of it. What the words are worth, the newsroom judges. */
export function readBrought(file: string): Content | { readonly failed: string } {
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format) return { failed: `${file} is none of ${Object.keys(FORMATS).join(', ')}. No draft was made.` };
  const bytes = readIfSmall(file);
  if ('failed' in bytes) return bytes;
  if (format === 'docx') return { format, bytes };
  try {
    return { format, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failed: `${file} is not text in UTF-8. Save it as such; no draft was made.` };
  }
}

function readIfSmall(file: string): Uint8Array | { readonly failed: string } {
  try {
    if (statSync(file).size > IMPORT_LIMIT)
      return { failed: `${file} is larger than 5 MB. Bring it in as several drafts.` };
    return readFileSync(file);
  } catch {
    return { failed: `${file} cannot be read. Look whether it is a file, and whose it is.` };
  }
}
