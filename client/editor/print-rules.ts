// What is typed on a keyboard comes out as it is printed: quotation marks of the house, dashes, three dots. Backspace
// gives back what was typed; code stays as it is.
import { InputRule } from 'prosemirror-inputrules';
import type { EditorState } from 'prosemirror-state';
import { QUOTE_MARKS, type Quotes } from '../../shared/house-style.ts';
import { schema } from './schema.ts';

/** What stands before a mark that opens: the beginning, a space, a bracket, a dash, another mark that opens. */
const OPENS = /(?:^|[\s([{<\-–—/„“‘‚«‹])/u.source;

export function printRules(quotes: () => Quotes): readonly InputRule[] {
  const mark = (nth: 0 | 1 | 2 | 3) => (): string | null => {
    const style = quotes();
    return style === 'typed' ? null : QUOTE_MARKS[style][nth];
  };
  /** Within a word it is an apostrophe, in every language; unless words within words are still to be closed. */
  const afterLetter = (before: string): string | null => {
    const [open, close] = [mark(2)(), mark(3)()];
    if (open === null || close === null) return null;
    return before.lastIndexOf(open) > before.lastIndexOf(close) ? close : '’';
  };
  const sign = (printed: string) => (): string | null => (quotes() === 'typed' ? null : printed);
  return [
    printRule(new RegExp(`${OPENS}(")$`, 'u'), mark(0)),
    printRule(/(")$/u, mark(1)),
    printRule(new RegExp(`${OPENS}(')$`, 'u'), mark(2)),
    printRule(/[\p{L}\p{N}](')$/u, afterLetter),
    printRule(/(')$/u, mark(3)),
    printRule(/(?<=^|[^-])(--)$/u, sign('–')),
    printRule(/(?<=^|[^.])(\.\.\.)$/u, sign('…')),
  ];
}

/** The last sign of what is matched was not typed yet. */
function printRule(pattern: RegExp, printed: (before: string) => string | null): InputRule {
  return new InputRule(pattern, (state, [whole, typed = ''], start, end) => {
    const $start = state.doc.resolve(start);
    const by = printed($start.parent.textBetween(0, $start.parentOffset, undefined, '\n'));
    if (by === null || isCode(state)) return null;
    return state.tr.insertText(by, start + whole.lastIndexOf(typed), end);
  });
}

function isCode({ selection, storedMarks }: EditorState): boolean {
  return schema.marks.code.isInSet(storedMarks ?? selection.$from.marks()) !== undefined;
}
