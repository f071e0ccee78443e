// One draft as it stands, for whoever reads it without sitting in it.
import type { Block } from '../../shared/article/blocks.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { LiveDraft } from './live-draft.ts';

/** `events` are as the log has them: the door asks `visible` before it tells any. */
export type Reading = {
  readonly seq: number;
  readonly textVersion: number;
  readonly changedAt: string;
  readonly draft: Draft;
  readonly blocks: readonly Block[];
  readonly events: readonly ReviewEvent[];
};

export function readDraft({
  seq,
  textVersion,
  changedAt,
  draft,
  article,
  events,
}: LiveDraft): Reading | null {
  return draft && { seq, textVersion, changedAt, draft, blocks: readBlocks(article), events: [...events] };
}
