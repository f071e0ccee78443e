// One editor on its page with its server: an article of 20,000 words, 500 threads on it, and twenty lines to type on.
import type * as Y from 'yjs';
import type { Chance } from '../load/chance.ts';
import type { Doc, House } from '../systems/system.ts';

export const WORDS = 20_000;
export const THREADS = 500;
export const PEOPLE = 20;

export type Stand = {
  readonly house: House;
  readonly doc: Doc;
  /** A text of the article that the next typist types in. */
  readonly textOf: (doc: Y.Doc) => Y.Text;
  /** Opened first, so that whoever reads is let in; null when anybody is. */
  readonly door: string | null;
  readonly address: string;
  readonly close: () => Promise<void>;
};

export type Editor = {
  readonly name: string;
  readonly version: string;
  readonly opens: (chance: Chance) => Promise<Stand>;
};
