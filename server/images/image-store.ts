// Keeps pictures under the sum of their bytes, the same bytes once. One contract suite (tests/images) runs on every
// implementation. Nothing is ever swept: an undo or an old edition may name a picture that no article shows now.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Image } from './image.ts';

/** How many bytes there may be, of one person and of all. */
export type Space = { readonly person: number; readonly newsroom: number };

export type Brought = { readonly image: Image; readonly by: PersonId; readonly at: string };

export interface ImageStore {
  /**
   * On disk when it resolves, and first counted against the space, both in one transaction. What is there already is
   * `kept` at no cost. Throws when the disk fails: nothing was written then.
   */
  keep(brought: Brought, space: Space): Promise<'kept' | 'person-full' | 'newsroom-full'>;
  find(hash: string): Promise<Image | null>;
  close(): Promise<void>;
}
