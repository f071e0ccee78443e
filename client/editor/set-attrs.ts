// A block's attributes, changed one by one: such steps move nothing, so selections and passages stay where they are.
import type { Attrs } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';

export function setAttrs(tr: Transaction, pos: number, attrs: Attrs): Transaction {
  const block = tr.doc.nodeAt(pos);
  for (const [name, value] of Object.entries(attrs))
    if (JSON.stringify(block?.attrs[name]) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value);
  return tr;
}
