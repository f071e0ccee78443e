// The blocks of an article as a list to choose from: all of them, or those that are meant by a number or by words.
import type { Block, Kind } from '../../shared/article/blocks.ts';

export type BlockLine = { readonly index: number; readonly kind: Kind; readonly words: string };

/** With nothing sought, headings come alone where there are any: they are the article's outline. */
export function blockLines(blocks: readonly Block[], sought: string): readonly BlockLine[] {
  const lines = blocks.map(lineOf);
  const wanted = sought.trim();
  if (wanted === '') {
    const outline = lines.filter(({ kind }) => kind === 'headline' || kind === 'heading');
    return outline.length > 1 ? outline : lines;
  }
  const numbered = /^\d+$/u.test(wanted) ? lines.filter(({ index }) => index + 1 === Number(wanted)) : [];
  const fold = (text: string): string => text.toLocaleLowerCase();
  const having = lines.filter(({ words }) => fold(words).includes(fold(wanted)));
  return [...numbered, ...having.filter((line) => !numbered.includes(line))];
}

function lineOf({ kind, runs }: Block, index: number): BlockLine {
  const words = runs.map((run) => run.text).join('');
  return { index, kind, words: kind === 'rule' ? '———' : words.replaceAll('\n', ' ').trim() };
}
