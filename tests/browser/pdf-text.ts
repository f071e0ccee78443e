// The words of a PDF that Chromium printed: its streams are deflated, and its fonts say which letters their glyphs are.
import { inflateSync } from 'node:zlib';

/** Page by page, in the order in which they are drawn; spaces are as the page has them, or none. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf.toString('latin1'));
  const glyphs = new Map(
    [...objects].flatMap(([id, { dictionary }]) => {
      const unicode = /\/ToUnicode (\d+) 0 R/u.exec(dictionary)?.[1];
      return unicode === undefined ? [] : [[id, lettersOf(objects.get(unicode)?.stream ?? '')] as const];
    }),
  );
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/u.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = /\/Contents (\d+) 0 R/u.exec(dictionary)?.[1] ?? '';
    const resources =
      objects.get(/\/Resources (\d+) 0 R/u.exec(dictionary)?.[1] ?? '')?.dictionary ?? dictionary;
    return wordsOf(objects.get(content)?.stream ?? '', fontsIn(resources), glyphs);
  });
}

type PdfObject = { readonly dictionary: string; readonly stream: string };
type Letters = ReadonlyMap<number, string>;

function objectsOf(pdf: string): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n?([\s\S]*?)\nendobj/gu)) {
    const [, dictionary = body, stream = ''] =
      /^([\s\S]*?)\bstream\r?\n([\s\S]*)\nendstream/u.exec(body) ?? [];
    const isDeflated = dictionary.includes('/FlateDecode');
    const bytes = Buffer.from(stream, 'latin1');
    objects.set(id, { dictionary, stream: isDeflated ? inflateSync(bytes).toString('latin1') : stream });
  }
  return objects;
}

function fontsIn(resources: string): ReadonlyMap<string, string> {
  return new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', id = '']) => [name, id]));
}

/** A font's table of glyphs: single ones, and ranges of them. */
function lettersOf(table: string): Letters {
  const letters = new Map<number, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)>/gu))
      letters.set(Number.parseInt(glyph, 16), textOf(text));
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, from = '', to = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/gu))
      for (
        let glyph = Number.parseInt(from, 16), at = 0;
        glyph <= Number.parseInt(to, 16);
        glyph += 1, at += 1
      )
        letters.set(glyph, String.fromCharCode(Number.parseInt(text, 16) + at));
  return letters;
}

function textOf(hex: string): string {
  return (hex.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

function wordsOf(
  content: string,
  fonts: ReadonlyMap<string, string>,
  glyphs: ReadonlyMap<string, Letters>,
): string {
  let letters: Letters = new Map();
  let words = '';
  for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/gu)) {
    if (font !== undefined) letters = glyphs.get(fonts.get(font) ?? '') ?? new Map();
    for (const glyph of hex?.match(/.{4}/gu) ?? []) words += letters.get(Number.parseInt(glyph, 16)) ?? '';
  }
  return words;
}
