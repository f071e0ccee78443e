// The index in a thread of its own: however large an article or wide a search, no keystroke waits for it.
import { Worker } from 'node:worker_threads';
import type { DraftId } from '../../../shared/review/draft.ts';
import { type Answer, answerSchema, type Wish } from './messages.ts';
import type { DraftState, Hit, Searchable, SearchIndex, Term } from './search-index.ts';

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

const PROGRAM = new URL('./thread-program.ts', import.meta.url);
/** In megabytes: enough for the largest article several times. */
const MEMORY = 256;

export class SearchThread implements SearchIndex {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #number = 0;
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  async put(drafts: readonly Searchable[]): Promise<void> {
    await this.#ask({ name: 'put', drafts: [...drafts] });
  }

  async drop(ids: readonly DraftId[]): Promise<void> {
    await this.#ask({ name: 'drop', ids: [...ids] });
  }

  async holds(): Promise<readonly DraftState[]> {
    const answer = await this.#ask({ name: 'holds' });
    return answer.kind === 'states' ? answer.states : [];
  }

  async find(terms: readonly Term[], atMost: number): Promise<readonly Hit[]> {
    const asked = terms.map(({ words, isBegun }) => ({ words: [...words], isBegun }));
    const answer = await this.#ask({ name: 'find', terms: asked, atMost });
    return answer.kind === 'hits' ? answer.hits : [];
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const thread = this.#thread;
    if (thread) await this.#ask({ name: 'close' }).catch(() => null);
    this.#isClosed = true;
    await thread?.terminate();
  }

  /** Throws when the thread could not do it, or went down over it. */
  async #ask(wish: Wish): Promise<Answer> {
    if (this.#isClosed) throw new Error('The index is closed.');
    this.#thread ??= this.#begin();
    const number = ++this.#number;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(number, { resolve, reject });
    this.#thread.postMessage({ number, wish });
    const answer = await promise;
    if (answer.kind === 'failed') throw new Error(answer.why);
    return answer;
  }

  /** A thread that went down is begun again when the next one asks. */
  #begin(): Worker {
    const thread = new Worker(PROGRAM, {
      workerData: this.#file,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    let why = new Error('The thread of the index ended.');
    thread.on('message', (message: unknown) => this.#hear(message));
    thread.on('error', (error: Error) => {
      why = error;
    });
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of waiting) reject(why);
    });
    thread.unref();
    return thread;
  }

  #hear(message: unknown): void {
    const { number, answer } = answerSchema.parse(message);
    this.#waiting.get(number)?.resolve(answer);
    this.#waiting.delete(number);
  }
}
