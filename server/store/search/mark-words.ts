// Where terms stand in a text. SQLite's own `snippet` takes seconds over an article with thousands of places; this reads once.
import type { Marked } from '../../../shared/search.ts';
import type { Term } from './search-index.ts';

type Place = { readonly term: number; readonly from: number; readonly to: number };

/** How much of the text is shown, and how much before the first mark, in UTF-16 units. */
const PASSAGE = 280;
const LEAD = 60;
/** The most of a slug or a headline. */
const LONGEST = 240;
/** Enough places to choose a passage from. */
const MOST_PLACES = 300;

/** A short text, or its beginning, with all that was found in it. */
export function markWords(text: string, terms: readonly Term[]): Marked {
  return cut(text, 0, Math.min(text.length, LONGEST), placesOf(text, terms));
}

/** The piece of a text in which most of the terms stand together; its beginning when none of them does. */
export function passageOf(text: string, terms: readonly Term[]): Marked {
  const places = placesOf(text, terms);
  const best = places[fullest(places)];
  const from = best ? Math.max(0, best.from - LEAD) : 0;
  const start = from === 0 ? 0 : wordAfter(text, from);
  return cut(text, start, Math.min(text.length, start + PASSAGE), places);
}

/** In order, apart; at most so many. */
function placesOf(text: string, terms: readonly Term[]): readonly Place[] {
  const sought = terms.map(({ words, isBegun }) => ({ words: words.map(fold), isBegun }));
  const longest = Math.max(0, ...terms.map(({ words }) => words.length));
  const places: Place[] = [];
  const near: { word: string; from: number; to: number }[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    near.push({ word: fold(word), from: index, to: index + word.length });
    if (near.length > longest) near.shift();
    for (const [term, { words, isBegun }] of sought.entries()) {
      const here = near.slice(-words.length);
      const isHere =
        here.length === words.length && here.every((one, at) => isSaid(one.word, at, words, isBegun));
      const from = here[0]?.from ?? index;
      if (isHere && from >= (places.at(-1)?.to ?? 0)) places.push({ term, from, to: index + word.length });
    }
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}

function isSaid(word: string, at: number, words: readonly string[], isBegun: boolean): boolean {
  const asked = words[at] ?? '';
  return isBegun && at === words.length - 1 ? word.startsWith(asked) : word === asked;
}

/** The place from which on most different terms stand within one passage; the first of them. */
function fullest(places: readonly Place[]): number {
  let [best, most] = [0, 0];
  for (const [at, { from }] of places.entries()) {
    const terms = new Set<number>();
    for (let next = at; next < places.length; next += 1) {
      const place = places[next];
      if (!place || place.to > from + PASSAGE - LEAD) break;
      terms.add(place.term);
    }
    if (terms.size > most) [best, most] = [at, terms.size];
  }
  return best;
}

function cut(text: string, from: number, to: number, places: readonly Place[]): Marked {
  const [start, end] = [wholeAt(text, from), wholeAt(text, to)];
  const marks = places.flatMap((place): Marked['marks'] => {
    const [first, last] = [Math.max(place.from, start), Math.min(place.to, end)];
    return first < last ? [[first - start, last - start]] : [];
  });
  return { text: text.slice(start, end).toWellFormed(), marks };
}

/** Capitals and accents make no difference, as in the index. */
function fold(word: string): string {
  // Most words have neither accents nor marks.
  if (/^[\u0020-\u007e]*$/u.test(word)) return word.toLowerCase();
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The beginning of a word at or a little after this, so that a passage begins with a whole one. */
function wordAfter(text: string, at: number): number {
  const gap = text.slice(at, at + LEAD).search(/\s/u);
  return gap < 0 ? at : at + gap + 1;
}

/** Never inside a character that is two units long. */
function wholeAt(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at;
}
