// Turns the tags and words of a page, as they come, into blocks: which kind each is, and what its words wear.
import type { Block, Marker } from '../../shared/article/blocks.ts';
import { depthByMargin, isBulletSpacer, isListClass, kindOfBullet } from '../../shared/article/word-list.ts';
import { BlockWriter } from './block-writer.ts';
import { BLOCKS, HEADINGS } from './html-tags.ts';
import { NoteMarks } from './note-marks.ts';
import { type Attributes, OpenFormats } from './open-formats.ts';
import type { PagePictures } from './page-pictures.ts';
import { namedIn, paragraphKind } from './paragraph-kind.ts';
import { isEmoji } from './picture.ts';
import { TableRow } from './table-row.ts';
import { WrittenBullet } from './written-bullet.ts';

export class PageReader {
  readonly #writer = new BlockWriter();
  readonly #formats = new OpenFormats();
  readonly #found: PagePictures;
  /** The lists around us, innermost last. */
  readonly #lists: ('bullet' | 'number')[] = [];
  #quotes = 0;
  #verbatim = 0;
  #figures = 0;
  #hasHeadline = false;
  /** The kind that an element around us gives to the next block only: a heading, a list item, a named paragraph. */
  #next: Marker | null = null;
  /** Whether it was a paragraph that said so itself: its end is the end of that. */
  #isNamed = false;
  readonly #bullet = new WrittenBullet();
  readonly #notes = new NoteMarks();
  readonly #row = new TableRow();
  /** How deep a paragraph stands that Word calls one of a list, until its words begin. */
  #item: 0 | 1 | 2 | 3 | null = null;
  /** A picture whose caption may follow. */
  #captioned = false;
  /** Pictures met in the middle of a sentence; they stand after its block. */
  #pictures: Marker[] = [];

  constructor(found: PagePictures) {
    this.#found = found;
  }

  blocks(): readonly Block[] {
    this.#endBlock();
    return this.#writer.blocks();
  }

