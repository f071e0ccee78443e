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
import type * as Y from 'yjs';
import { offsetAt, sameUnit, type Unit, unitsBetween } from './flat.ts';
import { writeFormats } from './write-formats.ts';
import { replaceUnits, type Write } from './write-units.ts';

/** The document around one step. */
type Docs = { readonly before: Node; readonly after: Node };
type Span = { readonly from: number; readonly to: number };

/** Writes a transaction's steps. */
export function writeSteps(article: Y.Text, write: Write, tr: Transaction): void {
  tr.steps.forEach((step, index) => {
    const before = tr.docs[index];
    if (before) writeStep(article, write, step, { before, after: tr.docs[index + 1] ?? tr.doc });
  });
}

function writeStep(article: Y.Text, write: Write, step: Step, docs: Docs): void {
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) {
    step.getMap().forEach((oldFrom, oldTo, newFrom, newTo) => {
      replaceRange(
        article,
        write,
        docs,
        withNextBlock({ from: oldFrom, to: oldTo }, { from: newFrom, to: newTo }),
      );
    });
  } else if (step instanceof AttrStep) {
    const block = { from: step.pos, to: step.pos + 1 };
    replaceRange(article, write, docs, [block, block]);
  } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    write(() => writeFormats(article, docs.before, docs.after, step.from, step.to));
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

function replaceRange(article: Y.Text, write: Write, docs: Docs, [old, now]: readonly [Span, Span]): void {
  const before = unitsBetween(docs.before, old.from, old.to);
  const units = trimmed(before, unitsBetween(docs.after, now.from, now.to));
  const offset = offsetAt(docs.after, now.from) + units.kept;
  replaceUnits(article, write, { offset, count: units.old.length }, units.now);
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
