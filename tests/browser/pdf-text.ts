// The words of a PDF that Chromium printed: its streams are deflated, and its fonts say which letters their glyphs are.
import { inflateSync } from 'node:zlib';

/** Page by page, in the order in which they are drawn; spaces are as the page has them, or none. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf.toString('latin1'));
  const fonts = new Map(
    [...objects].flatMap(([id, { dictionary }]) => {
      const unicode = /\/ToUnicode (\d+) 0 R/u.exec(dictionary)?.[1];
      if (unicode === undefined) return [];
      const letters = lettersOf(objects.get(unicode)?.stream ?? '');
      return [[id, { letters, digits: dictionary.includes('/Type3') ? 2 : 4 }] as const];
    }),
  );
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/u.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = /\/Contents (\d+) 0 R/u.exec(dictionary)?.[1] ?? '';
    const resources =
      objects.get(/\/Resources (\d+) 0 R/u.exec(dictionary)?.[1] ?? '')?.dictionary ?? dictionary;
    return wordsOf(objects.get(content)?.stream ?? '', namesIn(resources), fonts);
  });
}

type PdfObject = { readonly dictionary: string; readonly stream: string };
/** `digits` is how many hexadecimal digits name a glyph: fonts that are drawn letter by letter have few glyphs. */
type Font = { readonly digits: number; readonly letters: ReadonlyMap<number, string> };

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

function namesIn(resources: string): ReadonlyMap<string, string> {
  return new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', id = '']) => [name, id]));
}

/** A font's table of glyphs: single ones, and ranges of them. */
function lettersOf(table: string): Font['letters'] {
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
  names: ReadonlyMap<string, string>,
  fonts: ReadonlyMap<string, Font>,
): string {
  let font: Font | undefined;
  let words = '';
  for (const [, name, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/gu)) {
    if (name !== undefined) font = fonts.get(names.get(name) ?? '');
    for (let at = 0; font && at < glyphs.length; at += font.digits)
      words += font.letters.get(Number.parseInt(glyphs.slice(at, at + font.digits), 16)) ?? '';
  }
  return words;
}
