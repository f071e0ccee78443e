// Collects blocks from a stream of words: spaces collapse as on a page, breaks become lines or blocks.
import { type Block, type Formats, type Marker, type Run, textOf } from '../../shared/article/blocks.ts';
import { cleanText } from '../../shared/article/clean-text.ts';
import { sameFormats } from '../../shared/article/formats.ts';

/** More blocks and runs than any article has. Somewhat more are kept, so that whoever counts them sees that there were. */
export const PIECE_LIMIT = 100_000;

/** A place in what was written: in which block, before which of its characters. */
export type Pin = { readonly block: number; readonly at: number };

export class BlockWriter {
  readonly #pins = new Map<string, Pin>();
  /** Names of places that begin with the next word. */
  #awaited: string[] = [];
  readonly #blocks: Block[] = [];
  #marker: Marker = { kind: 'paragraph' };
  #runs: Run[] = [];
  #pieces = 0;
  /** A space that was read and waits for a word to follow it, in the formats that it stood in. */
  #space: Formats | null = null;
  #breaks = 0;
  #isAtLineStart = true;

  get isFull(): boolean {
    return this.#pieces > PIECE_LIMIT;
  }

  get hasText(): boolean {
    return this.#runs.length > 0;
  }

  /** How long the words of the block at hand are. */
  get length(): number {
    return this.#runs.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** Takes away the words of the block at hand. */
  take(): string {
    const words = this.#runs.map(({ text }) => text).join('');
    this.#runs = [];
    this.#space = null;
    this.#isAtLineStart = true;
    return words;
  }

  /** Ends the block at hand; the words that follow stand under `marker`. */
  begin(marker: Marker): void {
    this.end();
    this.#marker = marker;
  }

  /** Whether there was a block to end. One without words is none, unless it is a rule or a picture. */
  end(): boolean {
    const [marker, runs] = [this.#marker, trimmedEnd(this.#runs)];
    this.#marker = { kind: 'paragraph' };
    this.#runs = [];
    this.#space = null;
    this.#breaks = 0;
    this.#isAtLineStart = true;
    const stands = runs.length > 0 || marker.kind === 'rule' || marker.src !== undefined;
    if (stands && this.#blocks.length <= PIECE_LIMIT) {
      this.#blocks.push({ ...marker, runs });
      this.#pieces += 1;
    }
    return stands;
  }

  /** Names the place where the next word will begin. A name is given once. */
  pinNext(name: string): void {
    this.#awaited.push(name);
  }

  /** Names the place where the last word ended. */
  pinLast(name: string): void {
    const last = this.#blocks.at(-1);
    if (this.hasText || !last) this.#pin(name, { block: this.#blocks.length, at: this.length });
    else this.#pin(name, { block: this.#blocks.length - 1, at: textOf(last).length });
  }

  pinned(name: string): Pin | null {
    return this.#pins.get(name) ?? null;
  }

  write(text: string, formats: Formats): void {
    const words = cleanText(text).replaceAll(/[ \t\n]+/gu, ' ');
    if (words.startsWith(' ')) this.#space ??= formats;
    const core = words.trim();
    if (core === '') return;
    this.#settleBreaks();
    if (this.#space && !this.#isAtLineStart) this.#add(' ', this.#space);
    this.#settlePins();
    this.#add(core, formats);
    this.#space = words.endsWith(' ') ? formats : null;
  }

  /** Text whose spaces and line breaks mean what they are. */
  writeVerbatim(text: string, formats: Formats): void {
    const words = cleanText(text);
    this.#settleBreaks();
    this.#settlePins();
    this.#add(this.hasText ? words : words.replace(/^\n+/u, ''), formats);
  }

  breakLine(): void {
    this.#space = null;
    this.#breaks += 1;
  }

  blocks(): readonly Block[] {
    this.end();
    return this.#blocks;
  }

  /** One break is a new line; two are how pages without paragraphs make them. A heading stays one line. */
  #settleBreaks(): void {
    const breaks = this.#breaks;
    this.#breaks = 0;
    if (breaks === 0 || !this.hasText) return;
    const marker = this.#marker;
    if (isHeading(marker)) this.#add(' ', {});
    else if (breaks === 1) this.#add('\n', {});
    else this.begin(marker);
  }

  #settlePins(): void {
    for (const name of this.#awaited) this.#pin(name, { block: this.#blocks.length, at: this.length });
    this.#awaited = [];
  }

  #pin(name: string, pin: Pin): void {
    if (!this.#pins.has(name)) this.#pins.set(name, pin);
  }

  /** A heading is bold by its looks. */
  #add(text: string, formats: Formats): void {
    if (text === '' || this.isFull) return;
    this.#isAtLineStart = text.endsWith('\n');
    const { bold, ...others } = formats;
    const worn = bold && isHeading(this.#marker) ? others : formats;
    const last = this.#runs.at(-1);
    if (last && sameFormats(last.formats, worn))
      this.#runs[this.#runs.length - 1] = { text: last.text + text, formats: worn };
    else {
      this.#runs.push({ text, formats: worn });
      this.#pieces += 1;
    }
  }
}

function isHeading({ kind }: Marker): boolean {
  return kind === 'headline' || kind === 'heading';
}

function trimmedEnd(runs: readonly Run[]): readonly Run[] {
  const at = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs
    .slice(0, at + 1)
    .map((run, index) => (index === at ? { ...run, text: run.text.trimEnd() } : run));
}
