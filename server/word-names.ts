// What our Word documents say in words or names of styles that Word has none for, so that they are known when they come back.

/** Writers of text have a rule of this name; Word shows it by its border. */
export const RULE_STYLE = 'Horizontal Line';
export const CODE_STYLE = 'Code';

/** The end of a document: what was said on the draft as a whole, or on words that are gone. */
export const NOTES_HEADING_STYLE = 'Draft notes heading';
export const NOTE_STYLE = 'Draft note';
export const NOTES_HEADING = 'Notes on the whole draft, and on words that are gone';
export const ON_THE_WHOLE = 'On the whole draft';

/** A picture that is not in the document. */
export function pictureInWords(alt: string): string {
  return alt === '' ? '[Picture]' : `[Picture: ${alt}]`;
}

/** The alternative text of a picture that is there in words; null for other words. */
export function altOfWords(words: string): string | null {
  const [all, alt = ''] = /^\[Picture(?:: ([\s\S]*))?\]$/u.exec(words.trim()) ?? [];
  return all === undefined ? null : alt;
}
