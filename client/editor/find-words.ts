// Where words stand in an article: each place once, in order, within one block.
import type { Node } from 'prosemirror-model';

export type Sought = {
  readonly words: string;
  /** Capital and small letters are told apart. */
  readonly exactCase: boolean;
  readonly wholeWords: boolean;
};

/** Positions in the document. */
export type Hit = { readonly from: number; readonly to: number };

/** How many places there are, and which of them is selected: -1 when none is. */
export type Found = { readonly hits: number; readonly at: number };

/** More are not drawn: nobody goes through them one by one, and the article stays quick. */
export const MOST_HITS = 2_000;

/** Nothing for words of no length. A place never reaches over the end of a block. */
export function findWords(doc: Node, sought: Sought): readonly Hit[] {
  const pattern = patternOf(sought);
  if (!pattern) return [];
  const hits: Hit[] = [];
  doc.forEach((block, pos) => {
    // A line break is one unit of text and one position.
    const text = block.textBetween(0, block.content.size, undefined, '\n');
    for (const match of text.matchAll(pattern)) {
      if (hits.length === MOST_HITS) return;
      const from = pos + 1 + match.index;
      hits.push({ from, to: from + match[0].length });
    }
  });
  return hits;
}

/** What is typed on a keyboard finds what a newsroom prints: curly quotes, other dashes, spaces that do not break. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/['’‘‚]/gu, "['’‘‚]"],
  [/["“”„]/gu, '["“”„]'],
  [/[-‐‑–]/gu, '[-‐‑–]'],
  [/ /gu, '[ \\u00a0\\u202f\\n]'],
];

function patternOf({ words, exactCase, wholeWords }: Sought): RegExp | null {
  if (words === '') return null;
  const plain = [...words].map(readAlike).join('');
  const bound = wholeWords ? `(?<![\\p{L}\\p{M}\\p{N}_])${plain}(?![\\p{L}\\p{M}\\p{N}_])` : plain;
  return new RegExp(bound, exactCase ? 'gu' : 'giu');
}

function readAlike(sign: string): string {
  const alike = ALIKE.find(([signs]) => new RegExp(signs.source, 'u').test(sign));
  return alike ? alike[1] : sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
}
