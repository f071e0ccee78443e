// A draft built before it is anybody's: all that its log begins with, applied to its copy. A book takes many turns of the
// process, none of them long; only then it is asked whether it may be, and appended as a whole.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Fact, ReviewEvent } from '../../shared/review/events.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import type { BroughtThread, ReadIn } from '../import/brought.ts';
import type { Entry } from '../store/store.ts';
import { drawName, type Random } from './chance.ts';
import { eventEntry } from './event-entry.ts';
import type { LiveDraft } from './live-draft.ts';

/** An entry, and the event that it holds, if it does. */
export type Written = { readonly entry: Entry; readonly event: ReviewEvent | null };

type Parts = {
  readonly by: PersonId;
  /** Everything a draft begins with happened at one time. */
  readonly at: string;
  readonly random: Random;
  /** Lets whatever waits run first. */
  readonly turn: () => Promise<void>;
};

export async function writeFirst(
  live: LiveDraft,
  { facts, seeds, threads }: Pick<ReadIn, 'seeds' | 'threads'> & { readonly facts: readonly Fact[] },
  { turn, ...parts }: Parts,
): Promise<readonly Written[]> {
  const first = new FirstEntries(live, parts);
  for (const fact of facts) first.decided(fact);
  for (const [index, seed] of seeds.entries()) {
    if (index > 0) await turn();
    first.typed(seed);
  }
  for (const thread of threads) first.said(thread);
  return first.written;
}

class FirstEntries {
  readonly written: Written[] = [];
  readonly #live: LiveDraft;
  readonly #parts: Omit<Parts, 'turn'>;

  constructor(live: LiveDraft, parts: Omit<Parts, 'turn'>) {
    this.#live = live;
    this.#parts = parts;
  }

  typed(update: Uint8Array): void {
    const { by, at } = this.#parts;
    const entry = { log: 'update', seq: this.#live.seq + 1, at, by, update } as const;
    this.#live.applyUpdate(entry);
    this.written.push({ entry, event: null });
  }

  decided(fact: Fact): void {
    const { by, at, random } = this.#parts;
    const { hash: previous, seq } = this.#live;
    const entry = eventEntry(fact, { previous, seq: seq + 1, at, by, salt: drawName(random) });
    this.#live.applyEvent(entry);
    this.written.push({ entry, event: this.#live.events.at(-1) ?? null });
  }

  /** What was said in a file is said again here, by whoever brings it in. */
  said({ anchor, said: [text = '', ...answers], isResolved }: BroughtThread): void {
    this.decided({ type: 'comment.made', thread: null, payload: { anchor, text, mentions: [] } });
    const thread = threadIdSchema.parse(this.#live.seq);
    for (const answer of answers)
      this.decided({ type: 'thread.replied', thread, payload: { text: answer, mentions: [] } });
    if (isResolved) this.decided({ type: 'comment.closed', thread, payload: {} });
  }
}
