// Where a thread lies in the article, in a form that survives everybody's editing (design: Anchors).
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { Units } from './units.ts';

/** One unit of the article (a character or a block marker) by its Yjs identity. */
export type UnitId = { readonly client: number; readonly clock: number };

/** A range of words, kept by identity, by surroundings and by quotation. */
export type Anchor = {
  /** The first and the last character of the words. */
  readonly tight: readonly [UnitId, UnitId];
  /** The units just outside; null at the edge of the article. */
  readonly around: readonly [UnitId | null, UnitId | null];
  /** The state vector when the anchor was set, base64. */
  readonly since: string;
  /** The words; block boundaries inside them read `\n`. At most 2,000 characters. */
  readonly quote: string;
  /** Up to 32 characters on either side, in the same reading. */
  readonly prefix: string;
  readonly suffix: string;
};

/** Where an anchor lies now. Offsets are units of the flat article text (a marker is one unit), end exclusive. */
export type Place =
  | { readonly state: 'placed'; readonly from: number; readonly to: number; readonly words: string }
  | { readonly state: 'changed'; readonly from: number; readonly to: number; readonly words: string }
  | { readonly state: 'orphaned' };

/** The longest quote and the context kept on either side, in UTF-16 units. */
const LONGEST_QUOTE = 2_000;
const CONTEXT = 32;
/** Context shorter than this tells nothing by itself. */
const TELLING = 8;

type Span = { readonly from: number; readonly to: number };

/** The anchor of the flat range `from`..`to` as the article stands now; null when it holds no character, or too many. */
export function anchorAt(article: Y.Text, from: number, to: number): Anchor | null {
  const units = new Units(article);
  const span = withoutOuterMarkers(units, { from, to });
  const first = units.idAt(span.from);
  const last = units.idAt(span.to - 1);
  if (span.from >= span.to || span.to - span.from > LONGEST_QUOTE || !first || !last || !article.doc) return null;
  return {
    tight: [first, last],
    around: [units.idAt(span.from - 1), units.idAt(span.to)],
    since: toBase64(Y.encodeStateVector(article.doc)),
    quote: units.reading.slice(span.from, span.to),
    prefix: units.reading.slice(Math.max(0, span.from - CONTEXT), span.from),
    suffix: units.reading.slice(span.to, span.to + CONTEXT),
  };
}

/** Where the anchor lies now; never by guessing: in doubt it is orphaned. */
export function resolve(article: Y.Text, anchor: Anchor): Place {
  return resolveIn(new Units(article), anchor);
}

/** Where each of many anchors lies now, from one reading of the article. */
export function resolveAll(article: Y.Text, anchors: readonly Anchor[]): readonly Place[] {
  const units = new Units(article);
  return anchors.map((anchor) => resolveIn(units, anchor));
}

/** Whether the article has (or had) every unit that the anchor names. */
export function isKnown(article: Y.Text, anchor: Anchor): boolean {
  const units = new Units(article);
  return [...anchor.tight, ...anchor.around].every((id) => id === null || units.find(id) !== null);
}

function resolveIn(units: Units, anchor: Anchor): Place {
  const span = tightSpan(units, anchor) ?? quoteAround(units, anchor) ?? quoteInContext(units, anchor);
  if (span) return { state: 'placed', ...span, words: units.reading.slice(span.from, span.to) };
  const other = otherWordsAround(units, anchor);
  if (other) return { state: 'changed', ...other, words: units.reading.slice(other.from, other.to) };
  return { state: 'orphaned' };
}

/** Rule 1: at least one character of the words, or of what stood between them, is still there. */
function tightSpan(units: Units, anchor: Anchor): Span | null {
  const first = units.find(anchor.tight[0]);
  const last = units.find(anchor.tight[1]);
  if (!first || !last) return null;
  const since = Y.decodeStateVector(fromBase64(anchor.since));
  const tight = { from: first.at, to: last.deleted ? last.at : last.at + 1 };
  if (!someOffset(tight, (at) => !units.isMarker(at) && units.isOlder(at, since))) return null;
  const fresh = (at: number): boolean => units.idAt(at) !== null && !units.isMarker(at) && !units.isOlder(at, since);
  const reach = 2 * anchor.quote.length + CONTEXT / 2;
  return {
    from: first.deleted ? tight.from - freshRun(fresh, tight.from - 1, -1, reach) : tight.from,
    to: last.deleted ? tight.to + freshRun(fresh, tight.to, 1, reach) : tight.to,
  };
}

/**
 * Where an end of the words was deleted, what was typed in its place belongs to them (Yjs puts it behind the deleted
 * characters, outside the tight range). More than `reach` is a new passage, not a replacement.
 */
function freshRun(fresh: (at: number) => boolean, start: number, step: 1 | -1, reach: number): number {
  let length = 0;
  while (length <= reach && fresh(start + length * step)) length++;
  return length > reach ? 0 : length;
}

/** Rule 2: the quote stands once between the units just outside (deleted and brought back by undo). */
function quoteAround(units: Units, anchor: Anchor): Span | null {
  const around = aroundSpan(units, anchor);
  return around && onlyOne(occurrences(units.reading, anchor.quote, around));
}

/** Rule 4: the quote with its context stands once in the article. */
function quoteInContext(units: Units, { quote, prefix, suffix }: Anchor): Span | null {
  const { reading } = units;
  const all = occurrences(reading, quote, { from: 0, to: reading.length });
  const before = all.filter((span) => reading.slice(0, span.from).endsWith(prefix));
  const after = all.filter((span) => reading.startsWith(suffix, span.to));
  const both = before.filter((span) => after.includes(span));
  if (both.length > 0) return onlyOne(both);
  const onBefore = prefix.length >= TELLING ? before : [];
  const onAfter = suffix.length >= TELLING ? after : [];
  return onlyOne([...onBefore, ...onAfter]);
}

/** Rule 5: other words of one block stand where the words were. */
function otherWordsAround(units: Units, anchor: Anchor): Span | null {
  const around = aroundSpan(units, anchor);
  if (!around || someOffset(around, (at) => units.isMarker(at))) return null;
  return units.reading.slice(around.from, around.to).trim() === '' ? null : around;
}

function aroundSpan(units: Units, { around: [before, after] }: Anchor): Span | null {
  const left = before && units.find(before);
  const right = after && units.find(after);
  if ((before && !left) || (after && !right)) return null;
  const from = left ? (left.deleted ? left.at : left.at + 1) : 0;
  const to = right ? right.at : units.reading.length;
  return from < to ? { from, to } : null;
}

function occurrences(reading: string, quote: string, { from, to }: Span): readonly Span[] {
  const found: Span[] = [];
  for (let at = reading.indexOf(quote, from); at !== -1 && at + quote.length <= to; at = reading.indexOf(quote, at + 1))
    found.push({ from: at, to: at + quote.length });
  return found;
}

function onlyOne(spans: readonly Span[]): Span | null {
  const [only, other] = spans;
  return only && !other ? only : null;
}

function someOffset({ from, to }: Span, holds: (at: number) => boolean): boolean {
  for (let at = from; at < to; at++) if (holds(at)) return true;
  return false;
}

/** Block markers at either end carry no words. */
function withoutOuterMarkers(units: Units, { from, to }: Span): Span {
  let start = from;
  let end = to;
  while (start < end && units.isMarker(start)) start++;
  while (end > start && units.isMarker(end - 1)) end--;
  return { from: start, to: end };
}
