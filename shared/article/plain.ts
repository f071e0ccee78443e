// The article in plain words: its text, its headline, its length.
import { type Block, textOf } from './blocks.ts';

const WORDS_A_MINUTE = 230;
const FURNITURE: readonly string[] = ['headline', 'standfirst', 'byline'];

/** Every block's words, one block a paragraph. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Words of the whole article, headline included; a word is a run of letters or digits with what holds it together. */
export function wordCount(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordsIn(textOf(block)), 0);
}

/** Words of the body, without headline, standfirst and byline. */
export function bodyWordCount(blocks: readonly Block[]): number {
  return wordCount(blocks.filter((block) => !FURNITURE.includes(block.kind)));
}

export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** The first headline that says something; '' when there is none. */
export function headlineOf(blocks: readonly Block[]): string {
  const headlines = blocks.filter((block) => block.kind === 'headline').map((block) => textOf(block).trim());
  return headlines.find((headline) => headline !== '') ?? '';
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
