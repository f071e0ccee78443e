// The passages of threads, drawn into the article: by state and type, in line and colour, without touching the text.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { FlagType, Severity, ThreadId } from '../../shared/review/thread.ts';

/** A passage to draw; `from` and `to` are positions in the document. */
export type ThreadMark = {
  readonly id: ThreadId;
  readonly from: number;
  readonly to: number;
  readonly type: FlagType | 'comment';
  readonly severity: Severity | 'none';
  readonly standing: 'open' | 'changed' | 'settled';
};

type Emphasis = { readonly active: ThreadId | null; readonly hovered: ThreadId | null };
type Given = Emphasis & { readonly marks: readonly ThreadMark[] };
type Marks = Given & { readonly drawn: DecorationSet };
type Change = Partial<Emphasis> & { readonly marks?: readonly ThreadMark[] };

export const threadMarksKey = new PluginKey<Marks>('thread-marks');

/**
 * Draws the marks last given by `threadMarksKey` meta, `first` until then; between two givings they move with the text.
 */
export function threadMarks(first: (doc: Node) => readonly ThreadMark[]): Plugin<Marks> {
  return new Plugin<Marks>({
    key: threadMarksKey,
    state: {
      init: (_, { doc }) => drawn(doc, { marks: first(doc), active: null, hovered: null }),
      apply(tr, before) {
        const change: Change | undefined = tr.getMeta(threadMarksKey);
        if (!change)
          return tr.docChanged ? { ...before, drawn: before.drawn.map(tr.mapping, tr.doc) } : before;
        return drawn(tr.doc, { ...before, marks: placesIn(before), ...change });
      },
    },
    props: { decorations: (state) => threadMarksKey.getState(state)?.drawn },
  });
}

function drawn(doc: Node, { marks, active, hovered }: Given): Marks {
  const emphasis = { active, hovered };
  const decorations = marks.map((mark) => draw(mark, emphasis));
  return { marks, active, hovered, drawn: DecorationSet.create(doc, decorations) };
}

/** The threads whose passages hold a position, the shortest first: a nested thread is reached before the one around it. */
export function threadsAt(state: EditorState, pos: number): readonly ThreadId[] {
  const drawn = threadMarksKey.getState(state)?.drawn.find(pos, pos) ?? [];
  return drawn
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .flatMap((decoration) => threadOf(decoration) ?? []);
}

/** Where every passage is drawn now. A passage that several nodes share is drawn once. */
export function drawnMarks(
  state: EditorState,
): ReadonlyMap<ThreadId, { readonly from: number; readonly to: number }> {
  const drawn = threadMarksKey.getState(state)?.drawn.find() ?? [];
  return new Map(
    drawn.flatMap((one) => {
      const id = threadOf(one);
      return id === undefined ? [] : [[id, { from: one.from, to: one.to }] as const];
    }),
  );
}

/** The passages that begin in a stretch of the document. */
export function marksFrom(
  state: EditorState,
  start: number,
  end: number,
): readonly { readonly id: ThreadId; readonly from: number }[] {
  const drawn = threadMarksKey.getState(state)?.drawn.find(start, end) ?? [];
  return drawn.flatMap((one) => {
    const id = threadOf(one);
    return id === undefined || one.from < start || one.from >= end ? [] : [{ id, from: one.from }];
  });
}

function draw(mark: ThreadMark, emphasis: Emphasis): Decoration {
  return Decoration.inline(
    mark.from,
    mark.to,
    {
      // A span of its own: overlapping passages would otherwise share one, and with it one thread's type and state.
      nodeName: 'span',
      class: 'passage',
      'data-thread': String(mark.id),
      'data-type': mark.type,
      'data-severity': mark.severity,
      'data-standing': mark.standing,
      ...(emphasis.active === mark.id && { 'data-active': 'true' }),
      ...(emphasis.hovered === mark.id && { 'data-hovered': 'true' }),
    },
    { thread: mark.id },
  );
}

/** Whether just these two stand out already. */
export function isEmphasised(state: EditorState, { active, hovered }: Emphasis): boolean {
  const drawn = threadMarksKey.getState(state);
  return drawn?.active === active && drawn.hovered === hovered;
}

/** Whether exactly these marks are drawn already, moved with the text as they may be. */
export function areDrawn(state: EditorState, marks: readonly ThreadMark[]): boolean {
  const drawn = threadMarksKey.getState(state);
  if (!drawn) return false;
  const now = placesIn(drawn);
  return now.length === marks.length && now.every((mark, index) => isSame(mark, marks[index]));
}

function isSame(a: ThreadMark, b: ThreadMark | undefined): boolean {
  return (
    a.id === b?.id &&
    a.from === b.from &&
    a.to === b.to &&
    a.type === b.type &&
    a.severity === b.severity &&
    a.standing === b.standing
  );
}

/** The marks where their decorations have moved to since they were given. */
function placesIn(state: Marks): readonly ThreadMark[] {
  const now = new Map(state.drawn.find().map((decoration) => [threadOf(decoration), decoration]));
  return state.marks.flatMap((mark) => {
    const decoration = now.get(mark.id);
    return decoration ? [{ ...mark, from: decoration.from, to: decoration.to }] : [];
  });
}

function threadOf(decoration: Decoration): ThreadId | undefined {
  return decoration.spec['thread'];
}
