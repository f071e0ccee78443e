// What somebody brings in to make a draft of, and what it is once it was read.
import type { Anchor } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Image } from '../images/image.ts';

export type Brought =
  | { readonly format: 'text' | 'markdown' | 'html'; readonly text: string }
  | { readonly format: 'docx'; readonly bytes: Uint8Array }
  /** Another draft's own. */
  | { readonly format: 'blocks'; readonly blocks: readonly Block[] };

/** Something said about words of a document, and the answers to it, oldest first. */
export type BroughtThread = {
  /** Null when its words are not in the text. */
  readonly anchor: Anchor | null;
  readonly said: readonly string[];
  readonly isResolved: boolean;
};

/** All that takes time is done: what is left is to keep the pictures and to append. */
export type ReadIn = {
  readonly headline: string;
  /** The article as updates, in their order, written under the client id that was given. */
  readonly seeds: readonly Uint8Array[];
  readonly threads: readonly BroughtThread[];
  /** What the figures show. */
  readonly images: readonly Image[];
  /** What came in otherwise than it was, or not at all; sentences. */
  readonly remarks: readonly string[];
};

/** Somebody who reads. `clientId` is the one under which the article is written. */
export interface Reads {
  read(by: PersonId, brought: Brought, clientId: number): Promise<ReadIn | Refusal>;
}
