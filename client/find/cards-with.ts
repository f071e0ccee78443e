// Drafts among the board's own cards by the words of slug and headline: what is known here without asking anybody.
import type { Card } from '../../shared/review/card.ts';
import type { Found, Marked } from '../../shared/search.ts';

/** Every word begins one of the card's. In the board's own order, at most `most`. */
export function cardsWith(cards: readonly Card[], query: string, most: number): readonly Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found: Found[] = [];
  for (const card of cards) {
    if (found.length === most) break;
    const slug = markedIn(card.slug, words);
    const headline = markedIn(card.headline, words);
    if (!words.every((word) => slug.words.has(word) || headline.words.has(word))) continue;
    const { id: draftId, stage } = card;
    found.push({
      draftId,
      stage,
      slug: slug.marked,
      headline: headline.marked,
      passage: { text: '', marks: [] },
    });
  }
  return found;
}

/** Whether every word of the query begins a word of the name. */
export function fits(name: string, query: string): boolean {
  const words = wordsOf(query);
  const { words: found } = markedIn(name, words);
  return words.every((word) => found.has(word));
}

function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function markedIn(text: string, words: readonly string[]): { marked: Marked; words: ReadonlySet<string> } {
  const found = new Set<string>();
  const marks: [number, number][] = [];
  for (const { 0: one, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const begun = words.filter((word) => one.toLowerCase().startsWith(word));
    for (const word of begun) found.add(word);
    const longest = Math.max(0, ...begun.map(({ length }) => length));
    if (longest > 0) marks.push([index, index + Math.min(longest, one.length)]);
  }
  return { marked: { text, marks }, words: found };
}
