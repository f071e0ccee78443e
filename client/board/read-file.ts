// Reads a chosen file as the text of a draft, strictly: what is not clean UTF-8 text makes no draft. Word files are read
// by the server, which judges them by their bytes.
import { IMPORT_LIMIT } from '../../shared/commands.ts';

export type Format = 'text' | 'markdown' | 'html';
export type Read =
  | { readonly ok: true; readonly format: Format; readonly text: string }
  | { readonly ok: true; readonly format: 'docx'; readonly file: Blob }
  | { readonly ok: false; readonly why: string };

const FORMATS: Readonly<Record<string, Format>> = {
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
};

/** What the file chooser offers. */
export const ACCEPTED = [...Object.keys(FORMATS), 'docx'].map((ending) => `.${ending}`);

export async function readFile(file: File): Promise<Read> {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const format = ending === 'docx' ? ending : FORMATS[ending];
  if (!format) return no(`“${file.name}” is not a .txt, .md, .html or .docx file.${adviceOn(ending)}`);
  if (file.size > IMPORT_LIMIT)
    return no(
      `“${file.name}” is ${megabytes(file.size)}; a draft can be made from at most 5 MB. Nothing was made.`,
    );
  if (file.size === 0) return no(`“${file.name}” is empty. Nothing was made.`);
  if (format === 'docx') return { ok: true, format, file };
  const text = decode(await file.arrayBuffer());
  if (text === null || text.includes('\0'))
    return no(
      `“${file.name}” is not plain text in UTF-8: it holds bytes that are no letters. Nothing was made.`,
    );
  if (text.trim() === '') return no(`“${file.name}” is empty. Nothing was made.`);
  return { ok: true, format, text };
}

function adviceOn(ending: string): string {
  const isWord = ['doc', 'docm', 'dot', 'dotx', 'odt', 'rtf'].includes(ending);
  return isWord ? ' Save it as .docx and bring that in.' : ' Nothing was made.';
}

/** Pasted words are held to the same limits. */
export function readPasted(text: string, format: Format): Read {
  if (text.trim() === '') return no('There is no text yet. Paste it above, or choose an empty draft.');
  const size = new TextEncoder().encode(text).byteLength;
  if (size > IMPORT_LIMIT)
    return no(`The text is ${megabytes(size)}; a draft can be made from at most 5 MB.`);
  return { ok: true, format, text: text.replaceAll('\0', '') };
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // Not UTF-8: said above, in words.
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function no(why: string): Read {
  return { ok: false, why };
}
