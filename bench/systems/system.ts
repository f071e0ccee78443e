// What is measured: a server that people open documents on, and how somebody on its line is played.
import type * as Y from 'yjs';
import type { History } from '../load/long-history.ts';
import type { ProgramOf } from '../load/program.ts';

/** A document and its state at the beginning. */
export type Doc = { readonly name: string; readonly base: Uint8Array };

/** What somebody who comes has already, as Yjs tells it. */
export type Having = {
  readonly stateVector: Uint8Array;
  /** What whoever has `theirs` lacks of it. */
  readonly beyond: (theirs: Uint8Array) => Uint8Array;
};

export type Opening = {
  readonly doc: string;
  /** The number of this line among all of the run, which says whose it is. */
  readonly seat: number;
  /** The Yjs client id under which it writes. */
  readonly writes: number;
  readonly has: Having;
  /** Whether it sends as the system's own client does, which may gather several keys; else each key by itself. */
  readonly gathers?: boolean | undefined;
  readonly hears: (update: Uint8Array) => void;
};

/** One person's line on one document. */
export type Line = {
  /** The state that the server gave when it let them in. */
  readonly synced: Promise<Uint8Array>;
  readonly type: (update: Uint8Array) => void;
  readonly close: () => void;
  readonly bytesIn: () => number;
  /** What went wrong on it, in a word; null when nothing did. */
  readonly fault: () => string | null;
};

/** A server that runs, as those who come to it see it. */
export type House = {
  /** Makes documents that say `text`. */
  readonly makes: (count: number, text: string) => Promise<readonly Doc[]>;
  readonly opens: (opening: Opening) => Line;
};

export type System = {
  readonly name: string;
  /** What it says of itself in the table. */
  readonly version: string;
  /** Whether it keeps documents; a relay keeps none, and is there to show what the transport alone costs. */
  readonly kind: 'ours' | 'peer' | 'relay';
  /** The text of its documents. */
  readonly textOf: (doc: Y.Doc) => Y.Text;
  /** Fills a fresh folder before the first start, for so many lines. */
  readonly prepares?: (folder: string, lines: number) => Promise<void>;
  /**
   * Lays a past of a document beside it, while no server runs, with so many of its updates behind the last snapshot; without
   * it the document is brought in by a client.
   */
  readonly shelves?: (folder: string, doc: string, history: History, rowsRead: number) => Promise<void>;
  /** How many bytes the log and the snapshot of a document are, while no server runs. */
  readonly weighs?: (
    folder: string,
    doc: string,
  ) => Promise<{ readonly log: number; readonly snapshot: number }>;
  /** How many documents its server has in memory. */
  readonly inMemory?: (port: number) => Promise<number>;
  readonly program: (folder: string) => ProgramOf;
  readonly house: (port: number, lines: number) => Promise<House>;
};

/** Of somebody who comes with nothing. */
export const NOTHING: Having = {
  stateVector: Uint8Array.of(0),
  beyond: () => Uint8Array.of(0, 0),
};
