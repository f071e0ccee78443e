// A published edition to take along. What was said about it is the draft's, so an edition is the article alone.
import type { Block } from '../../shared/article/blocks.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Edition } from '../store/store.ts';
import { docxOfBlocks } from './docx-order.ts';
import { articleFile, docxFile, type EDITION_FORMATS, type File, jsonFile, type Tools } from './formats.ts';

type From = {
  /** Their name, if they are still known. */
  readonly publisher: string | null;
  /** Where the newsroom is, for whoever reads the edition elsewhere. */
  readonly origin: string;
};
type Asked = From & { readonly format: (typeof EDITION_FORMATS)[number] };

export async function editionFile(
  edition: Edition,
  { format, publisher, origin }: Asked,
  { writeDocx, findPicture }: Tools,
): Promise<File | Refusal> {
  if (format === 'json') return jsonFile(editionJson(edition, { publisher, origin }));
  const blocks = blocksOf(edition);
  if (format === 'docx')
    return docxFile(await writeDocx(docxOfBlocks(blocks, { author: publisher ?? '', origin })));
  return articleFile(blocks, format, { origin, findPicture });
}

/**
 * `hash` is the SHA-256 of `blocks` as `JSON.stringify` writes them, so that anybody can check it: addresses in them stay
 * as they were published, and those that begin with `/` begin at `origin`.
 */
export function editionJson(edition: Edition, { publisher, origin }: From): object {
  const { at, by, ...rest } = edition;
  const publishedBy = { id: by, name: publisher };
  return { ...rest, origin, publishedAt: at, publishedBy, blocks: blocksOf(edition) };
}

function blocksOf({ blocks }: Edition): readonly Block[] {
  return JSON.parse(blocks);
}
