// Units into the article and out of it.
import * as Y from 'yjs';
import { sameFormats } from '../../shared/article/formats.ts';
import { rewriteMarker, writeMarker } from '../../shared/article/marker.ts';
import type { Unit } from './flat.ts';
import { piecesOf } from './pieces.ts';

/** Runs an act as the binding's, in the Yjs transaction that is running or in one of its own. */
export type Write = (act: () => void) => void;
type Range = { readonly offset: number; readonly count: number };

/** Puts units in the place of others. One marker for one marker is the same block in another guise. */
export function replaceUnits(
  article: Y.Text,
  write: Write,
  { offset, count }: Range,
  units: readonly Unit[],
): void {
  const [first] = units;
  const map = count === 1 && units.length === 1 ? mapAt(article, offset) : null;
  if (map && first?.text === null) {
    write(() => rewriteMarker(map, first.marker));
    return;
  }
  if (count > 0) write(() => article.delete(offset, count));
  let at = offset;
  for (const piece of piecesOf(units)) {
    write(() => insertUnits(article, at, piece));
    at += piece.length;
  }
}

/** Attributes are always said, even when there are none: Yjs would let the text inherit its neighbour's. */
function insertUnits(article: Y.Text, start: number, units: readonly Unit[]): void {
  let offset = start;
  for (let from = 0; from < units.length; ) {
    const unit = units[from];
    let to = from + 1;
    if (unit?.text === null) article.insertEmbed(offset, writeMarker(unit.marker), {});
    else if (unit) {
      while (to < units.length && isRun(unit, units[to])) to += 1;
      const text = units.slice(from, to).map((one) => one.text);
      article.insert(offset, text.join(''), { ...unit.formats });
    }
    offset += to - from;
    from = to;
  }
}

function isRun(first: Unit, next: Unit | undefined): boolean {
  return (
    first.text !== null &&
    next !== undefined &&
    next.text !== null &&
    sameFormats(first.formats, next.formats)
  );
}

/** The map of the marker at an offset. */
function mapAt(article: Y.Text, offset: number): Y.Map<unknown> | null {
  let left = offset;
  for (let item = article._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (left < item.length) {
      const { content } = item;
      return content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type : null;
    }
    left -= item.length;
  }
  return null;
}
