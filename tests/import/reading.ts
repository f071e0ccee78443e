/** Reads as the server does, and says the article in few words. */
import { readDraft } from '../../server/import/read-draft.ts';
import { type Block, type Run, textOf } from '../../shared/article/blocks.ts';

type Format = 'text' | 'markdown' | 'html';

export function brought(format: Format, text: string): readonly Block[] {
  const read = readDraft({ format, text });
  if ('code' in read) throw new Error(`${read.code}: ${read.message}`);
  return read.blocks;
}

/** Each block as its kind and its words. */
export function said(format: Format, text: string): readonly string[] {
  return brought(format, text).map(
    (block) => `${block.kind}${block.level ?? ''}${block.indent ?? ''}: ${textOf(block)}`,
  );
}

/** The runs of the one block that there is. */
export function runs(html: string): readonly Run[] {
  const blocks = brought('html', html);
  if (blocks.length !== 1) throw new Error(`${blocks.length} blocks, not one.`);
  return blocks.flatMap((block) => block.runs);
}

export function refusal(format: Format, text: string): string {
  const read = readDraft({ format, text });
  return 'code' in read ? read.code : `read as ${read.blocks.length} blocks`;
}
