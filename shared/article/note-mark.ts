// The number of a footnote within the words: set apart, so that thirty-one and its first note are no thirty-one thousand.

/** As it stands in an article; null for words that number no note. */
export function noteMark(words: string): string | null {
  const number = words.trim();
  return /^(?:\d{1,3}|[ivxlc]{1,6}|[a-z*†‡])$/iu.test(number) ? `[${number}]` : null;
}

/** LibreOffice's classes for the number that stands before the note itself. */
export const BEFORE_THE_NOTE = ['sdfootnotesym', 'sdendnotesym'] as const;
