// From what somebody brings in to the blocks of an article, or why it cannot be read.
import { textOf } from '../../shared/article/blocks.ts';
import { IMPORT_LIMIT } from '../../shared/commands.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { PIECE_LIMIT } from './block-writer.ts';
import { fromHtml, type Page } from './from-html.ts';
import { fromMarkdown } from './from-markdown.ts';
import { fromText } from './from-text.ts';
import { withHeadline } from './headline.ts';
import { isBinary } from './is-binary.ts';
import type { Here } from './picture.ts';

export type Brought = { readonly format: 'text' | 'markdown' | 'html'; readonly text: string };

const LINE_LIMIT = 200_000;

/** All of a file but the threads, which only Word's have. */
export type DraftRead = Omit<Page, 'title'>;

export function readDraft(brought: Brought, here: Here = null): DraftRead | Refusal {
  const { text } = brought;
  if (Buffer.byteLength(text) > IMPORT_LIMIT)
    return refuse('too-large', 'This text is larger than 5 MB. Bring it in as several drafts.');
  if (isBinary(text))
    return refuse(
      'unreadable',
      'This is not readable text. Save it as plain text, Markdown or HTML in UTF-8.',
    );
  if (brought.format !== 'html' && hasMoreLines(text, LINE_LIMIT)) return tooManyPieces();
  const { title, blocks, ...beside } = pageOf(brought, here);
  if (blocks.reduce((sum, { runs }) => sum + 1 + runs.length, 0) > PIECE_LIMIT) return tooManyPieces();
  const article = withHeadline(blocks, title);
  return article.some((block) => textOf(block).trim() !== '')
    ? { blocks: article, ...beside }
    : refuse('unreadable', 'There are no words in this text.');
}

function pageOf({ format, text }: Brought, here: Here): Page {
  if (format === 'html') return fromHtml(text, here);
  return format === 'markdown'
    ? fromMarkdown(text, here)
    : { title: null, blocks: fromText(text), images: [], remarks: [] };
}

function tooManyPieces(): Refusal {
  return refuse(
    'too-large',
    'This text has more paragraphs than one draft can hold. Bring it in as several drafts.',
  );
}

function hasMoreLines(text: string, limit: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= limit; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > limit;
}
