// Whoever watches the server from outside: what rooms and doors tell of themselves, in figures and never in words.
import type { RefusalCode } from '../shared/review/refusal.ts';
import type { GuardReason } from './rooms/guard-reason.ts';

/** What somebody asked that was refused. */
export type Wish = 'join' | 'update' | 'command';

export interface Watch {
  /** A commit has begun; the answer is called when it is over. */
  commits(): (outcome: 'committed' | 'failed') => void;
  /** What came in at a time of `performance.now()` was typed, and now is on disk and told to everybody. */
  told(cameAt: number): void;
  refused(wish: Wish, code: RefusalCode): void;
  /** The guard turned an update away. */
  rejected(why: GuardReason): void;
  /** A copy was found to differ from the server's. */
  diverged(): void;
}

/** Nobody watches. */
export const unwatched: Watch = {
  commits: () => () => {},
  told: () => {},
  refused: () => {},
  rejected: () => {},
  diverged: () => {},
};
