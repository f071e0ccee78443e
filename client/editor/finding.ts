// The places that are sought, drawn into the article and kept in step with it, whoever writes.
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { findWords, type Hit, type Sought } from './find-words.ts';

type Finding = {
  readonly sought: Sought | null;
  readonly hits: readonly Hit[];
  readonly drawn: DecorationSet;
};

/** The meta is what is sought from now on; null when nothing is. */
const findingKey = new PluginKey<Finding>('finding');

const NOTHING: Finding = { sought: null, hits: [], drawn: DecorationSet.empty };

/** `onView` is called after every change of the view. */
export function finding(onView: () => void): Plugin<Finding> {
  return new Plugin<Finding>({
    key: findingKey,
    state: {
      init: () => NOTHING,
      apply(tr, before) {
        const told: Sought | null | undefined = tr.getMeta(findingKey);
        const sought = told === undefined ? before.sought : told;
        if (!sought) return NOTHING;
        if (told === undefined && !tr.docChanged && !tr.selectionSet) return before;
        const hits = told === undefined && !tr.docChanged ? before.hits : findWords(tr.doc, sought);
        const { from, to } = tr.selection;
        const drawn = hits.map((hit) =>
          Decoration.inline(hit.from, hit.to, {
            class: hit.from === from && hit.to === to ? 'found found-now' : 'found',
          }),
        );
        return { sought, hits, drawn: DecorationSet.create(tr.doc, drawn) };
      },
    },
    props: { decorations: (state) => findingKey.getState(state)?.drawn },
    view: () => ({ update: onView }),
  });
}

/** Marks a transaction: this is sought from now on, or nothing. */
export function seek(tr: Transaction, sought: Sought | null): Transaction {
  return tr.setMeta(findingKey, sought);
}

export function hitsIn(state: EditorState): readonly Hit[] {
  return findingKey.getState(state)?.hits ?? [];
}

/** Which of the hits is selected; -1 when none is. */
export function selectedHit({ selection }: EditorState, hits: readonly Hit[]): number {
  return hits.findIndex(({ from, to }) => from === selection.from && to === selection.to);
}

/** The next hit from the caret on, or the one before it; round the ends. */
export function hitBeside(state: EditorState, hits: readonly Hit[], step: 1 | -1): Hit | undefined {
  const { from, to } = state.selection;
  if (step === 1) return hits.find((hit) => hit.from >= to) ?? hits[0];
  return hits.findLast((hit) => hit.to <= from) ?? hits.at(-1);
}
