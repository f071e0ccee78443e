// A rule holds no words: what is typed into one goes into a paragraph after it.
import { Plugin, TextSelection } from 'prosemirror-state';
import { markerOf, schema } from './schema.ts';

export function ruleBlock(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const $from = view.state.doc.resolve(from);
        if ($from.depth === 0 || markerOf($from.parent).kind !== 'rule' || from !== to) return false;
        const after = $from.after();
        const tr = view.state.tr.insert(after, schema.node('block', null, schema.text(text)));
        view.dispatch(
          tr.setSelection(TextSelection.create(tr.doc, after + 1 + text.length)).scrollIntoView(),
        );
        return true;
      },
    },
  });
}
