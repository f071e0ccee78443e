// @vitest-environment jsdom
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import { type Caret, caretOf, carets, caretsKey } from '../../client/editor/carets.ts';
import { docOf } from '../../client/editor/flat.ts';

const doc = docOf([{ kind: 'paragraph', runs: [{ text: 'The old ferry left at nine.', formats: {} }] }]);
const BOB: Caret = { session: 'bob', name: 'Bob Hale', colour: 2, anchor: 5, head: 5 };

let view: EditorView | null = null;
afterEach(() => view?.destroy());

/** An editor that was told of these carets, one after the other. */
function told(...tellings: (readonly Caret[])[]): EditorView {
  view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ doc, plugins: [carets()] }),
  });
  for (const all of tellings) view.dispatch(view.state.tr.setMeta(caretsKey, all));
  return view;
}

describe('the caret of a colleague', () => {
  it('bears the name and the colour that come after it was drawn', () => {
    const { dom } = told([{ ...BOB, name: '', colour: 0 }], [BOB]);
    const caret = dom.querySelector('.their-caret');
    expect(caret?.textContent).toBe('Bob Hale');
    expect(caret?.getAttribute('data-colour')).toBe('2');
  });

  it('keeps its element when it is told again as it was, so that nothing flickers', () => {
    const editor = told([BOB]);
    const before = editor.dom.querySelector('.their-caret');
    editor.dispatch(editor.state.tr.setMeta(caretsKey, [{ ...BOB }]));
    expect(editor.dom.querySelector('.their-caret')).toBe(before);
  });

  it('is found by its session', () => {
    const { state } = told([BOB, { ...BOB, session: 'bob elsewhere', head: 9, anchor: 9 }]);
    expect(caretOf(caretsKey.getState(state), 'bob elsewhere')).toBe(9);
  });
});
