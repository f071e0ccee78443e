// The article as plain text for people: bullets and numbers written out, and where each block's own words begin in it.
import { type Block, textOf } from './blocks.ts';
import { type Listed, listed } from './lists.ts';

/** `starts` has one entry a block: where its words begin in `text`; null for a block that says nothing there. */
export type Readable = { readonly text: string; readonly starts: readonly (number | null)[] };

/** A blank line between blocks, none between the items of a list. */
export function readable(blocks: readonly Block[]): Readable {
  const items = listed(blocks);
  const starts: (number | null)[] = [];
  const parts: string[] = [];
  let length = 0;
  let last: Listed | null = null;
  blocks.forEach((block, index) => {
    const item = items[index] ?? null;
    const before = leadOf(block, item);
    const words = textOf(block);
    if (before.trim() === '' && words.trim() === '') {
      starts.push(null);
      return;
    }
    const gap = parts.length === 0 ? '' : item && last ? '\n' : '\n\n';
    starts.push(length + gap.length + before.length);
    parts.push(gap, before, words);
    length += gap.length + before.length + words.length;
    last = item;
  });
  return { text: parts.join(''), starts };
}

function leadOf(block: Block, item: Listed | null): string {
  if (item) return `${'  '.repeat(item.depth)}${item.number === null ? '•' : `${item.number}.`} `;
  const hasWords = textOf(block).trim() !== '';
  if (block.kind === 'rule') return hasWords ? '* * *\n' : '* * *';
  if (block.kind !== 'figure' || block.alt === undefined || block.alt.trim() === '') return '';
  return `[Picture: ${block.alt.trim()}]${hasWords ? '\n' : ''}`;
}
