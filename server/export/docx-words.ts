// A block's words as runs of Word, with what begins and ends between them.
import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { Block, Formats, Run } from '../../shared/article/blocks.ts';
import { xmlText } from './xml-text.ts';

/** What stands before a unit of the block's text. */
export type Insert = { readonly at: number; readonly children: () => readonly ParagraphChild[] };

type Piece = Run | Insert;

export function wordsChildren({ runs }: Block, inserts: readonly Insert[]): readonly ParagraphChild[] {
  const pieces =
    inserts.length === 0
      ? runs
      : cutAt(
          runs,
          inserts.toSorted((a, b) => a.at - b.at),
        );
  const children: ParagraphChild[] = [];
  for (let from = 0; from < pieces.length; ) {
    const to = endOfLink(pieces, from);
    const inside = pieces.slice(from, to).flatMap(childrenOf);
    const link = linkOf(pieces[from]);
    children.push(...(link === undefined ? inside : [new ExternalHyperlink({ link, children: inside })]));
    from = to;
  }
  return children;
}

function cutAt(runs: readonly Run[], inserts: readonly Insert[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const left = [...inserts];
  let start = 0;
  for (const run of runs) {
    let from = 0;
    for (let next = left[0]; next && next.at < start + run.text.length; next = left[0]) {
      const to = Math.max(from, next.at - start);
      if (to > from) pieces.push({ ...run, text: run.text.slice(from, to) });
      pieces.push(...left.splice(0, 1));
      from = to;
    }
    pieces.push({ ...run, text: run.text.slice(from) });
    start += run.text.length;
  }
  return [...pieces, ...left];
}

/** A link goes on over what begins or ends within it. */
function endOfLink(pieces: readonly Piece[], from: number): number {
  const link = linkOf(pieces[from]);
  if (link === undefined) return from + 1;
  let end = from + 1;
  for (let at = end; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece && 'text' in piece && piece.formats.link !== link) break;
    if (piece && 'text' in piece) end = at + 1;
  }
  return end;
}

function linkOf(piece: Piece | undefined): string | undefined {
  return piece && 'text' in piece ? piece.formats.link : undefined;
}

function childrenOf(piece: Piece): readonly ParagraphChild[] {
  if (!('text' in piece)) return piece.children();
  return piece.text
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: xmlText(line), ...(at > 0 && { break: 1 }), ...looks(piece.formats) }),
    );
}

function looks({ bold, italic, strike, code, link }: Formats) {
  const style = code ? 'Code' : link === undefined ? undefined : 'Hyperlink';
  return {
    ...(bold && { bold }),
    ...(italic && { italics: true }),
    ...(strike && { strike }),
    // One style is all that words can have: a link in code is blue by itself.
    ...(code && link !== undefined && { color: '0563C1', underline: {} }),
    ...(style !== undefined && { style }),
  };
}
