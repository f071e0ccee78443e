// Many people, in processes of their own so that what they cost is not the server's; as the suite sees them.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DraftId } from '../../shared/review/draft.ts';
import { ServerGone } from '../fixtures/server.ts';
import type { SignedIn } from '../fixtures/sign-in.ts';
import type { Edit } from './oracle.ts';

export type CrowdOrder =
  | {
      readonly name: 'come';
      readonly address: string;
      readonly people: readonly SignedIn[];
      readonly drafts: readonly DraftId[];
      readonly count: number;
      readonly series: string;
      readonly seed: number;
    }
  | { readonly name: 'look' }
  | { readonly name: 'leave' };

export type CrowdWord =
  | { readonly name: 'loaded' }
  /** How many are back with nothing unanswered and, once that is all of them, what each reads. */
  | {
      readonly name: 'seen';
      readonly settled: number;
      readonly states: readonly (readonly [draft: string, state: string])[];
    }
  | { readonly name: 'left'; readonly edits: readonly Edit[] };

type WordNamed<N extends CrowdWord['name']> = Extract<CrowdWord, { readonly name: N }>;

const PROGRAM = fileURLToPath(new URL('./crowd-process.ts', import.meta.url));

export class Crowd {
  readonly #process: ChildProcess;
  readonly loaded: Promise<unknown>;

  constructor() {
    this.#process = fork(PROGRAM);
    this.loaded = this.#hears('loaded');
    this.loaded.catch(() => {});
  }

  comes(coming: Omit<Extract<CrowdOrder, { readonly name: 'come' }>, 'name'>): void {
    this.#process.send({ name: 'come', ...coming } satisfies CrowdOrder);
  }

  looks(): Promise<WordNamed<'seen'>> {
    return this.#asks({ name: 'look' }, 'seen');
  }

  leaves(): Promise<WordNamed<'left'>> {
    return this.#asks({ name: 'leave' }, 'left');
  }

  close(): void {
    this.#process.kill('SIGKILL');
  }

  #asks<N extends CrowdWord['name']>(order: CrowdOrder, name: N): Promise<WordNamed<N>> {
    const answer = this.#hears(name);
    this.#process.send(order);
    return answer;
  }

  #hears<N extends CrowdWord['name']>(name: N): Promise<WordNamed<N>> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new ServerGone('The crowd broke.'));
      const hear = (word: CrowdWord): void => {
        if (!isNamed(word, name)) return;
        this.#process.off('message', hear);
        this.#process.off('exit', gone);
        resolve(word);
      };
      this.#process.on('message', hear);
      this.#process.once('exit', gone);
    });
  }
}

function isNamed<N extends CrowdWord['name']>(word: CrowdWord, name: N): word is WordNamed<N> {
  return word.name === name;
}
