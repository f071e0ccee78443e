// The ground that the guard judges on: where structs can stand, and what stands there already.
import type * as Y from 'yjs';
import type { Struct } from './read-update.ts';

type Store = Y.Doc['store'];

/** Where a struct stands: in the text, under a key of a marker, or under something deleted for good. */
export type Home =
  | { readonly at: 'text' }
  | { readonly at: 'marker'; readonly marker: Y.ID; readonly key: string }
  | { readonly at: 'gone' };

/** What others may ask of a struct that they stand beside or under. */
export type Seat = { readonly home: Home; readonly holds: 'marker' | 'nothing' | 'other' };

/** One client's new structs and the seats of those already placed, index by index. */
export type Line = { readonly structs: Struct[]; readonly seats: Seat[] };

/** What structs are placed on: what the server has, and the new ones placed before. */
export type Ground = {
  readonly store: Store;
  readonly text: ReturnType<Y.Doc['share']['get']>;
  readonly lines: ReadonlyMap<number, Line>;
};
