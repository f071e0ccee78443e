// One draft as it stands, for whoever reads it without sitting in it.
import { type Place, resolveAll } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { LiveDraft } from './live-draft.ts';

/** `events` are as the log has them: the door asks `visible` before it tells any. */
export type Reading = {
  readonly seq: number;
  readonly textVersion: number;
  readonly changedAt: string;
  readonly draft: Draft;
  readonly blocks: readonly Block[];
  readonly events: readonly ReviewEvent[];
  /** Where the threads lie in these blocks. */
  readonly places: ReadonlyMap<ThreadId, Place>;
};

export function readDraft(live: LiveDraft): Reading | null {
  const { seq, textVersion, changedAt, draft, article, events } = live;
  if (!draft) return null;
  const blocks = readBlocks(article);
  return { seq, textVersion, changedAt, draft, blocks, events: [...events], places: placesIn(live) };
}

function placesIn({ article, review }: LiveDraft): Reading['places'] {
  const anchored = review.threads.flatMap(({ id, anchor }) => (anchor ? [{ id, anchor }] : []));
  const places = resolveAll(
    article,
    anchored.map(({ anchor }) => anchor),
  );
  return new Map(anchored.map(({ id }, at) => [id, places[at] ?? { state: 'orphaned' }]));
}
