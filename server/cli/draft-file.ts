// A draft as a file, made from its logs as they stand on the disk.
import { articleHtml } from '../../shared/article/html.ts';
import { plainText } from '../../shared/article/plain.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { LiveDraft } from '../rooms/live-draft.ts';
import type { Store } from '../store/store.ts';

export const FORMATS = ['html', 'txt'] as const;

export async function draftFile(
  store: Store,
  id: DraftId,
  format: (typeof FORMATS)[number],
): Promise<Uint8Array | { readonly failed: string }> {
  const loaded = await store.load(id);
  if (loaded.seq === 0) return { failed: `There is no draft ${id} in this newsroom.` };
  const blocks = readBlocks(LiveDraft.replay(id, loaded).article);
  return Buffer.from(`${format === 'html' ? articleHtml(blocks) : plainText(blocks)}\n`);
}
