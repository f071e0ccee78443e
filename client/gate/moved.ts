// What moved in an article since somebody looked: whole blocks, as they were and as they are.
import { diffArrays } from 'diff';
import { type Block, textOf } from '../../shared/article/blocks.ts';

/** A block that is gone, new, or the same kind of place with other words. */
export type Move =
  | { readonly what: 'cut'; readonly was: string }
  | { readonly what: 'added'; readonly now: string }
  | { readonly what: 'changed'; readonly was: string; readonly now: string };

/** The differences in reading order; formatting alone counts as a change of its block. */
export function movedBetween(seen: readonly Block[], now: readonly Block[]): readonly Move[] {
  const moves: Move[] = [];
  let cut: readonly Block[] = [];
  for (const part of diffArrays([...seen], [...now], { comparator: isSame })) {
    if (part.removed) {
      cut = part.value;
      continue;
    }
    moves.push(...pairUp(cut, part.added ? part.value : []));
    cut = [];
  }
  return [...moves, ...pairUp(cut, [])];
}

function pairUp(cut: readonly Block[], added: readonly Block[]): readonly Move[] {
  const pairs = Array.from({ length: Math.max(cut.length, added.length) }, (_, index) => [
    cut[index],
    added[index],
  ]);
  return pairs.flatMap(([was, now]): readonly Move[] => {
    if (was && now) return [{ what: 'changed', was: textOf(was), now: textOf(now) }];
    if (was) return [{ what: 'cut', was: textOf(was) }];
    return now ? [{ what: 'added', now: textOf(now) }] : [];
  });
}

function isSame(a: Block, b: Block): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