  words(chars: string): void {
    if (this.#bullet.isOpen) this.#bullet.hear(chars);
    else if (this.#notes.isOpen) this.#notes.hear(chars);
    else this.#write(chars);
  }

  #write(chars: string): void {
    const between = this.#row.before(chars);
    if (between === null) this.#startBlock(null);
    else if (between !== '') this.#writer.write(between, {});
    if (this.#verbatim > 0) this.#writer.writeVerbatim(chars, this.#formats.now);
    else this.#writer.write(chars, this.#formats.now);
  }

  /** Our own Markdown says in a comment what its paragraphs cannot. */
  comment(words: string): void {
    const kind = namedIn([words.trim()]);
    if (kind) this.#startBlock({ kind });
  }

  startTag(tag: string, attributes: Attributes): void {
    this.#notes.start(tag, attributes);
    if (tag === 'br') this.#break();
    else if (tag === 'img') this.#picture(attributes);
    else if (tag === 'q') this.words('“');
    else if (tag === 'hr') this.#rule();
    else if (HEADINGS.has(tag)) this.#startHeading(tag);
    else if (tag === 'li') this.#startBlock(this.#itemMarker());
    else if (tag === 'p') this.#startParagraph(attributes);
    else if (tag === 'table' || tag === 'tr') this.#parts(tag);
    else if ((tag === 'td' || tag === 'th') && this.#row.startsCell()) return;
    else if (BLOCKS.has(tag)) this.#startBlock(null);
    else if (tag === 'span' && this.#bullet.opens(attributes.get('style') ?? '')) return;
    else if (tag === 'span' && this.#item !== null && isBulletSpacer(attributes.get('style') ?? ''))
      this.#startWords(attributes);
    else if (!this.#startGroup(tag)) this.#formats.open(tag, attributes);
  }

  endTag(tag: string): void {
    const mark = this.#notes.end(tag);
    if (mark !== null) this.#writer.write(mark, {});
    if (tag === 'br') this.#break();
    else if (tag === 'q') this.words('”');
    else if (HEADINGS.has(tag) || tag === 'li') this.#leaveBlock();
    else if (tag === 'p' && this.#isNamed) this.#leaveBlock();
    else if (tag === 'table' || tag === 'tr') this.#parts(null);
    else if (BLOCKS.has(tag)) this.#startBlock(null);
    else if (tag === 'span' && this.#bullet.isOpen) this.#endBullet();
    else if (!this.#endGroup(tag)) this.#formats.close(tag);
  }

  #break(): void {
    if (this.#row.isLine) this.words(' ');
    else this.#writer.breakLine();
  }

  /** A table begins or ends, or one of its rows. */
  #parts(begins: 'table' | 'tr' | null): void {
    this.#row.end();
    this.#startBlock(null);
    if (begins === 'tr') this.#row.begin();
  }

  #startParagraph(attributes: Attributes): void {
    // A paragraph ends where the next begins.
    if (this.#isNamed) this.#leaveBlock();
    const kind = paragraphKind(attributes, this.#hasHeadline);
    this.#startBlock(kind);
    this.#isNamed = kind !== null;
    const style = attributes.get('style') ?? '';
    this.#item = kind === null && isListClass(attributes.get('class') ?? '') ? depthByMargin(style) : null;
  }

  /** What was read of this paragraph is its bullet, when it is as short as one. */
  #startWords(attributes: Attributes): void {
    const indent = this.#item;
    this.#item = null;
    this.#formats.open('span', attributes);
    if (indent === null || !this.#writer.hasText || this.#writer.length > LONGEST_BULLET) return;
    this.#next = { kind: kindOfBullet(this.#writer.take()), indent };
    this.#isNamed = true;
    this.#mark();
  }

  /** The bullet that Word wrote out says which kind of list its item is of. */
  #endBullet(): void {
    const bullet = this.#bullet.close();
    const { kind, indent } = this.#next ?? {};
    if (bullet === null || kind !== 'bullet' || indent === undefined || this.#writer.hasText) return;
    this.#next = { kind: kindOfBullet(bullet), indent };
    this.#mark();
  }

  #startGroup(tag: string): boolean {
    if (tag === 'figcaption' && this.#captioned) return true;
    if (!GROUPS.has(tag)) return false;
    this.#row.end();
    this.#startBlock(null);
    if (tag === 'ul' || tag === 'menu') this.#lists.push('bullet');
    else if (tag === 'ol') this.#lists.push('number');
    else if (tag === 'blockquote') this.#quotes += 1;
    else if (tag === 'pre' || tag === 'listing') this.#verbatim += 1;
    else if (tag === 'figure') this.#figures += 1;
    this.#mark();
    return true;
  }

  #endGroup(tag: string): boolean {
    if (!GROUPS.has(tag)) return false;
    this.#leaveBlock();
    if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.#lists.pop();
    else if (tag === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    else if (tag === 'pre' || tag === 'listing') this.#verbatim = Math.max(0, this.#verbatim - 1);
    else if (tag === 'figure') this.#figures = Math.max(0, this.#figures - 1);
    this.#mark();
    return true;
  }

  /** A block within a heading or an item that has no words yet is still that heading or item. */
  #startBlock(marker: Marker | null): void {
    if (this.#captioned && !this.#writer.hasText && marker === null) return;
    if (this.#row.isLine && marker === null) {
      this.#row.breaks();
      return;
    }
    this.#endBlock();
    this.#next = marker ?? this.#next;
    this.#mark();
  }

  #leaveBlock(): void {
    this.#endBlock();
    this.#isNamed = false;
    this.#item = null;
    this.#next = null;
    this.#mark();
  }

  #endBlock(): void {
    this.#bullet.drop();
    this.#row.end();
    const mark = this.#notes.drop();
    if (mark !== null) this.#writer.write(mark, {});
    const written = this.#writer.end();
    if (written && this.#next?.kind === 'headline') this.#hasHeadline = true;
    if (written) this.#next = null;
    this.#captioned = false;
    for (const picture of this.#pictures) this.#writer.begin(picture);
    this.#pictures = [];
  }

  /** Says under which marker the next words stand. */
  #mark(): void {
    this.#writer.begin(this.#next ?? { kind: this.#quotes > 0 ? 'quote' : 'paragraph' });
  }

  #rule(): void {
    this.#endBlock();
    this.#writer.begin({ kind: 'rule' });
    this.#mark();
  }

  #picture(attributes: Attributes): void {
    const alt = attributes.get('alt') ?? '';
    const picture = isEmoji(alt) ? null : this.#found.figureOf(attributes.get('src'), alt);
    if (!picture) {
      if (isEmoji(alt)) this.words(alt);
      return;
    }
    if (this.#writer.hasText && !this.#captioned) {
      this.#pictures.push(picture);
      return;
    }
    this.#endBlock();
    this.#writer.begin(picture);
    this.#captioned = this.#figures > 0;
    if (!this.#captioned) this.#mark();
  }

  /** The page's first heading of the first rank is the headline. */
  #startHeading(tag: string): void {
    this.#endBlock();
    if (tag === 'h1' && !this.#hasHeadline) this.#startBlock({ kind: 'headline' });
    else this.#startBlock({ kind: 'heading', level: tag === 'h1' || tag === 'h2' ? 2 : 3 });
  }

  #itemMarker(): Marker {
    const depth = Math.min(3, Math.max(0, this.#lists.length - 1));
    const indent = ([0, 1, 2, 3] as const)[depth] ?? 3;
    return { kind: this.#lists.at(-1) ?? 'bullet', indent };
  }
}

const LONGEST_BULLET = 8;

/** Elements that say something about all blocks within them. */
const GROUPS: ReadonlySet<string> = new Set([
  ...['blockquote', 'figcaption', 'figure', 'listing', 'menu', 'ol', 'pre', 'ul'],
]);
