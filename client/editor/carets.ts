// The others' carets and selections, with their names; they move with the text until they are told anew.
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Somebody's selection, in document positions. `colour` is one of a small fixed palette, by number. */
export type Caret = {
  readonly session: string;
  readonly name: string;
  readonly colour: number;
  readonly anchor: number;
  readonly head: number;
};

export const caretsKey = new PluginKey<DecorationSet>('carets');

/** Draws the carets last given by `caretsKey` meta. */
export function carets(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const told: readonly Caret[] | undefined = tr.getMeta(caretsKey);
        if (told) return DecorationSet.create(tr.doc, told.flatMap(draw));
        return tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn;
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
  });
}

/** Where somebody's caret is drawn now; null when it is not. */
export function caretOf(drawn: DecorationSet | undefined, session: string): number | null {
  return drawn?.find(undefined, undefined, (spec) => spec['session'] === session)[0]?.from ?? null;
}

/** Whether any is drawn, or any between two positions. */
export function hasCarets(state: EditorState, from?: number, to?: number): boolean {
  return (caretsKey.getState(state)?.find(from, to) ?? []).length > 0;
}

function draw(caret: Caret): readonly Decoration[] {
  const widget = Decoration.widget(caret.head, () => caretElement(caret), {
    // The editor leaves an element as it is while its key stays: a new name or colour is another element.
    key: `${caret.session} ${caret.colour} ${caret.name}`,
    session: caret.session,
    side: 10,
    ignoreSelection: true,
  });
  if (caret.anchor === caret.head) return [widget];
  const from = Math.min(caret.anchor, caret.head);
  const to = Math.max(caret.anchor, caret.head);
  return [
    widget,
    Decoration.inline(from, to, { class: 'their-selection', 'data-colour': String(caret.colour) }),
  ];
}

function caretElement(caret: Caret): HTMLElement {
  const element = document.createElement('span');
  element.className = 'their-caret';
  element.dataset['colour'] = String(caret.colour);
  // A screen reader would read the label as a word of the article.
  element.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'their-name';
  label.textContent = caret.name;
  element.append(label);
  return element;
}
