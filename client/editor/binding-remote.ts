// What happened to the article, said to the document in precise steps, so that selections, passages and carets map through
// it. Every step leaves a document that flattens to a state of the article between before and after.
import { Fragment, Slice } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import * as Y from 'yjs';
import type { Formats } from '../../shared/article/blocks.ts';
import { sameFormats } from '../../shared/article/formats.ts';
import { readEmbed } from '../../shared/article/read.ts';
import { deltaOf, type Op } from './delta.ts';
import { inlineNodes, marksOf, positionAfter } from './flat.ts';
import { attrsOf, isImplicit, schema } from './schema.ts';
import { setAttrs } from './set-attrs.ts';

/** Adds to a transaction what the events of one Yjs transaction did. */
export function applyEvents(
  tr: Transaction,
  article: Y.Text,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
): void {
  for (const event of events) if (event.target === article) applyDelta(tr, deltaOf(article, event));
  const rewritten = new Set(
    events.map((event) => event.target).filter((target) => target.parent === article),
  );
  if (rewritten.size > 0) applyMarkers(tr, article, rewritten);
}

function applyDelta(tr: Transaction, delta: readonly Op[]): void {
  let offset = 0;
  for (const op of delta) {
    if (op.does === 'delete') deleteUnits(tr, offset, op.count);
    else if (op.does === 'insert') insertText(tr, offset, op.text, op.formats);
    else if (op.does === 'open') insertMarker(tr, offset, op.embed);
    else format(tr, offset, op);
    offset += unitsAfter(op);
  }
  dropEmptyImplicit(tr);
}

function unitsAfter(op: Op): number {
  if (op.does === 'insert') return op.text.length;
  if (op.does === 'open') return 1;
  return op.does === 'keep' ? op.count : 0;
}

function insertText(tr: Transaction, offset: number, text: string, formats: Formats): void {
  const inline = Fragment.fromArray([...inlineNodes(text, formats)]);
  const hasPlace = offset > 0 || isImplicit(tr.doc.firstChild);
  const content = hasPlace ? inline : Fragment.from(schema.node('block', { implicit: true }, inline));
  const pos = positionAfter(tr.doc, offset);
  tr.step(new ReplaceStep(pos, pos, new Slice(content, 0, 0)));
}

function insertMarker(tr: Transaction, offset: number, embed: unknown): void {
  const attrs = attrsOf(readEmbed(embed));
  if (offset > 0) {
    const pos = positionAfter(tr.doc, offset);
    const halves = [schema.node('block', tr.doc.resolve(pos).parent.attrs), schema.node('block', attrs)];
    tr.step(new ReplaceStep(pos, pos, new Slice(Fragment.fromArray(halves), 1, 1)));
  } else if (isImplicit(tr.doc.firstChild)) setAttrs(tr, 0, attrs);
  else tr.step(new ReplaceStep(0, 0, new Slice(Fragment.from(schema.node('block', attrs)), 0, 0)));
}

function deleteUnits(tr: Transaction, offset: number, count: number): void {
  const end = positionAfter(tr.doc, offset + count);
  const isHeadless = offset === 0 && !isImplicit(tr.doc.firstChild);
  if (!isHeadless) {
    tr.step(new ReplaceStep(positionAfter(tr.doc, offset), end, Slice.empty));
    return;
  }
  const $end = tr.doc.resolve(end);
  const nothingLeft = $end.parentOffset === $end.parent.content.size;
  if (nothingLeft && $end.index(0) < tr.doc.childCount - 1) {
    takeNextBlock(tr, $end.after());
    return;
  }
  setAttrs(tr, 0, attrsOf({ kind: 'paragraph' }, true));
  if (end > 1) tr.step(new ReplaceStep(1, end, Slice.empty));
}

function format(tr: Transaction, offset: number, op: Op & { does: 'keep' }): void {
  if (sameFormats(op.was, op.is)) return;
  const from = positionAfter(tr.doc, offset);
  const to = positionAfter(tr.doc, offset + op.count);
  for (const mark of marksOf(op.was)) if (!mark.isInSet(marksOf(op.is))) tr.removeMark(from, to, mark);
  for (const mark of marksOf(op.is)) if (!mark.isInSet(marksOf(op.was))) tr.addMark(from, to, mark);
}

/** Text before the first marker is gone: so is its block, unless it is the only one. */
function dropEmptyImplicit(tr: Transaction): void {
  const first = tr.doc.firstChild;
  if (first && isImplicit(first) && first.content.size === 0 && tr.doc.childCount > 1)
    takeNextBlock(tr, first.nodeSize);
}

/** All before a block goes by giving its place to that block: a selection that began in what goes has still a place to be. */
function takeNextBlock(tr: Transaction, next: number): void {
  const attrs = tr.doc.nodeAt(next)?.attrs ?? {};
  tr.step(new ReplaceStep(1, next + 1, Slice.empty));
  setAttrs(tr, 0, attrs);
}

/** Markers whose entries changed: their blocks take them on. Markers that are gone have no place here. */
function applyMarkers(tr: Transaction, article: Y.Text, rewritten: ReadonlySet<unknown>): void {
  let offset = 0;
  for (let item = article._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    offset += item.length;
    const { content } = item;
    if (!(content instanceof Y.ContentType) || !rewritten.has(content.type)) continue;
    const block = tr.doc.resolve(positionAfter(tr.doc, offset)).before();
    setAttrs(tr, block, attrsOf(readEmbed(content.type)));
  }
}
