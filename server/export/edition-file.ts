// A published edition to take along. What was said about it is the draft's, so an edition is the article alone.
import type { Block } from '../../shared/article/blocks.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Edition } from '../store/store.ts';
import { docxOfBlocks } from './docx-order.ts';
import { articleFile, docxFile, type EDITION_FORMATS, type File, jsonFile, type Tools } from './formats.ts';

type Asked = {
  readonly format: (typeof EDITION_FORMATS)[number];
  readonly publisher: string | null;
  readonly origin: string;
};

export async function editionFile(
  edition: Edition,
  { format, publisher, origin }: Asked,
  { writeDocx, findPicture }: Tools,
): Promise<File | Refusal> {
  if (format === 'json') return jsonFile(editionJson(edition, publisher));
  const blocks = blocksOf(edition);
  if (format === 'docx')
    return docxFile(await writeDocx(docxOfBlocks(blocks, { author: publisher ?? '', origin })));
  return articleFile(blocks, format, { origin, findPicture });
}

/** `hash` is the SHA-256 of `blocks` as `JSON.stringify` writes them, so that anybody can check it. */
export function editionJson(edition: Edition, publisher: string | null): object {
  const { at, by, ...rest } = edition;
  return { ...rest, publishedAt: at, publishedBy: { id: by, name: publisher }, blocks: blocksOf(edition) };
}

function blocksOf({ blocks }: Edition): readonly Block[] {
  return JSON.parse(blocks);
}
