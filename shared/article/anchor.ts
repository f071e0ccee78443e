// Where a thread lies in the article, in a form that survives everybody's editing (design: Anchors).
import * as Y from 'yjs';
import { toBase64 } from '../base64.ts';
import { type FlatArticle, flatArticle, type Spot, spotOf, unitAt } from './flat-article.ts';
import { QUOTE_LIMIT } from './quote-limit.ts';
import { enclosesOlder, sinceOf } from './since.ts';

/** One unit of the article (a character or a block marker) by its Yjs identity. */
export type UnitId = { readonly client: number; readonly clock: number };

/** A range of words, kept by identity, by surroundings and by quotation. */
export type Anchor = {
  /** The first and the last character of the words. */
  readonly tight: readonly [UnitId, UnitId];
  /** The units just outside; null at the edge of the article. */
  readonly around: readonly [UnitId | null, UnitId | null];
  /** The state vector when the anchor was set, of those who wrote the words; base64. */
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

type Range = { readonly from: number; readonly to: number };

const CONTEXT = 32;

/** The anchor of the flat range `from`..`to` as the article stands now; null when it holds no character. */
export function anchorAt(article: Y.Text, from: number, to: number): Anchor | null {
  const flat = flatArticle(article);
  const words = wordsWithin(flat, Math.max(0, from), Math.min(flat.text.length, to));
  const first = words && unitAt(article, words.from);
  const last = words && unitAt(article, words.to - 1);
  if (!words || !first || !last) return null;
  return {
    tight: [first, last],
    around: [unitAt(article, words.from - 1), unitAt(article, words.to)],
    since: toBase64(Y.encodeStateVector(sinceOf(flat, first, last))),
    quote: flat.text.slice(words.from, words.to).toWellFormed(),
    prefix: withoutHalves(flat.text.slice(Math.max(0, words.from - CONTEXT), words.from)),
    suffix: withoutHalves(flat.text.slice(words.to, words.to + CONTEXT)),
  };
}

/** Where the anchor lies now; never by guessing: in doubt it is orphaned. */
export function resolve(article: Y.Text, anchor: Anchor, flat: FlatArticle = flatArticle(article)): Place {
  const there = tightRange(flat, anchor) ?? quoteAround(flat, anchor) ?? quoteInContext(flat, anchor);
  if (there) return { state: 'placed', ...there, words: flat.text.slice(there.from, there.to) };
  const instead = replacement(flat, anchor);
  if (instead) return { state: 'changed', ...instead, words: flat.text.slice(instead.from, instead.to) };
  return { state: 'orphaned' };
}

/** Where many anchors lie, with one pass over the article. */
export function resolveAll(article: Y.Text, anchors: readonly Anchor[]): readonly Place[] {
  const flat = flatArticle(article);
  return anchors.map((anchor) => resolve(article, anchor, flat));
}

/** Whether this document has all the text that an anchor names; if not, it is still on its way. */
export function isKnown(article: Y.Text, anchor: Anchor, flat: FlatArticle = flatArticle(article)): boolean {
  return [...anchor.tight, ...anchor.around].every((id) => id === null || spotOf(flat, id) !== null);
}

/** Rule 1: at least one character older than the anchor still stands between its ends. */
export function tightRange(flat: FlatArticle, anchor: Anchor): Range | null {
  const [start, end] = anchor.tight.map((id) => spotOf(flat, id));
  if (!start || !end) return null;
  const to = end.offset + (end.alive ? 1 : 0);
  if (to <= start.offset || !enclosesOlder(anchor)(start.item, end.item)) return null;
  const [before, after] = anchor.around.map((id) => id && spotOf(flat, id));
  return withoutOuterMarkers(
    flat,
    start.alive || !before ? start.offset : replacedFrom(flat, anchor, start.offset, before),
    end.alive || !after ? to : replacedTo(flat, anchor, to, after.offset),
  );
}

/**
 * Where an end of the words was deleted, what was typed in its place belongs to them: Yjs puts it behind the deleted
 * characters, outside the tight range. Another block, or far more than was quoted, is a new passage.
 */
function replacedTo(flat: FlatArticle, anchor: Anchor, to: number, after: number): number {
  return isReplacement(flat, anchor, to, after) ? after : to;
}

function replacedFrom(flat: FlatArticle, anchor: Anchor, from: number, before: Spot): number {
  const start = before.offset + (before.alive ? 1 : 0);
  return isReplacement(flat, anchor, start, from) ? start : from;
}

function isReplacement(flat: FlatArticle, anchor: Anchor, from: number, to: number): boolean {
  if (to <= from || to - from > 2 * anchor.quote.length + CONTEXT) return false;
  for (let at = from; at < to; at += 1) if (flat.markers.has(at)) return false;
  return true;
}

/** Rule 2: the quote stands once between the surroundings. */
function quoteAround(flat: FlatArticle, anchor: Anchor): Range | null {
  const inside = aroundRange(flat, anchor);
  const at = inside && onlyIndexOf(flat.text.slice(inside.from, inside.to), anchor.quote);
  return inside && at !== null ? rangeAt(inside.from + at, anchor.quote) : null;
}

/** Rule 4: the quote stands once in the article between the words that stood beside it. */
function quoteInContext(flat: FlatArticle, anchor: Anchor): Range | null {
  const at = onlyIndexOf(flat.text, anchor.prefix + anchor.quote + anchor.suffix);
  return at === null ? null : rangeAt(at + anchor.prefix.length, anchor.quote);
}

/** Rule 5: other words of one block stand between the surroundings. */
function replacement(flat: FlatArticle, anchor: Anchor): Range | null {
  const inside = aroundRange(flat, anchor);
  if (!inside || flat.text.slice(inside.from, inside.to).trim() === '') return null;
  for (let at = inside.from; at < inside.to; at += 1) if (flat.markers.has(at)) return null;
  return inside;
}

function aroundRange(flat: FlatArticle, anchor: Anchor): Range | null {
  const [before, after] = anchor.around;
  const left = before && spotOf(flat, before);
  const right = after && spotOf(flat, after);
  if ((before && !left) || (after && !right)) return null;
  const from = left ? left.offset + (left.alive ? 1 : 0) : 0;
  const to = right ? right.offset : flat.text.length;
  return from < to ? { from, to } : null;
}

/** Where a text stands in another; null unless it stands there exactly once. */
export function onlyIndexOf(text: string, wanted: string): number | null {
  const at = text.indexOf(wanted);
  return wanted === '' || at === -1 || text.indexOf(wanted, at + 1) !== -1 ? null : at;
}

function rangeAt(from: number, words: string): Range {
  return { from, to: from + words.length };
}

/** The range without the markers at its ends, on whole characters and not longer than a quote may be. */
function wordsWithin(flat: FlatArticle, from: number, to: number): Range | null {
  const start = isLow(flat.text, from) ? from - 1 : from;
  const cut = Math.min(isLow(flat.text, to) ? to + 1 : to, start + QUOTE_LIMIT);
  return withoutOuterMarkers(flat, start, isLow(flat.text, cut) ? cut - 1 : cut);
}

function withoutOuterMarkers(flat: FlatArticle, start: number, end: number): Range | null {
  let [from, to] = [start, end];
  while (from < to && flat.markers.has(from)) from += 1;
  while (from < to && flat.markers.has(to - 1)) to -= 1;
  return from < to ? { from, to } : null;
}

/** Whether the second half of a surrogate pair, its first half before it, stands at an offset. */
function isLow(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}

function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
