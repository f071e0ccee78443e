// Whether somebody's copy of an article is the server's: the sums of both at the same text version.

import { stateHash } from '../../shared/article/state-hash.ts';
import type { Verdict } from '../../shared/protocol.ts';
import type { LiveDraft } from './live-draft.ts';

/** What somebody says of their copy. */
export type Asking = { readonly textVersion: number; readonly hash: string };

export class StateCheck {
  readonly #live: LiveDraft;
  /** The sum of the newest text that was asked about: everybody who looks on asks for the same. */
  #known: Asking | null = null;

  constructor(live: LiveDraft) {
    this.#live = live;
  }

  compare({ textVersion, hash }: Asking): Verdict {
    if (textVersion !== this.#live.textVersion) return 'later';
    if (this.#known?.textVersion !== textVersion)
      this.#known = { textVersion, hash: stateHash(this.#live.doc) };
    return this.#known.hash === hash ? 'same' : 'differs';
  }
}
