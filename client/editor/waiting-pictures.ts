// Pictures on their way to the server, each in its place in the article, in this window only: everybody else sees one when
// it is there. Places go along with all that is typed meanwhile, here and elsewhere.
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { waitingPicture } from './waiting-picture.ts';

export type Waiting = {
  readonly id: string;
  readonly file: File;
  /** What it is said to show, where it came from. */
  readonly alt: string | null;
  /** Between two blocks, or inside one when those around it were joined. */
  readonly pos: number;
  /** Why it did not arrive; null while it is on its way. */
  readonly failed: { readonly because: string; readonly again: boolean } | null;
};

type Act =
  | { readonly type: 'began'; readonly waiting: readonly Waiting[] }
  | { readonly type: 'failed'; readonly id: string; readonly failed: Waiting['failed'] }
  | { readonly type: 'left'; readonly id: string };

const key = new PluginKey<readonly Waiting[]>('waiting-pictures');

type Parts = {
  readonly onAgain: (view: EditorView, id: string) => void;
};

export function waitingPictures({ onAgain }: Parts): Plugin<readonly Waiting[]> {
  return new Plugin<readonly Waiting[]>({
    key,
    state: { init: () => [], apply: (tr, waiting) => after(tr, waiting) },
    props: {
      decorations: (state) =>
        DecorationSet.create(
          state.doc,
          waitingIn(state).map((one) =>
            Decoration.widget(placeOf(state, one), (view) => waitingPicture(one, actsOn(view, one)), {
              key: `${one.id} ${one.failed?.because ?? ''}`,
              side: -1,
              ignoreSelection: true,
              stopEvent: () => true,
            }),
          ),
        ),
    },
    view: (view) => askBeforeLeaving(view),
  });

  function actsOn(view: EditorView, { id }: Waiting) {
    return {
      onAgain: () => onAgain(view, id),
      onRemove: () => {
        view.dispatch(left(view.state.tr, id));
        view.focus();
      },
    };
  }
}

export function waitingIn(state: EditorState): readonly Waiting[] {
  return key.getState(state) ?? [];
}

/** Between the blocks: where it waits, or behind the block in which its place ended up. */
export function placeOf(state: EditorState, { pos }: Waiting): number {
  const $pos = state.doc.resolve(pos);
  return $pos.depth === 0 ? pos : $pos.after(1);
}

export function began(tr: Transaction, waiting: readonly Waiting[]): Transaction {
  return acting(tr, { type: 'began', waiting });
}

export function failed(tr: Transaction, id: string, why: Waiting['failed']): Transaction {
  return acting(tr, { type: 'failed', id, failed: why });
}

export function left(tr: Transaction, id: string): Transaction {
  return acting(tr, { type: 'left', id });
}

function acting(tr: Transaction, act: Act): Transaction {
  return tr.setMeta(key, act);
}

function after(tr: Transaction, before: readonly Waiting[]): readonly Waiting[] {
  const act: Act | undefined = tr.getMeta(key);
  const waiting = tr.docChanged ? before.map((one) => ({ ...one, pos: tr.mapping.map(one.pos) })) : before;
  if (!act) return waiting;
  if (act.type === 'began') return [...waiting, ...act.waiting];
  if (act.type === 'left') return waiting.filter(({ id }) => id !== act.id);
  return waiting.map((one) => (one.id === act.id ? { ...one, failed: act.failed } : one));
}

/** A picture that has not arrived is on no disk of ours. */
function askBeforeLeaving(view: EditorView): { destroy(): void } {
  const ask = (event: BeforeUnloadEvent): void => {
    if (waitingIn(view.state).length > 0) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return { destroy: () => removeEventListener('beforeunload', ask) };
}
