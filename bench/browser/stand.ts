// One editor on its page with its server: an article with threads on it, and lines for people to type on.
import type * as Y from 'yjs';
import type { Chance } from '../load/chance.ts';
import type { Doc, House, System } from '../systems/system.ts';

export const PEOPLE = 20;

export type Size = { readonly words: number; readonly threads: number };

/** What the pages are built for, and what they are read with every day. */
export const LONG: Size = { words: 20_000, threads: 500 };
export const USUAL: Size = { words: 1_000, threads: 20 };

export type Stand = {
  readonly house: House;
  readonly doc: Doc;
  /** A text of the article that the next typist types in. */
  readonly textOf: (doc: Y.Doc) => Y.Text;
  /** Cookies of somebody who is signed in; none where anybody is let in. */
  readonly cookies: readonly { readonly name: string; readonly value: string; readonly url: string }[];
  readonly address: string;
  /** What is on the page once everything around the article is. */
  readonly around: string;
  /** Null where there is none. */
  readonly board: string | null;
  readonly close: () => Promise<void>;
};

export type Editor = Pick<System, 'name' | 'version' | 'kind'> & {
  readonly opens: (chance: Chance, size: Size) => Promise<Stand>;
};
