// Flat items as the lists that they are to a reader: how deep each truly stands, and its number.
import type { Marker } from './blocks.ts';

/** An item's depth among the items around it, its number (bullets have none), and whether it begins a list. */
export type Listed = { readonly depth: number; readonly number: number | null; readonly begins: boolean };

type Level = { readonly indent: number; readonly kind: Marker['kind']; count: number };

/**
 * One entry a block; null for what is no item. An item stands at most one deeper than the one before it, whatever its
 * indent: so every form with nested lists shows it. Numbers go on after what stands deeper, and begin anew after anything else.
 */
export function listed(blocks: readonly Marker[]): readonly (Listed | null)[] {
  let levels: Level[] = [];
  return blocks.map(({ kind, indent = 0 }) => {
    if (!isItem({ kind })) {
      levels = [];
      return null;
    }
    levels = levels.filter((level) => level.indent < indent || isSameList(level, { kind, indent }));
    const goesOn = levels.find((level) => level.indent === indent);
    const level = goesOn ?? { kind, indent, count: 0 };
    if (!goesOn) levels.push(level);
    level.count += 1;
    return {
      depth: levels.length - 1,
      number: kind === 'number' ? level.count : null,
      begins: level.count === 1,
    };
  });
}

export function isItem({ kind }: Pick<Marker, 'kind'>): boolean {
  return kind === 'bullet' || kind === 'number';
}

function isSameList(level: Level, item: { readonly kind: Marker['kind']; readonly indent: number }): boolean {
  return level.indent === item.indent && level.kind === item.kind;
}
