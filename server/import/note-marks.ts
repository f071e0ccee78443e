// The numbers of footnotes in a page, heard apart from the words: raised letters that lead to another place of a page.
import { BEFORE_THE_NOTE, noteMark } from '../../shared/article/note-mark.ts';
import type { Attributes } from './open-formats.ts';

type Tag = 'sup' | 'a';
type Open = { readonly tag: Tag; readonly means: 'raised' | 'leads' | 'before' | null };

/** A page that opens more of them than this, one in another, has no notes. */
const DEEPEST = 8;

export class NoteMarks {
  #open: Open[] = [];
  #heard = '';

  get isOpen(): boolean {
    const all = this.#open.map(({ means }) => means);
    return all.includes('before') || (all.includes('raised') && all.includes('leads'));
  }

  start(tag: string, attributes: Attributes): void {
    if ((tag === 'sup' || tag === 'a') && this.#open.length < DEEPEST)
      this.#open.push({ tag, means: meaningOf(tag, attributes) });
  }

  hear(chars: string): void {
    this.#heard = (this.#heard + chars).slice(0, 1_000);
  }

  /** What is to be written, when this was the end of a number; it may be no number after all. */
  end(tag: string): string | null {
    const at = this.#open.findLastIndex((one) => one.tag === tag);
    if (at === -1) return null;
    const isBefore = this.#open.some(({ means }) => means === 'before');
    const wasOpen = this.isOpen;
    this.#open.splice(at, 1);
    return wasOpen && !this.isOpen ? this.#written(isBefore) : null;
  }

  /** The block around it is over. */
  drop(): string | null {
    this.#open = [];
    return this.#heard === '' ? null : this.#written(false);
  }

  #written(isBefore: boolean): string {
    const heard = this.#heard;
    this.#heard = '';
    const mark = noteMark(heard);
    return mark === null ? heard : isBefore ? `${mark} ` : mark;
  }
}

function meaningOf(tag: Tag, attributes: Attributes): Open['means'] {
  if (tag === 'sup') return 'raised';
  const names = attributes.get('class')?.split(/\s+/u) ?? [];
  if (BEFORE_THE_NOTE.some((name) => names.includes(name))) return 'before';
  return attributes.get('href')?.includes('#') ? 'leads' : null;
}
