// The article's blocks as paragraphs of Word, with the ranges of its comments in them.
import {
  AlignmentType,
  ExternalHyperlink,
  type INumberingOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { type Listed, listed } from '../../shared/article/lists.ts';
import { isSafeHref } from '../../shared/article/marker.ts';
import { pictureInWords } from '../word-names.ts';
import { closes, type Numbered, opens } from './docx-notes.ts';
import { pictureRun } from './docx-pictures.ts';
import { type Insert, wordsChildren } from './docx-words.ts';
import type { Pictures } from './pictures.ts';
import { xmlText } from './xml-text.ts';

type List = INumberingOptions['config'][number];
type Paragraphs = { readonly paragraphs: readonly Paragraph[]; readonly lists: readonly List[] };

type Beside = {
  readonly notes: readonly Numbered[];
  readonly pictures: Pictures;
  readonly origin: string;
};

export function articleParagraphs(blocks: readonly Block[], { notes, pictures, origin }: Beside): Paragraphs {
  const inserts = insertsOf(notes);
  const numbering = new Lists();
  const items = listed(blocks);
  const paragraphs = blocks.flatMap((block, at) => {
    const item = items[at] ?? null;
    const words = wordsChildren(block, inserts.get(at) ?? []);
    const picture = pictureOf(block, pictures);
    if (picture) return pictureParagraphs(picture, words);
    const children = [...inWords(block, origin), ...words];
    return paragraphOf(block, { children, ...(item && { numbering: numbering.of(item, block) }) });
  });
  return { paragraphs, lists: numbering.all };
}

type Parts = { readonly children: readonly ParagraphChild[]; readonly numbering?: ReturnType<Lists['of']> };

function paragraphOf(block: Block, parts: Parts): readonly Paragraph[] {
  const isBlank = textOf(block).trim() === '' && parts.children.length === 0;
  if (block.kind === 'rule') return [ruleParagraph(), ...(isBlank ? [] : [new Paragraph({ ...parts })])];
  if (isBlank && block.kind !== 'figure' && !parts.numbering) return [];
  const style = STYLE_OF[block.kind] ?? (block.kind === 'heading' ? `Heading${block.level ?? 2}` : undefined);
  return [new Paragraph({ ...parts, ...(style !== undefined && { style }) })];
}

const STYLE_OF: Readonly<Partial<Record<Block['kind'], string>>> & { readonly figure: string } = {
  headline: 'Heading1',
  standfirst: 'Standfirst',
  byline: 'Byline',
  quote: 'Quote',
  figure: 'Caption',
};

function pictureOf({ kind, src, alt = '' }: Block, pictures: Pictures): ParagraphChild | null {
  const image = kind === 'figure' && src !== undefined ? pictures.get(src) : undefined;
  return image ? pictureRun(image, alt) : null;
}

/** On one page with its caption, if it has one. */
function pictureParagraphs(
  picture: ParagraphChild,
  caption: readonly ParagraphChild[],
): readonly Paragraph[] {
  if (caption.length === 0) return [new Paragraph({ children: [picture] })];
  return [
    new Paragraph({ children: [picture], keepNext: true }),
    new Paragraph({ children: caption, style: STYLE_OF.figure }),
  ];
}

/** A picture that is not in the file is there by its words, which lead to it. */
function inWords(block: Block, origin: string): readonly ParagraphChild[] {
  const { kind, src, alt = '' } = block;
  if (kind !== 'figure' || (src === undefined && alt === '')) return [];
  const link = src?.startsWith('/') ? `${origin}${src}` : src;
  const text = pictureInWords(xmlText(alt));
  const space = textOf(block) === '' ? [] : [new TextRun(' ')];
  if (!isSafeHref(link)) return [new TextRun({ text, italics: true }), ...space];
  const words = new TextRun({ text, italics: true, style: 'Hyperlink' });
  return [new ExternalHyperlink({ link, children: [words] }), ...space];
}

function ruleParagraph(): Paragraph {
  return new Paragraph({ style: 'HorizontalLine' });
}

/** What begins and ends in the words of each block, in their order. */
function insertsOf(notes: readonly Numbered[]): ReadonlyMap<number, readonly Insert[]> {
  const all = new Map<number, Insert[]>();
  const put = (block: number, insert: Insert): void => {
    const own = all.get(block);
    if (own) own.push(insert);
    else all.set(block, [insert]);
  };
  for (const note of notes) {
    if (!note.place) continue;
    put(note.place.from.block, { at: note.place.from.at, children: () => opens(note) });
    put(note.place.to.block, { at: note.place.to.at, children: () => closes(note) });
  }
  return all;
}

/** Each numbered list counts for itself, so each is a numbering of its own; all bullets share one. */
class Lists {
  readonly #made = new Map<string, List>();
  /** The numbering in use at each depth. */
  readonly #at: string[] = [];

  get all(): readonly List[] {
    return [...this.#made.values()];
  }

  of({ depth, begins }: Listed, { kind }: Block) {
    if (begins) this.#at[depth] = kind === 'bullet' ? 'bullets' : `numbers-${this.#made.size}`;
    const reference = this.#at[depth] ?? 'bullets';
    const list = this.#made.get(reference) ?? listOf(reference, kind);
    this.#made.set(reference, list);
    return { reference, level: depth };
  }
}

function listOf(reference: string, kind: Block['kind']): List {
  const levels = [0, 1, 2, 3].map((level) => ({
    level,
    format: kind === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: kind === 'bullet' ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 560 * (level + 1), hanging: 360 } } },
  }));
  return { reference, levels };
}
