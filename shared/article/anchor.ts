// Where a thread lies in the article, in a form that survives everybody's editing (design: Anchors).
import type * as Y from 'yjs';

/** One unit of the article (a character or a block marker) by its Yjs identity. */
export type UnitId = { readonly client: number; readonly clock: number };

/** A range of words, kept by identity, by surroundings and by quotation. */
export type Anchor = {
  /** The first and the last character of the words. */
  readonly tight: readonly [UnitId, UnitId];
  /** The units just outside; null at the edge of the article. */
  readonly around: readonly [UnitId | null, UnitId | null];
  /** The state vector when the anchor was set, base64. */
  readonly since: string;
  /** The words; block boundaries inside them read `\n`. At most 2,000 characters. */
  readonly quote: string;
  /** Up to 32 characters on either side, in the same reading. */
  readonly prefix: string;
  readonly suffix: string;
};

/** Where an anchor lies now. Offsets are units of the flat article text (a marker is one unit), end exclusive. */
export type Place =
  | { readonly state: 'placed'; readonly from: number; readonly to: number; readonly words: string }
  | { readonly state: 'changed'; readonly from: number; readonly to: number; readonly words: string }
  | { readonly state: 'orphaned' };

/** The anchor of the flat range `from`..`to` as the article stands now; null when it holds no character. */
export declare function anchorAt(article: Y.Text, from: number, to: number): Anchor | null;
/** Where the anchor lies now; never by guessing: in doubt it is orphaned. */
export declare function resolve(article: Y.Text, anchor: Anchor): Place;
