// What a person did in the document, said to the article: each step's changed ranges become insert, delete, format or a
// marker's new entries. Never a diff of the result: what was not touched keeps its identity, and colleagues' work with it.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform';
import * as Y from 'yjs';
import { sameFormats } from '../../shared/article/formats.ts';
import { rewriteMarker, writeMarker } from '../../shared/article/marker.ts';
import { offsetAt, sameUnit, type Unit, unitsBetween } from './flat.ts';
import { writeFormats } from './write-formats.ts';

type Span = { readonly from: number; readonly to: number };

/** Writes a transaction's steps; inside a Yjs transaction of the binding. */
export function writeSteps(article: Y.Text, tr: Transaction): void {
  tr.steps.forEach((step, index) => {
    const before = tr.docs[index];
    if (before) writeStep(article, step, before, tr.docs[index + 1] ?? tr.doc);
  });
}

function writeStep(article: Y.Text, step: Step, before: Node, after: Node): void {
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) {
    step.getMap().forEach((oldFrom, oldTo, newFrom, newTo) => {
      const [old, now] = withNextBlock({ from: oldFrom, to: oldTo }, { from: newFrom, to: newTo });
      replaceRange(article, before, old, after, now);
    });
  } else if (step instanceof AttrStep) {
    const block = { from: step.pos, to: step.pos + 1 };
    replaceRange(article, before, block, after, block);
  } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    writeFormats(article, before, after, step.from, step.to);
  } else {
    throw new Error(`The article cannot say a ${step.constructor.name}.`);
  }
}

/** Blocks put before the first or taken from before it: whether the first block has a marker may change with its place. */
function withNextBlock(old: Span, now: Span): readonly [Span, Span] {
  if (old.from > 0 || (old.to > 0 && now.to > 0)) return [old, now];
  return [
    { from: 0, to: old.to + 1 },
    { from: 0, to: now.to + 1 },
  ];
}

function replaceRange(article: Y.Text, before: Node, old: Span, after: Node, now: Span): void {
  const offset = offsetAt(after, now.from);
  const units = trimmed(unitsBetween(before, old.from, old.to), unitsBetween(after, now.from, now.to));
  const [marker] = units.now;
  const map = units.old.length === 1 && units.now.length === 1 ? mapAt(article, offset + units.kept) : null;
  if (map && marker?.text === null) {
    rewriteMarker(map, marker.marker);
    return;
  }
  if (units.old.length > 0) article.delete(offset + units.kept, units.old.length);
  insertUnits(article, offset + units.kept, units.now);
}

/**
 * What is left of both when the same units at either end are kept; a surrogate pair is kept whole or not at all.
 * Words of which little stays were typed over: their first letter has not survived because the new ones share it.
 */
function trimmed(old: readonly Unit[], now: readonly Unit[]) {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && isSame(old[start], now[start])) start += 1;
  if (isHalf(old[start - 1], /[\ud800-\udbff]/)) start -= 1;
  let end = 0;
  while (end < shorter - start && isSame(old.at(-1 - end), now.at(-1 - end))) end += 1;
  if (end > 0 && isHalf(old.at(-end), /[\udc00-\udfff]/)) end -= 1;
  const isTypedOver = (start + end) * 2 < old.length && old.every((unit) => unit.text !== null);
  if (isTypedOver) return { kept: 0, old, now };
  return { kept: start, old: old.slice(start, old.length - end), now: now.slice(start, now.length - end) };
}

function isSame(a: Unit | undefined, b: Unit | undefined): boolean {
  return a !== undefined && b !== undefined && sameUnit(a, b);
}

function isHalf(unit: Unit | undefined, half: RegExp): boolean {
  return typeof unit?.text === 'string' && half.test(unit.text);
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

/** The marker at an offset. */
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
