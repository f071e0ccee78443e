// Joining a draft and joining it again: one request at a time, asked again when it got no answer.
import { type Ack, FORMAT_VERSION, type Joined, type Request } from '../../shared/protocol.ts';
import type { Clock } from './clock.ts';
import type { Wire } from './connection.ts';

/** How long after an unanswered join it is asked again, in milliseconds. */
const RETRY_AFTER = 1_000;

export type Asked = Omit<Request<'draft.join'>, 'formatVersion'>;

type Parts = {
  readonly wire: Wire;
  readonly clock: Clock;
  /** What this window has, at the moment of asking; null while it may not join. */
  readonly asked: () => Asked | null;
  readonly onJoined: (answer: Ack<Joined>) => void;
};

export class Joining {
  readonly #parts: Parts;
  #isUnderWay = false;
  #isOutdated = false;
  #isClosed = false;
  #stopRetry: (() => void) | null = null;
  readonly #stopComing: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stopComing = parts.wire.comes(() => this.#question());
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Whether a join is under way or put down for later. */
  get isComing(): boolean {
    return this.#isUnderWay || this.#stopRetry !== null;
  }

  /** Joins when the line is there. While a join is under way, the next one follows its answer. */
  async join(): Promise<void> {
    const { wire, onJoined } = this.#parts;
    if (this.#isUnderWay) this.#isOutdated = true;
    if (this.#isUnderWay || this.#isClosed || wire.line.get() !== 'online') return;
    const question = this.#question();
    if (!question) return;
    this.#isUnderWay = true;
    this.#isOutdated = false;
    try {
      const answer = await wire.join(question);
      this.#isUnderWay = false;
      if (this.#isOutdated) await this.join();
      else if (!this.#isClosed) onJoined(answer);
    } catch {
      // Coming back online joins again; a line that only timed out is asked again in a moment.
      this.#isUnderWay = false;
      this.joinLater();
    }
  }

  /** Joins in a moment. What a join under way will be told is outdated by then. */
  joinLater(): void {
    if (this.#isUnderWay) this.#isOutdated = true;
    if (this.#isClosed) return;
    this.#stopRetry ??= this.#parts.clock.after(RETRY_AFTER, () => {
      this.#stopRetry = null;
      void this.join();
    });
  }

  close(): void {
    this.#stopComing();
    this.#stopRetry?.();
    this.#isClosed = true;
  }

  #question(): Request<'draft.join'> | null {
    const asked = this.#parts.asked();
    return asked && { ...asked, formatVersion: FORMAT_VERSION };
  }
}
