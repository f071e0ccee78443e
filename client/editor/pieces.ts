// A paste so large that the server would not take it in one update is written in pieces.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import type { Formats } from '../../shared/article/blocks.ts';
import { sameFormats } from '../../shared/article/formats.ts';
import { UPDATE_LIMIT } from '../../shared/protocol.ts';
import type { Unit } from './flat.ts';

const PIECE = UPDATE_LIMIT / 4;
/** What a marker or a change of format takes on the wire besides its own words, at most. */
const ITEM = 160;
/** What a UTF-16 unit takes in UTF-8, at most. */
const LETTER = 3;

/** Whether these acts might grow into more than one update can carry. */
export function isLarge(transactions: readonly Transaction[]): boolean {
  const steps = transactions.flatMap((tr) => tr.steps).filter((step) => step instanceof ReplaceStep);
  const tokens = steps.reduce((sum, step) => sum + step.slice.size, 0);
  if (tokens * ITEM < UPDATE_LIMIT) return false;
  let weight = 0;
  for (const { slice } of steps)
    slice.content.descendants((node) => {
      weight += weightOfNode(node);
    });
  return weight > UPDATE_LIMIT / 2;
}

export function piecesOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const pieces: Unit[][] = [];
  let weight = PIECE;
  let formats: Formats = {};
  for (const unit of units) {
    weight += weightOf(unit, formats);
    if (weight > PIECE && !isSecondHalf(unit)) {
      pieces.push([]);
      weight = weightOf(unit, {});
    }
    pieces.at(-1)?.push(unit);
    if (unit.text !== null) formats = unit.formats;
  }
  return pieces;
}

function weightOfNode(node: Node): number {
  const marks = node.marks.reduce((sum, mark) => sum + ITEM + LETTER * JSON.stringify(mark.attrs).length, 0);
  return (
    marks * 2 + (node.isInline ? node.nodeSize * LETTER : ITEM + LETTER * JSON.stringify(node.attrs).length)
  );
}

function weightOf(unit: Unit, formats: Formats): number {
  if (unit.text === null) return ITEM + LETTER * JSON.stringify(unit.marker).length;
  if (sameFormats(unit.formats, formats)) return LETTER;
  return 2 * (ITEM + LETTER * JSON.stringify(unit.formats).length);
}

function isSecondHalf(unit: Unit): boolean {
  return unit.text !== null && /[\udc00-\udfff]/.test(unit.text);
}
