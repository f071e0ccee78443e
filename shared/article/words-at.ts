// From the units in which threads are placed to the words of blocks.
import { type Block, textOf } from './blocks.ts';

/** A place in the words of one block, in UTF-16 units. */
export type WordsAt = { readonly block: number; readonly at: number };

/** Where the words of each block begin in the flat article. */
export function flatStarts(blocks: readonly Block[]): readonly number[] {
  let offset = 0;
  return blocks.map((block) => {
    const start = offset + (block.implicit ? 0 : 1);
    offset = start + textOf(block).length;
    return start;
  });
}

/** The place before a unit; a marker is the beginning of its block's words. Null before the first block. */
export function wordsAt(starts: readonly number[], offset: number): WordsAt | null {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const block = low - 1;
  const start = starts[block];
  return start === undefined ? null : { block, at: offset - start };
}
