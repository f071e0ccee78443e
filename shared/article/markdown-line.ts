// Formatted words as lines of Markdown. Whether a mark opens or closes depends on the letters beside it, so where they would
// not let it, they are written as references, which every reader of Markdown shows as the letters they are.
import type { Run } from './blocks.ts';
import { sameFormats } from './formats.ts';
import { linesOf } from './lines.ts';
import { type Mark, marksOfRuns } from './markdown-marks.ts';
import { escaper, referenceTo } from './markdown-text.ts';

/** A letter beside a mark, the mark, or what stands between the marks; `source` is how Markdown says it. */
type Piece =
  | { readonly is: 'letter'; readonly letter: string; source: string }
  | { readonly is: 'mark'; readonly mark: Mark; readonly source: string }
  | { readonly is: 'words'; readonly source: string };

/** One entry a line of the block. Spaces at either end of a line say nothing, and Markdown would read marks into them. */
export function markdownLines(runs: readonly Run[]): readonly string[] {
  return linesOf(runs).map((line) => {
    const [only, second] = line;
    if (only && !second && sameFormats(only.formats, {})) return escaper(only.text)();
    return settled(piecesOf(line));
  });
}

/** A letter that became a reference may be what the mark on its other side stands beside: so until nothing changes. */
function settled(pieces: readonly Piece[]): string {
  for (let last = ''; ; ) {
    const said = pieces.map(({ source }) => source).join('');
    if (said === last) return said;
    last = said;
    pieces.forEach((piece, at) => {
      if (piece.is === 'mark') makeRoom(piece.mark, pieces[at - 1], pieces[at + 1]);
    });
  }
}

function piecesOf(line: readonly Run[]): Piece[] {
  const said = escaper(line.map((run) => run.text).join(''));
  let at = 0;
  return marksOfRuns(line).flatMap((one): Piece[] => {
    if ('source' in one) return [{ is: 'mark', mark: one, source: one.source }];
    const { text, formats } = one;
    const from = at;
    at += text.length;
    if (formats.code) return [{ is: 'words', source: codeSpan(text) }];
    const [first, last] = [firstOf(text), lastOf(text)];
    const letter = (letter: string, start: number): Piece => {
      return { is: 'letter', letter, source: said(start, start + letter.length) };
    };
    if (first.length === text.length) return [letter(text, from)];
    const middle = said(from + first.length, at - last.length);
    return [letter(first, from), { is: 'words', source: middle }, letter(last, at - last.length)];
  });
}

/** Where punctuation follows an opening mark, a space or punctuation must stand before it; for a closing one the reverse. */
function makeRoom({ does, sign }: Mark, before: Piece | undefined, after: Piece | undefined): void {
  if (sign === '[') {
    if (does === 'open' && before?.is === 'letter' && before.letter === '!') before.source = '\\!';
    return;
  }
  const [inside, outside] = does === 'open' ? [after, before] : [before, after];
  const innermost = does === 'open' ? firstOf(inside?.source) : lastOf(inside?.source);
  const outermost = does === 'open' ? lastOf(outside?.source) : firstOf(outside?.source);
  const isParted = outermost === '' || isSpace(outermost) || isPunctuation(outermost);
  const needsParting = sign === '_' || mayBePunctuation(innermost);
  if (outside?.is === 'letter' && needsParting && !isParted) outside.source = referenceTo(outside.letter);
}

function firstOf(text = ''): string {
  return /^./su.exec(text)?.[0] ?? '';
}

function lastOf(text = ''): string {
  return /.$/su.exec(text.slice(-2))?.[0] ?? '';
}

function isSpace(letter: string): boolean {
  return /^\s$/u.test(letter);
}

/** Punctuation to every reader. */
function isPunctuation(letter: string): boolean {
  return /^[!-/:-@[-`{-~]$/u.test(letter) || (/^\p{P}$/u.test(letter) && letter.length === 1);
}

/** Readers differ over symbols and over what takes two units. */
function mayBePunctuation(letter: string): boolean {
  return /^[\p{P}\p{S}]$/u.test(letter) || letter.length > 1;
}

/** Fenced by more backticks than stand together in it. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const isTight = /^`|`$|^ .*[^ ].* $/u.test(text) || (/^ | $/u.test(text) && /[^ ]/u.test(text));
  return isTight ? `${fence} ${text} ${fence}` : fence + text + fence;
}
