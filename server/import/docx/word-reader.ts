// Writes what mammoth understood of a Word file as blocks, in the order in which Word shows it.
import type { Block, Formats, Marker } from '../../../shared/article/blocks.ts';
import { readPictureAddress } from '../../../shared/article/picture.ts';
import { altOfWords } from '../../word-names.ts';
import { BlockWriter, type Pin } from '../block-writer.ts';
import { addressIn } from '../open-formats.ts';
import { COMMENT_MARK } from './prepare.ts';
import type { WordDocument, WordImage, WordNode } from './word-document.ts';
import {
  formatsOf,
  isAboutNotes,
  isCaption,
  isOfContents,
  isRule,
  isTitle,
  markerOf,
} from './word-styles.ts';

type Node<T extends WordNode['type']> = Extract<WordNode, { type: T }>;

/** The figure that a picture becomes; null when it is left out. */
export type Figures = {
  readonly ofImage: (image: WordImage) => Marker | null;
  /** One that the document only names. */
  readonly ofAddress: (src: string, alt: string) => Marker | null;
};

export class WordReader {
  readonly #writer = new BlockWriter();
  readonly #document: WordDocument;
  readonly #figuresFrom: Figures;
  readonly #hasTitle: boolean;
  #hasHeadline = false;
  #isFirst = true;
  /** Pictures met in a paragraph; they stand after it. */
  #figures: Marker[] = [];
  /** Whether the block at hand is a picture, which a caption may follow. */
  #isAtFigure = false;
  readonly #notes: Node<'noteReference'>[] = [];
  #isInNotes = false;
  #tables = 0;
  #contents = 0;
  #elsewhere = 0;

