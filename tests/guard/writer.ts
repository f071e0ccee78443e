// A client without an editor: types, splits, joins, formats and undoes on the article as the binding does.
import * as Y from 'yjs';
import type { Chance } from './chance.ts';

type Formats = Record<string, string | true | null>;
const FORMATS: readonly [Formats, ...Formats[]] = [
  { bold: true },
  { italic: true },
  { strike: true },
  { code: true },
  { link: 'https://example.org/a?b=1' },
  { link: 'mailto:desk@example.org' },
  { bold: null },
  { italic: null },
  { link: null },
  { bold: true, italic: true },
];
const KINDS = ['paragraph', 'heading', 'quote', 'bullet', 'number', 'standfirst', 'figure', 'rule'] as const;
const WORDS = [
  'the ',
  'council',
  ' voted',
  '🙂',
  '👩‍👩‍👧',
  'naïve ',
  '\n',
  '日本語',
  'a',
  'b ',
  '“quoted”',
  '\ud83c\udf89',
] as const;

export class Writer {
  readonly name: string;
  readonly origin = { travels: true };
  readonly chance: Chance;
  doc: Y.Doc;
  undo: Y.UndoManager;
  /** Every id this writer has written under and the server may not have. */
  clientIds: number[];
  unsent: Uint8Array[] = [];
  /** How much of the server's log has been read; null while offline. */
  read: number | null = null;

  constructor(name: string, chance: Chance) {
    this.name = name;
    this.chance = chance;
    this.doc = new Y.Doc();
    this.clientIds = [];
    this.undo = this.#open();
  }

  get text(): Y.Text {
    return this.doc.getText('article');
  }

  /** A reloaded window: nothing is left but what the server knows. */
  reload(): void {
    this.undo.destroy();
    this.doc.destroy();
    this.doc = new Y.Doc();
    this.clientIds = [];
    this.unsent = [];
    this.undo = this.#open();
  }

  /** As after a collision: the old id's words may still be unsent. */
  takeNewClientId(): void {
    this.doc.clientID = this.chance.below(2 ** 32);
    this.clientIds.push(this.doc.clientID);
  }

  #open(): Y.UndoManager {
    this.takeNewClientId();
    const undo = new Y.UndoManager(this.text, { trackedOrigins: new Set([this.origin]), captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.origin || origin === undo) this.unsent.push(update);
    });
    return undo;
  }

  /** One act of a person. */
  act(): void {
    const acts = [
      [40, () => this.#type()],
      [14, () => this.#cut()],
      [8, () => this.#split()],
      [5, () => this.#join()],
      [7, () => this.#setKeys()],
      [10, () => this.#format()],
      [3, () => this.#paste()],
      [2, () => this.#insertAndRegret()],
      [7, () => this.undo.undo()],
      [4, () => this.undo.redo()],
    ] as const;
    let roll = this.chance.below(100);
    for (const [weight, act] of acts) {
      roll -= weight;
      if (roll < 0) {
        act();
        return;
      }
    }
  }

  #edit(change: (text: Y.Text) => void): void {
    this.doc.transact(() => change(this.text), this.origin);
  }

  /** A flat offset that cuts no code point. */
  #place(): number {
    const units = this.#units();
    return clean(units, this.chance.below(units.length + 1));
  }

  #stretch(longest: number): { at: number; length: number } {
    const [a, b] = [this.#place(), this.#place()];
    const at = Math.min(a, b);
    const end = clean(this.#units(), Math.min(Math.max(a, b), at + longest));
    return { at, length: Math.max(0, end - at) };
  }

  /** The article as one string; a marker reads as one unit. */
  #units(): string {
    const parts: string[] = [];
    for (let item = this.text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      parts.push(item.content instanceof Y.ContentString ? item.content.str : '\ufffc');
    }
    return parts.join('');
  }

  #type(): void {
    const at = this.#place();
    const word = this.chance.pick(WORDS);
    this.#edit((text) =>
      text.insert(at, word, this.chance.percent(20) ? { ...this.chance.pick(FORMATS) } : {}),
    );
  }

  #cut(): void {
    const { at, length } = this.#stretch(this.chance.percent(5) ? 500 : 9);
    if (length > 0) this.#edit((text) => text.delete(at, length));
  }

  #marker(): Y.Map<unknown> {
    const marker = new Y.Map<unknown>();
    marker.set('kind', this.chance.pick(KINDS));
    return marker;
  }

  #split(): void {
    const at = this.#place();
    this.#edit((text) => text.insertEmbed(at, this.#marker(), {}));
  }

  #someMarker(): { at: number; marker: Y.Map<unknown> } | undefined {
    const found: { at: number; marker: Y.Map<unknown> }[] = [];
    let at = 0;
    for (let item = this.text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Map)
        found.push({ at, marker: item.content.type });
      at += item.length;
    }
    return found[this.chance.below(found.length)];
  }

  #join(): void {
    const found = this.#someMarker();
    if (found) this.#edit((text) => text.delete(found.at, 1));
  }

  #setKeys(): void {
    const marker = this.#someMarker()?.marker;
    if (!marker) return;
    this.#edit(() => {
      const kind = this.chance.pick(KINDS);
      marker.set('kind', kind);
      if (kind === 'heading') marker.set('level', this.chance.pick([2, 3]));
      else marker.delete('level');
      if (kind === 'bullet' || kind === 'number') marker.set('indent', this.chance.below(4));
      if (kind === 'figure') {
        marker.set('src', 'https://example.org/picture.jpg');
        marker.set('alt', 'A picture');
      }
    });
  }

  #format(): void {
    const { at, length } = this.#stretch(30);
    if (length > 0) this.#edit((text) => text.format(at, length, { ...this.chance.pick(FORMATS) }));
  }

  #paste(): void {
    let at = this.#place();
    this.#edit((text) => {
      for (let blocks = 2 + this.chance.below(3); blocks > 0; blocks -= 1) {
        text.insertEmbed(at, this.#marker(), {});
        const words = this.chance.pick(WORDS).repeat(1 + this.chance.below(4));
        text.insert(at + 1, words, {});
        at += 1 + words.length;
      }
    });
  }

  /** Inserts a block and its words and takes them away again before anybody hears of it. */
  #insertAndRegret(): void {
    const at = this.#place();
    const before = this.unsent.length;
    this.#edit((text) => {
      text.insertEmbed(at, this.#marker(), {});
      text.insert(at + 1, 'never mind', {});
    });
    this.#edit((text) => text.delete(at, 11));
    const regretted = this.unsent.splice(before);
    if (regretted.length > 0) this.unsent.push(Y.mergeUpdates(regretted));
  }
}

/** The offset, or the one before it where it would cut a code point. */
function clean(units: string, at: number): number {
  return /[\udc00-\udfff]/.test(units[at] ?? '') ? at - 1 : at;
}
