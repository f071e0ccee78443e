// Characters as an article holds them: one kind of line break and of space, and nothing that nobody can see.

/** Line and paragraph separators of every system. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const SPACES = /[\u00a0\u2007\u202f]/gu;
/** Control characters, soft hyphen, zero-width space, word joiner, byte order mark, and the two that turn letters round.
 * The zero-width joiners stay: they shape Persian and Indic words and join emoji. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u00ad\u200b\u2060\ufeff\u202d\u202e]/gu;

const CLEAN = /^[\n\t -~]*$/u;

export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.toWellFormed().replaceAll(LINE_BREAKS, '\n').replaceAll(SPACES, ' ').replaceAll(UNSEEN, '');
}
