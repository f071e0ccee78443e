// Pressing a passage takes its thread in hand; hovering over it shows which card belongs to it.
import { Plugin } from 'prosemirror-state';
import { type ThreadId, threadIdSchema } from '../../shared/review/thread.ts';
import type { EditorEvents } from './editor-handle.ts';
import { threadsAt } from './thread-marks.ts';

export function pointing(events: () => EditorEvents): Plugin {
  return new Plugin({
    props: {
      handleClick(view, pos) {
        if (!view.state.selection.empty) return false;
        const threads = threadsAt(view.state, pos);
        if (threads.length > 0) events().onThreads(threads);
        return false;
      },
      handleDOMEvents: {
        mouseover: (_view, event) => {
          events().onHover(threadUnder(event.target));
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

function threadUnder(target: EventTarget | null): ThreadId | null {
  const passage = target instanceof Element ? target.closest('.passage') : null;
  const parsed = threadIdSchema.safeParse(Number(passage?.getAttribute('data-thread')));
  return passage && parsed.success ? parsed.data : null;
}
