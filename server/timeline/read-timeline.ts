// A draft's past from its two logs. A long log is read in pieces, between which everybody else has their turn.
import { setImmediate } from 'node:timers/promises';
import type { Moment } from '../../shared/api/timeline.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Store } from '../store/store.ts';
import { Bursts } from './bursts.ts';

const PIECE = 500;

/** Oldest first. `events` are as whoever asks may see them, up to `seq`, which is as far as is read. */
export async function readTimeline(
  store: Pick<Store, 'updatesAfter'>,
  {
    draftId,
    seq,
    events,
  }: { readonly draftId: DraftId; readonly seq: number; readonly events: readonly ReviewEvent[] },
): Promise<readonly Moment[]> {
  const bursts = new Bursts();
  let next = 0;
  /** An anchor that followed its words was nobody's decision. */
  const decidedBefore = (edit: number): void => {
    for (; (events[next]?.seq ?? seq + 1) < edit; next += 1)
      if (events[next]?.type !== 'thread.moved') bursts.decided();
  };
  for (let read = 0; ; ) {
    const piece = await store.updatesAfter(draftId, read, PIECE);
    for (const edit of piece) {
      if (edit.seq > seq) break;
      decidedBefore(edit.seq);
      bursts.edited(edit);
    }
    read = piece.at(-1)?.seq ?? seq;
    if (piece.length < PIECE || read >= seq) break;
    await setImmediate();
  }
  const moments: readonly Moment[] = [
    ...events.map((event) => ({ kind: 'event' as const, event })),
    ...bursts.all.map((burst) => ({ kind: 'burst' as const, burst })),
  ];
  return moments.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(moment: Moment): number {
  return moment.kind === 'event' ? moment.event.seq : moment.burst.first;
}
