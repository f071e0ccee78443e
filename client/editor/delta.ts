// What one Yjs transaction changed in the article, unit by unit. Yjs has a delta of its own, but reading it deletes formats
// that it holds redundant, here only: replicas came apart by it in the random tests.
import * as Y from 'yjs';
import type { Formats } from '../../shared/article/blocks.ts';
import { readFormats, sameFormats } from '../../shared/article/formats.ts';

export type Op =
  | { readonly does: 'keep'; readonly count: number; readonly was: Formats; readonly is: Formats }
  | { readonly does: 'delete'; readonly count: number }
  | { readonly does: 'insert'; readonly text: string; readonly formats: Formats }
  | { readonly does: 'open'; readonly embed: unknown };

type Place = { readonly was: Formats; readonly is: Formats };

export function deltaOf(article: Y.Text, event: Y.YEvent<Y.AbstractType<unknown>>): readonly Op[] {
  const ops: Op[] = [];
  const was = new Map<string, unknown>();
  const is = new Map<string, unknown>();
  let place: Place = { was: {}, is: {} };
  for (let item = article._start; item !== null; item = item.right) {
    const stoodBefore = !event.adds(item) && (!item.deleted || event.deletes(item));
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (stoodBefore) was.set(key, value);
      if (!item.deleted) is.set(key, value);
      place = { was: readFormats(Object.fromEntries(was)), is: readFormats(Object.fromEntries(is)) };
    } else if (item.countable) for (const op of opsOf(item, stoodBefore, place)) add(ops, op);
  }
  return ops;
}

function opsOf(item: Y.Item, stoodBefore: boolean, { was, is }: Place): readonly Op[] {
  if (stoodBefore) {
    const count = item.length;
    return item.deleted ? [{ does: 'delete', count }] : [{ does: 'keep', count, was, is }];
  }
  if (item.deleted) return [];
  if (item.content instanceof Y.ContentString)
    return [{ does: 'insert', text: item.content.str, formats: is }];
  return item.content.getContent().map((embed) => ({ does: 'open', embed }) as const);
}

/** Like follows like as one. */
function add(ops: Op[], op: Op): void {
  const joined = joinedWith(ops.at(-1), op);
  if (joined) ops[ops.length - 1] = joined;
  else ops.push(op);
}

function joinedWith(last: Op | undefined, op: Op): Op | null {
  if (last?.does === 'delete' && op.does === 'delete')
    return { does: 'delete', count: last.count + op.count };
  if (last?.does === 'insert' && op.does === 'insert' && sameFormats(last.formats, op.formats))
    return { ...last, text: last.text + op.text };
  if (last?.does !== 'keep' || op.does !== 'keep') return null;
  const isAlike = isPlain(last) ? isPlain(op) : sameFormats(last.was, op.was) && sameFormats(last.is, op.is);
  return isAlike ? { ...last, count: last.count + op.count } : null;
}

/** Nothing happened to these units. */
function isPlain(op: Place): boolean {
  return sameFormats(op.was, op.is);
}