  constructor(document: WordDocument, figures: Figures) {
    this.#document = document;
    this.#figuresFrom = figures;
    this.#hasTitle = document.children.some(
      (node) => node.type === 'paragraph' && isTitle(node) && hasWords(node),
    );
  }

  read(): readonly Block[] {
    for (const node of this.#document.children) this.#block(node);
    this.#writeNotes();
    return this.#writer.blocks();
  }

  get hasTables(): boolean {
    return this.#tables > 0;
  }

  get hasContents(): boolean {
    return this.#contents > 0;
  }

  /** How many pictures are named only, and stand elsewhere. */
  get elsewhere(): number {
    return this.#elsewhere;
  }

  get hasNotes(): boolean {
    return this.#notes.length > 0;
  }

  /** Where a comment's words stand; null when they are not in the text. */
  placeOf(comment: string): { readonly from: Pin; readonly to: Pin } | null {
    const [from, to] = [this.#writer.pinned(`begin ${comment}`), this.#writer.pinned(`end ${comment}`)];
    if (from && to && isBefore(from, to)) return { from, to };
    const spot = this.#writer.pinned(`at ${comment}`) ?? to ?? from;
    // Nobody knows which words were meant, so all of the paragraph are.
    return spot && { from: { ...spot, at: 0 }, to: { ...spot, at: Number.POSITIVE_INFINITY } };
  }

  #block(node: WordNode): void {
    if (node.type === 'paragraph') this.#paragraph(node);
    else if (node.type === 'table') this.#table(node);
    else this.#inline(node, {});
  }

  #paragraph(paragraph: Node<'paragraph'>): void {
    if (isOfContents(paragraph)) {
      this.#contents += 1;
      return;
    }
    if (isAboutNotes(paragraph, wordsOf(paragraph).trim())) return;
    if (this.#namedFigure(paragraph) || this.#rule(paragraph)) return;
    if (this.#isAtFigure && isCaption(paragraph)) {
      this.#isAtFigure = false;
      this.#inlines(paragraph.children, {});
      return;
    }
    const marker = markerOf(paragraph, {
      hasTitle: this.#hasTitle,
      hasHeadline: this.#hasHeadline,
      isFirst: this.#isFirst,
    });
    this.#begin(marker);
    this.#inlines(paragraph.children, {}, marker);
    if (this.#writer.hasText) {
      this.#isFirst = false;
      this.#hasHeadline ||= marker.kind === 'headline';
    }
    this.#writeFigures();
  }

  /** What our own documents say for a picture that they do not hold, with its caption behind it. */
  #namedFigure(paragraph: Node<'paragraph'>): boolean {
    const named = paragraph.children.find(({ type }) => type !== 'bookmarkStart');
    if (!isCaption(paragraph) || named?.type !== 'hyperlink') return false;
    const alt = altOfWords(wordsOf(named));
    const figure = alt === null ? null : this.#figuresFrom.ofAddress(named.href ?? '', alt);
    if (!figure) return false;
    if (!readPictureAddress(figure.src ?? '')) this.#elsewhere += 1;
    this.#begin(figure);
    this.#inlines(
      paragraph.children.filter((node) => node !== named),
      {},
    );
    return true;
  }

  #rule(paragraph: Node<'paragraph'>): boolean {
    if (!isRule(paragraph)) return false;
    this.#begin({ kind: 'rule' });
    if (hasWords(paragraph)) this.#begin({ kind: 'paragraph' });
    this.#inlines(paragraph.children, {});
    this.#writeFigures();
    return true;
  }

  #begin(marker: Marker): void {
    this.#isAtFigure = false;
    this.#writer.begin(marker);
  }

  #writeFigures(): void {
    for (const figure of this.#figures) this.#writer.begin(figure);
    this.#isAtFigure = this.#figures.length > 0;
    this.#figures = [];
  }

  #inlines(nodes: readonly WordNode[], formats: Formats, marker?: Marker): void {
    for (const node of nodes) this.#inline(node, formats, marker);
  }

  #inline(node: WordNode, formats: Formats, marker?: Marker): void {
    if (node.type === 'text') this.#writer.write(node.value, formats);
    else if (node.type === 'run') this.#inlines(node.children, { ...formats, ...formatsOf(node) }, marker);
    else if (node.type === 'hyperlink') this.#inlines(node.children, { ...formats, ...linkOf(node) }, marker);
    else if (node.type === 'break') this.#break(node, marker);
    else if (node.type === 'image') this.#image(node);
    else if (node.type === 'noteReference') this.#note(node);
    else if (node.type === 'bookmarkStart') this.#mark(node.name);
    else if (node.type === 'commentReference') this.#writer.pinLast(`at ${node.commentId}`);
    else if (node.type === 'tab') this.#writer.write(' ', formats);
    else if (node.type === 'checkbox') this.#writer.write(node.checked ? '☑' : '☐', formats);
    else this.#block(node);
  }

  /** Behind a new page or column the text goes on in a paragraph of its own. */
  #break({ breakType }: Node<'break'>, marker: Marker | undefined): void {
    if (breakType === 'line') this.#writer.breakLine();
    else if (this.#writer.hasText) this.#begin(marker ?? { kind: 'paragraph' });
  }

  #image(image: WordImage): void {
    const figure = this.#figuresFrom.ofImage(image);
    if (figure) this.#figures.push(figure);
  }

  /** A note within a note is one that names itself without end: Word knows none. */
  #note(reference: Node<'noteReference'>): void {
    if (this.#isInNotes) return;
    const number = this.#notes.push(reference);
    this.#writer.write(`[${number}]`, {});
  }

  #mark(name: string): void {
    const [, which, id] = COMMENT_MARK.exec(name) ?? [];
    if (which === 'begin') this.#writer.pinNext(`begin ${id}`);
    if (which === 'end') this.#writer.pinLast(`end ${id}`);
  }

  #table(table: Node<'table'>): void {
    this.#tables += 1;
    for (const row of table.children) {
      const cells = row.type === 'tableRow' ? row.children : [row];
      const lines = cells.map(onlyLineOf);
      if (cells.length > 1 && lines.every((line) => line !== null)) this.#row(lines);
      else for (const cell of cells) this.#cell(cell);
    }
  }

  #cell(cell: WordNode): void {
    if (cell.type === 'tableCell') for (const node of cell.children) this.#block(node);
    else this.#block(cell);
  }

  /** What stands side by side stays on one line. */
  #row(cells: readonly (readonly WordNode[])[]): void {
    if (!cells.some((cell) => cell.some(hasWords))) return;
    this.#begin({ kind: 'paragraph' });
    for (const [at, cell] of cells.entries()) {
      if (at > 0) this.#writer.write(' | ', {});
      this.#inlines(cell, {});
    }
    this.#isFirst = false;
  }

  #writeNotes(): void {
    if (this.#notes.length === 0) return;
    this.#isInNotes = true;
    this.#begin({ kind: 'heading', level: 2 });
    this.#writer.write('Notes', {});
    for (const [at, reference] of this.#notes.entries()) {
      const body = this.#document.notes.resolve(reference)?.body ?? [];
      this.#begin({ kind: 'paragraph' });
      this.#writer.write(`[${at + 1}] `, {});
      const [first, ...others] = body;
      if (first?.type === 'paragraph') this.#inlines(first.children, {});
      else if (first) this.#block(first);
      this.#writeFigures();
      for (const node of others) this.#block(node);
    }
  }
}

/** The words of a cell that is one paragraph at most; null when it holds more than a line can. */
function onlyLineOf(cell: WordNode): readonly WordNode[] | null {
  if (cell.type === 'bookmarkStart') return [cell];
  if (cell.type !== 'tableCell') return null;
  const [only, more] = cell.children.filter((node) => node.type !== 'paragraph' || node.children.length > 0);
  if (more || (only && only.type !== 'paragraph')) return null;
  return only && holds(only, 'image') ? null : (only?.children ?? []);
}

/** An address ends where a quotation mark stands: what follows is what Word shows when the mouse is over it. */
function linkOf({ href }: Node<'hyperlink'>): Formats {
  const link = addressIn(href?.split('"', 1)[0] ?? '');
  return link === null ? {} : { link };
}

function wordsOf(node: WordNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

export function hasWords(node: WordNode): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : 'children' in node && node.children.some(hasWords);
}

function holds(node: WordNode, type: WordNode['type']): boolean {
  return node.type === type || ('children' in node && node.children.some((child) => holds(child, type)));
}

function isBefore(a: Pin, b: Pin): boolean {
  return a.block < b.block || (a.block === b.block && a.at < b.at);
}
