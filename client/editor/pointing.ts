// Pressing a passage takes its thread in hand; hovering over it shows which card belongs to it.
import { type EditorState, Plugin } from 'prosemirror-state';
import { type ThreadId, threadIdSchema } from '../../shared/review/thread.ts';
import type { EditorEvents } from './editor-handle.ts';
import { drawnMarks, threadsAt } from './thread-marks.ts';

export function pointing(events: () => EditorEvents): Plugin {
  return new Plugin({
    props: {
      handleClick(view, pos) {
        // The page's own selection: after a tap the editor has not heard of it yet.
        if (view.dom.ownerDocument.getSelection()?.isCollapsed === false) return false;
        const threads = threadsAt(view.state, pos);
        if (threads.length > 0) events().onThreads(threads);
        return false;
      },
      handleDOMEvents: {
        mouseover: (view, event) => {
          events().onHover(threadUnder(view.state, event.target));
          return false;
        },
        mouseleave: () => {
          events().onHover(null);
          return false;
        },
      },
    },
  });
}

/** The most nested of the passages that an element lies in. */
function threadUnder(state: EditorState, target: EventTarget | null): ThreadId | null {
  const marks = drawnMarks(state);
  const lengthOf = (id: ThreadId): number => {
    const mark = marks.get(id);
    return mark ? mark.to - mark.from : Number.POSITIVE_INFINITY;
  };
  return passagesAround(target).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? null;
}

function passagesAround(target: EventTarget | null): readonly ThreadId[] {
  const passage = target instanceof Element ? target.closest('.passage') : null;
  if (!passage) return [];
  const id = threadIdSchema.safeParse(Number(passage.getAttribute('data-thread')));
  return [...(id.success ? [id.data] : []), ...passagesAround(passage.parentElement)];
}
