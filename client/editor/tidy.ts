// What keeps a local act sayable: text before the first marker gets one when somebody works on it, and no act may leave
// half a character.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { AddMarkStep, RemoveMarkStep, type Step } from 'prosemirror-transform';
import { isImplicit } from './schema.ts';

const remoteKey = new PluginKey('remote');

/** Marks a transaction as told by the article: it is not written back. */
export function asRemote(tr: Transaction): Transaction {
  return tr.setMeta(remoteKey, true).setMeta('addToHistory', false);
}

export function isRemote(tr: Transaction): boolean {
  return tr.getMeta(remoteKey) === true;
}

export function tidy(): Plugin {
  return new Plugin({
    key: remoteKey,
    filterTransaction: (tr) => !tr.docChanged || isRemote(tr) || isWellFormed(tr),
    appendTransaction(transactions, _, state) {
      const local = transactions.filter((tr) => tr.docChanged && !isRemote(tr));
      return local.length === 0 ? null : withMarkers(state, touchesFirst(local));
    },
  });
}

/** Gives a marker to every block that needs one now. */
function withMarkers(state: EditorState, first: boolean): Transaction | null {
  const { tr } = state;
  state.doc.forEach((block, pos, index) => {
    if (isImplicit(block) && (index > 0 || first)) tr.setNodeAttribute(pos, 'implicit', false);
  });
  return tr.docChanged ? tr : null;
}

/** Whether one of the acts changed something in the first block. */
function touchesFirst(transactions: readonly Transaction[]): boolean {
  return transactions.some((tr) =>
    tr.docs.some((doc, index) => firstChanged(doc, tr.docs[index + 1] ?? tr.doc)),
  );
}

function firstChanged(before: Node, after: Node): boolean {
  return before.firstChild !== after.firstChild;
}

/** Yjs cannot keep half a surrogate pair: it would come back as a replacement character, here or elsewhere. */
function isWellFormed(tr: Transaction): boolean {
  return tr.steps.every((step, index) => {
    const rest = tr.mapping.slice(index + 1);
    return changedSpans(step).every((span) =>
      isWholeText(tr.doc, rest.map(span.from, -1), rest.map(span.to, 1)),
    );
  });
}

function changedSpans(step: Step): readonly { readonly from: number; readonly to: number }[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step];
  const spans: { from: number; to: number }[] = [];
  step.getMap().forEach((_oldFrom, _oldTo, from, to) => {
    spans.push({ from, to });
  });
  return spans;
}

function isWholeText(doc: Node, from: number, to: number): boolean {
  let isWhole = true;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node) => {
    if (node.isText) isWhole &&= node.text?.isWellFormed() ?? true;
    return isWhole;
  });
  return isWhole;
}
