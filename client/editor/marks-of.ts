// The passages of the threads that are shown, as marks in the document.
import type { Node } from 'prosemirror-model';
import { isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import type { Places } from '../sync/draft-state.ts';
import { positionAfter } from './flat.ts';
import type { ThreadMark } from './thread-marks.ts';

type Of = {
  readonly threads: readonly Thread[];
  /** Where they lie in the article of which this is the document. */
  readonly places: Places;
  readonly shown: ReadonlySet<ThreadId>;
};

export function marksOf(doc: Node, { threads, places, shown }: Of): readonly ThreadMark[] {
  return threads.flatMap((thread): readonly ThreadMark[] => {
    const place = places.get(thread.id);
    if (!place || place.state === 'orphaned' || !shown.has(thread.id)) return [];
    const changed = place.words !== thread.anchor?.quote;
    return [
      {
        id: thread.id,
        from: positionAfter(doc, place.from),
        to: positionAfter(doc, place.to),
        type: thread.form === 'flag' ? thread.type : 'comment',
        severity: thread.form === 'flag' ? thread.severity : 'none',
        standing: !isOpen(thread) ? 'settled' : changed ? 'changed' : 'open',
      },
    ];
  });
}
