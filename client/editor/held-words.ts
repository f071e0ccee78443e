// Words that something is being written about: the selection is not drawn while another field has the focus, these are.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** The meta is true to hold the selected words, false to let them go. */
export const heldWordsKey = new PluginKey<DecorationSet>('held-words');

export function heldWords(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: heldWordsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, held) {
        const hold: boolean | undefined = tr.getMeta(heldWordsKey);
        if (hold === undefined) return held.map(tr.mapping, tr.doc);
        const { from, to, empty } = tr.selection;
        if (!hold || empty) return DecorationSet.empty;
        return DecorationSet.create(tr.doc, [Decoration.inline(from, to, { class: 'held-words' })]);
      },
    },
    props: { decorations: (state) => heldWordsKey.getState(state) },
  });
}
