// What typing alone makes: `# ` a heading, `- ` a list, `**words**` bold words.
import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import { type EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import type { Marker } from '../../shared/article/blocks.ts';
import type { Quotes } from '../../shared/house-style.ts';
import { printRules } from './print-rules.ts';
import { attrsOf, markerOf, schema } from './schema.ts';
import { setAttrs } from './set-attrs.ts';

/** `quotes` is the house's style at the moment of the stroke. */
export function articleInputRules(quotes: () => Quotes): Plugin {
  return inputRules({
    rules: [
      ...printRules(quotes),
      blockRule(/^# $/u, { kind: 'heading', level: 2 }),
      blockRule(/^## $/u, { kind: 'heading', level: 3 }),
      blockRule(/^> $/u, { kind: 'quote' }),
      blockRule(/^[-*] $/u, { kind: 'bullet', indent: 0 }),
      blockRule(/^1[.)] $/u, { kind: 'number', indent: 0 }),
      new InputRule(/^(?:---|–-)$/u, makeRule),
      markRule(/(?<=^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/u, schema.marks.bold),
      markRule(/(?<=^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, schema.marks.italic),
      markRule(/`([^`]+)`$/u, schema.marks.code),
      markRule(/~~([^~\s](?:[^~]*[^~\s])?)~~$/u, schema.marks.strike),
    ],
  });
}

/** At the beginning of a paragraph only: elsewhere the kind was chosen. */
function blockRule(pattern: RegExp, marker: Marker): InputRule {
  return new InputRule(pattern, (state, _, start, end) =>
    isParagraph(state, start) ? setAttrs(state.tr.delete(start, end), start - 1, attrsOf(marker)) : null,
  );
}

function makeRule(state: EditorState, _: RegExpMatchArray, start: number, end: number): Transaction | null {
  if (!isParagraph(state, start)) return null;
  const tr = setAttrs(state.tr.delete(start, end), start - 1, attrsOf({ kind: 'rule' }));
  const next = start + 1 + tr.doc.resolve(start).parent.content.size;
  if (!tr.doc.nodeAt(next)) tr.insert(next, schema.node('block'));
  return tr.setSelection(TextSelection.create(tr.doc, next + 1));
}

function isParagraph(state: EditorState, pos: number): boolean {
  return markerOf(state.doc.resolve(pos).parent).kind === 'paragraph';
}

/** Takes the signs away and formats what stood between them; the last sign was not typed yet. */
function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, words] = match;
    if (words === undefined) return null;
    const from = start + whole.indexOf(words);
    const to = from + words.length;
    const tr = state.tr;
    if (to < end) tr.delete(to, end);
    return tr
      .delete(start, from)
      .addMark(start, start + words.length, type.create())
      .removeStoredMark(type);
  });
}
