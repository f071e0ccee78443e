// The rule before publication: all reasons why the gate is shut, each with where to go to settle it.
import type { Block } from '../article/blocks.ts';
import type { Review } from './review.ts';
import type { FlagType, ThreadId } from './thread.ts';

/** One reason why the gate is shut. */
export type Blocker =
  | { readonly code: 'flag-open'; readonly thread: ThreadId; readonly type: FlagType }
  | { readonly code: 'headline-missing' }
  | { readonly code: 'article-empty' }
  | { readonly code: 'not-ready' };

/** Every blocker of a draft; none means that the gate is open. The client shows what this says, the server enforces it. */
export declare function blockers(review: Review, blocks: readonly Block[]): readonly Blocker[];
/** The gate in few words, for a board card: "2 legal, 1 fact open", or "clear". */
export declare function verdict(blockers: readonly Blocker[]): string;
