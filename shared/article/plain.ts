// The article as bare words, and what is counted of them.
import { type Block, textOf } from './blocks.ts';

const WORDS_A_MINUTE = 230;
const LONGEST_HEADLINE = 120;

/** One line per block, a blank line between. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(textOf)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** What stands between spaces and holds a letter or a digit. */
export function wordCount(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordsIn(textOf(block)), 0);
}

export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** What the article is called: its first headline, else its first words; empty when it has none. */
export function headlineOf(blocks: readonly Block[]): string {
  const headline = firstWords(blocks.filter((block) => block.kind === 'headline'));
  if (headline !== '') return headline;
  const first = firstWords(blocks);
  return first.length <= LONGEST_HEADLINE
    ? first
    : `${first.slice(0, LONGEST_HEADLINE).toWellFormed().trimEnd()}…`;
}

function firstWords(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const text = oneLine(textOf(block));
    if (text !== '') return text;
  }
  return '';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

const WORD = /[\p{L}\p{N}]\S*/gu;

/** Counted one after the other: a list of an article's words, only to see how long it is, is a great heap of waste. */
function wordsIn(text: string): number {
  let words = 0;
  WORD.lastIndex = 0;
  while (WORD.test(text)) words += 1;
  return words;
}
