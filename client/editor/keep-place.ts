// What others do leaves one's own selection and the formats chosen for the next letter as they were.
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';

export function keepPlace(tr: Transaction, { selection, storedMarks }: EditorState): void {
  if (selection instanceof TextSelection && !selection.empty) {
    // What is typed at either edge stays outside: who types over the selection must not type over a colleague.
    const from = tr.mapping.map(selection.from, 1);
    const to = Math.max(from, tr.mapping.map(selection.to, -1));
    const [anchor, head] = selection.anchor < selection.head ? [from, to] : [to, from];
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
  }
  if (storedMarks) tr.setStoredMarks(storedMarks);
}
