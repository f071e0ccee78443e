// Lists as Word writes them into a page: paragraphs that say in their style that they are items, with the bullet written
// out before the words. What is known of them, for whatever reads such a page.

const DEPTHS = [0, 1, 2, 3] as const;

/** How deep an item stands, from 0; null for a style that makes none. */
export function writtenDepth(style: string): 0 | 1 | 2 | 3 | null {
  const level = Number(/mso-list:[^;]*\blevel(\d)/iu.exec(style)?.[1] ?? 0);
  return level === 0 ? null : (DEPTHS[level - 1] ?? 3);
}

/** Whether an element with this style holds a bullet and no words. */
export function isWrittenBullet(style: string): boolean {
  return /mso-list:\s*Ignore/iu.test(style);
}

const NUMBER = /\p{N}|\p{Lo}|\p{L}[.)]/u;

/** Letters that count without any sign: all but those that stand for a picture in the fonts that Word takes bullets from. */
const BARE_LETTERS = /^\s*(?![Fjlnoquvw]\s*$)[a-z]{1,5}\s*$/iu;

export function kindOfBullet(bullet: string): 'bullet' | 'number' {
  return NUMBER.test(bullet) || BARE_LETTERS.test(bullet) ? 'number' : 'bullet';
}

const BULLET_BEFORE_WORDS =
  /^[\s\u00a0]*([\p{P}\p{S}o]|\(?[\p{L}\p{N}]{1,5}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[\p{L}\p{N}](?=[\s\u00a0]{3}))[\s\u00a0]{2,}/u;

/** The bullet that such a paragraph begins with, spaces and all, where no style sets it apart; empty when there is none. */
export function bulletBefore(words: string): string {
  return BULLET_BEFORE_WORDS.exec(words)?.[0] ?? '';
}

const SIGN_BEFORE_WORDS = /^[\s\u00a0]*[·•●■◆❖○▪§➢✓o](?= *\u00a0)[ \u00a0]{2,}/u;

/** The same where nothing says that there is a list: a sign and a run of spaces that nobody types. */
export function signBefore(words: string): string {
  return SIGN_BEFORE_WORDS.exec(words)?.[0] ?? '';
}

/** In a filtered page, what stands between bullet and words is all that is left of the list. */
export function isBulletSpacer(style: string): boolean {
  return /(?:^|;)\s*font:\s*7(?:\.0)?pt/iu.test(style);
}

/** How deep, from 0, a margin puts an item: half an inch is one step, and the first. */
export function depthByMargin(style: string): 0 | 1 | 2 | 3 {
  const [, size, unit] = /margin(?:-left)?:(?:[^;]*\s)?([\d.]+)(pt|in|cm)\s*(?:;|$)/iu.exec(style) ?? [];
  const points = Number(size ?? 36) * (unit === 'in' ? 72 : unit === 'cm' ? 28.35 : 1);
  return DEPTHS[Math.max(0, Math.round(points / 36) - 1)] ?? 3;
}

/** Word's own classes for list paragraphs. Mail programs put a word of theirs before the names. */
export function isListClass(names: string): boolean {
  return /MsoList(?:Paragraph|Bullet|Number)/u.test(names);
}

/** What a class of Word's or LibreOffice's says a paragraph is. */
export function styledAs(names: string): 'title' | 'heading' | 'quote' | null {
  if (/MsoTitle\b/u.test(names)) return 'title';
  // Pages know six headings: the others are paragraphs.
  if (/MsoHeading[789]\b/u.test(names)) return 'heading';
  return /Mso(?:Intense)?Quote/u.test(names) ? 'quote' : null;
}

/** Words that a tracked change took away: Word says who did, and when. */
export function isTrackedCut(cite: string | null | undefined, datetime: string | null | undefined): boolean {
  return typeof cite === 'string' && typeof datetime === 'string';
}
