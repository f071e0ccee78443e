// A mark put on or taken off, said to the article as formatting of exactly the characters whose formats differ now.
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import type { Formats } from '../../shared/article/blocks.ts';
import { sameFormats } from '../../shared/article/formats.ts';
import { offsetAt, type Unit, unitsBetween } from './flat.ts';

type Change = { readonly from: number; readonly to: number; readonly change: Record<string, unknown> };

export function writeFormats(article: Y.Text, before: Node, after: Node, from: number, to: number): void {
  const start = offsetAt(after, from);
  for (const one of changes(unitsBetween(before, from, to), unitsBetween(after, from, to)))
    article.format(start + one.from, one.to - one.from, { ...one.change });
}

/** Neighbours that change alike are one change, across the borders of blocks too. */
function changes(old: readonly Unit[], now: readonly Unit[]): readonly Change[] {
  const found: Change[] = [];
  now.forEach((unit, at) => {
    const was = old[at];
    if (unit.text === null || !was || was.text === null || sameFormats(was.formats, unit.formats)) return;
    const change = changeOf(was.formats, unit.formats);
    const last = found.at(-1);
    if (last && touches(now, last.to, at) && JSON.stringify(last.change) === JSON.stringify(change))
      found[found.length - 1] = { ...last, to: at + 1 };
    else found.push({ from: at, to: at + 1, change });
  });
  return found;
}

/** Whether only markers stand between two offsets. */
function touches(units: readonly Unit[], from: number, to: number): boolean {
  return units.slice(from, to).every((unit) => unit.text === null);
}

function changeOf(was: Formats, is: Formats): Record<string, unknown> {
  const ended = Object.keys(was).filter((name) => !(name in is));
  const begun = Object.entries(is).filter(([name, value]) =>
    Object.entries(was).every(([n, v]) => n !== name || v !== value),
  );
  return { ...Object.fromEntries(ended.map((name) => [name, null])), ...Object.fromEntries(begun) };
}
