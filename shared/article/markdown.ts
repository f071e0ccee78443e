// The article as Markdown (CommonMark, with ~~ for what is struck): it reads the same in every reader of Markdown, and our
// own importer reads the same article back.
import { type Block, textOf } from './blocks.ts';
import { isItem, type Listed, listed } from './lists.ts';
import { markdownLines } from './markdown-line.ts';
import { markdownAddress, markdownText } from './markdown-text.ts';

/** Blocks without words are left out. A standfirst and a byline are paragraphs to Markdown; a comment keeps their names. */
export function articleMarkdown(blocks: readonly Block[]): string {
  const told = blocks.filter(isTold);
  const items = listed(told);
  const margins: number[] = [];
  let markdown = '';
  told.forEach((block, index) => {
    const item = items[index] ?? null;
    if (index > 0) markdown += gapBetween(told[index - 1], block);
    markdown += item ? itemMarkdown(block, item, margins) : blockMarkdown(block);
  });
  return markdown === '' ? '' : `${markdown}\n`;
}

function isTold(block: Block): boolean {
  if (block.kind === 'rule' || (block.kind === 'figure' && block.src !== undefined)) return true;
  return textOf(block).trim() !== '';
}

function gapBetween(before: Block | undefined, block: Block): string {
  if (before && isItem(before) && isItem(block)) return '\n';
  return before?.kind === 'quote' && block.kind === 'quote' ? '\n>\n' : '\n\n';
}

function blockMarkdown(block: Block): string {
  const lines = markdownLines(block.runs);
  const words = lines.join('\\\n');
  if (block.kind === 'headline') return `# ${lines.join(' ')}`;
  if (block.kind === 'heading') return `${block.level === 3 ? '###' : '##'} ${lines.join(' ')}`;
  if (block.kind === 'standfirst' || block.kind === 'byline') return `<!-- ${block.kind} -->\n${words}`;
  if (block.kind === 'quote') return `> ${lines.join('\\\n> ')}`;
  if (block.kind === 'rule') return words === '' ? '---' : `---\n\n${words}`;
  return block.kind === 'figure' ? figureMarkdown(block, words) : words;
}

/** Markdown has no captions; HTML has, and may hold Markdown between blank lines. */
function figureMarkdown({ src, alt = '' }: Block, caption: string): string {
  if (src === undefined) return caption;
  const picture = `![${markdownText(alt)}](${markdownAddress(src)})`;
  if (caption === '') return picture;
  return `<figure>\n\n${picture}\n\n<figcaption>\n\n${caption}\n\n</figcaption>\n</figure>`;
}

/** `margins` says how far each depth is moved in by the marks of the items around it. */
function itemMarkdown({ runs }: Block, { depth, number }: Listed, margins: number[]): string {
  const margin = depth === 0 ? 0 : (margins[depth] ?? 0);
  const mark = number === null ? '- ' : `${number}. `;
  margins[depth + 1] = margin + mark.length;
  const lines = markdownLines(runs);
  return ' '.repeat(margin) + mark + lines.join(`\\\n${' '.repeat(margin + mark.length)}`);
}
