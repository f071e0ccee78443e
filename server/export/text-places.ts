// Where threads lie in the article's plain text, in Unicode characters, as the Web Annotation standard counts.
import type { Place } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { readable } from '../../shared/article/readable.ts';
import { flatStarts, wordsAt } from '../../shared/article/words-at.ts';

export type TextPlace = {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
};

const CONTEXT = 32;

/** The text as it is exported, and where a thread's place lies in it; null for words that are not there. */
export function textPlaces(blocks: readonly Block[]): {
  readonly text: string;
  readonly find: (place: Place) => TextPlace | null;
} {
  const { text, starts } = readable(blocks);
  const flat = flatStarts(blocks);
  const characters = charactersBefore(text);
  const offsetOf = (unit: number): number | null => {
    const words = wordsAt(flat, unit);
    const start = words && starts[words.block];
    return words && start !== null && start !== undefined ? start + words.at : null;
  };
  const find = (place: Place): TextPlace | null => {
    if (place.state === 'orphaned') return null;
    const from = offsetOf(place.from);
    const last = offsetOf(place.to - 1);
    if (from === null || last === null) return null;
    return {
      start: characters(from),
      end: characters(last + 1),
      exact: text.slice(from, last + 1),
      prefix: wholeEnd(text.slice(Math.max(0, from - CONTEXT), from)),
      suffix: wholeStart(text.slice(last + 1, last + 1 + CONTEXT)),
    };
  };
  return { text, find };
}

/** A character of two units counts once. */
function charactersBefore(text: string): (unit: number) => number {
  const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
  return (unit) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  };
}

function wholeEnd(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '');
}

function wholeStart(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
