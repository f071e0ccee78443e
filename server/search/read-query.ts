// What somebody typed into the search box, read as terms. Nothing in it is syntax but quotation marks.
import type { Term } from '../store/search/search-index.ts';

/** More than anybody means. */
const MOST_TERMS = 12;

/** Quotation marks as keyboards and word processors write them; the second one may be missing yet. */
const QUOTED = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Every term has to be found. Words between quotation marks stand side by side, and so do those that a hyphen or an
 * apostrophe holds together; the last word may still be on its way, unless its quotation is closed.
 */
export function readQuery(query: string): readonly Term[] {
  const parts = partsOf(query)
    .map(({ text, isClosed }) => ({ words: wordsOf(text), isClosed }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_TERMS);
  return parts.map(({ words, isClosed }, at) => ({ words, isBegun: at === parts.length - 1 && !isClosed }));
}

type Part = { readonly text: string; readonly isClosed: boolean };

function partsOf(query: string): readonly Part[] {
  const quoted = QUOTED.exec(query);
  if (!quoted) return looseParts(query);
  const [all, text = '', close] = quoted;
  const rest = query.slice(quoted.index + all.length);
  return [...looseParts(query.slice(0, quoted.index)), { text, isClosed: close !== '' }, ...partsOf(rest)];
}

function looseParts(text: string): readonly Part[] {
  return text.split(/\s+/u).map((part) => ({ text: part, isClosed: false }));
}

/** A mark that belongs to no letter is no word. */
function wordsOf(text: string): readonly string[] {
  return (text.normalize('NFC').match(WORD) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
