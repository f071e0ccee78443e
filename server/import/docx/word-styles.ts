// What a paragraph of Word is in an article, by the name of its style. Word writes these names in English in every language.
import type { Formats, Marker } from '../../../shared/article/blocks.ts';
import {
  CODE_STYLE,
  NOTE_STYLE,
  NOTES_HEADING,
  NOTES_HEADING_STYLE,
  ON_THE_WHOLE,
  RULE_STYLE,
} from '../../word-names.ts';
import type { RunLooks, WordNode } from './word-document.ts';

type Paragraph = Extract<WordNode, { type: 'paragraph' }>;

/** What is known of the article when a paragraph is met. */
export type Around = {
  /** Whether some paragraph is styled as the title. */
  readonly hasTitle: boolean;
  readonly hasHeadline: boolean;
  readonly isFirst: boolean;
};

export function markerOf(paragraph: Paragraph, around: Around): Marker {
  const style = styleOf(paragraph);
  if (style === 'title') return around.hasHeadline ? { kind: 'heading', level: 2 } : { kind: 'headline' };
  const rank = rankOf(style);
  if (rank !== null) return headingOf(rank, around);
  if (paragraph.numbering) return itemOf(paragraph.numbering);
  const [, list, depth = '1'] = LIST.exec(style) ?? [];
  if (list !== undefined) return itemOf({ isOrdered: list === 'number', level: String(Number(depth) - 1) });
  if (QUOTES.has(style)) return { kind: 'quote' };
  if (style === 'subtitle' || style === 'standfirst') return { kind: 'standfirst' };
  return { kind: style === 'byline' ? 'byline' : 'paragraph' };
}

/** Whether the name of a style says by itself what its paragraphs are. */
export function isTelling(name: string): boolean {
  const style = name.toLowerCase();
  return (
    rankOf(style) !== null ||
    LIST.test(style) ||
    CONTENTS.test(style) ||
    QUOTES.has(style) ||
    OTHERS.has(style)
  );
}

/** A line of a table of contents, an index, a list of pictures: made anew from the text whenever it is wanted. */
export function isOfContents(paragraph: Paragraph): boolean {
  return CONTENTS.test(styleOf(paragraph));
}

export function isTitle(paragraph: Paragraph): boolean {
  return styleOf(paragraph) === 'title';
}

/** A line across the page that a style draws. */
export function isRule(paragraph: Paragraph): boolean {
  return styleOf(paragraph) === RULE_STYLE.toLowerCase();
}

/** What our own documents say at their end of the notes that lie on no words. Whatever else stands there is text. */
export function isAboutNotes(paragraph: Paragraph, words: string): boolean {
  const style = styleOf(paragraph);
  if (style === NOTES_HEADING_STYLE.toLowerCase()) return words === NOTES_HEADING;
  return style === NOTE_STYLE.toLowerCase() && (words === ON_THE_WHOLE || /^“[\s\S]*”$/u.test(words));
}

export function isCaption(paragraph: Paragraph): boolean {
  return styleOf(paragraph) === 'caption';
}

export function formatsOf(run: RunLooks): Formats {
  const style = run.styleName?.toLowerCase() ?? '';
  return {
    ...((run.isBold || style === 'strong' || style === 'intense emphasis') && { bold: true }),
    ...((run.isItalic || style === 'emphasis' || style === 'intense emphasis') && { italic: true }),
    ...(run.isStrikethrough && { strike: true }),
    ...(CODE.has(style) && { code: true }),
  };
}

const LIST = /^list (bullet|number)(?: (\d))?$/u;
const CONTENTS = /^(?:toc|contents|index|toa|table of (?:figures|authorities))(?: (?:\d|heading))?$/u;
const OTHERS: ReadonlySet<string> = new Set([
  ...['title', 'subtitle', 'standfirst', 'byline', 'caption'],
  ...[RULE_STYLE, NOTES_HEADING_STYLE, NOTE_STYLE].map((name) => name.toLowerCase()),
]);

/** Ours, and what pages, LibreOffice and pandoc call it. */
const CODE: ReadonlySet<string> = new Set([
  ...[CODE_STYLE.toLowerCase(), 'html code', 'source text', 'verbatim char'],
]);

const QUOTES: ReadonlySet<string> = new Set(['quote', 'intense quote', 'quotations', 'block text']);

/** Of a heading its rank, from 1: some programs give the first none. */
function rankOf(style: string): number | null {
  const [all, rank = '1'] = /^heading(?: (\d))?$/u.exec(style) ?? [];
  return all === undefined ? null : Number(rank);
}

/** Where no paragraph is the title, a heading of the first rank at the very top is it. */
function headingOf(rank: number, { hasTitle, isFirst }: Around): Marker {
  if (!hasTitle && rank === 1 && isFirst) return { kind: 'headline' };
  return { kind: 'heading', level: rank <= (hasTitle ? 1 : 2) ? 2 : 3 };
}

function itemOf({ isOrdered, level }: { readonly isOrdered: boolean; readonly level: string }): Marker {
  const indent = ([0, 1, 2, 3] as const)[Number(level)] ?? 3;
  return { kind: isOrdered ? 'number' : 'bullet', indent };
}

function styleOf({ styleName }: Paragraph): string {
  return styleName?.toLowerCase() ?? '';
}
