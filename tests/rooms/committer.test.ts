/** Group commit: at once when idle, together while the disk is busy, and nobody suffers for another's mistake. */
import { expect, test } from 'vitest';
import { Committer, type Outcome, type Writing } from '../../server/rooms/committer.ts';
import { unpaced } from '../../server/rooms/pace.ts';
import type { Append, Committed, Store } from '../../server/store/store.ts';
import { unwatched } from '../../server/watch.ts';
import { draftId } from '../fixtures/newsroom.ts';

type Scene = {
  /** The drafts of each commit, in order. */
  readonly commits: string[][];
  readonly errors: string[];
  readonly committer: Committer;
  /** Lets what is due run, until nothing more happens by itself. */
  settle(): Promise<void>;
  /** Ends the commit that is under way. */
  disk(answer?: (appends: readonly Append[]) => readonly Committed[]): Promise<void>;
};

const fine = (appends: readonly Append[]): readonly Committed[] =>
  appends.map(({ draftId: id }) => ({ draftId: id, result: 'committed' }));

function scene(): Scene {
  const commits: string[][] = [];
  const errors: string[] = [];
  const due: (() => void)[] = [];
  let finish: ((answer: (appends: readonly Append[]) => readonly Committed[]) => void) | null = null;
  const commit = (appends: readonly Append[]): Promise<readonly Committed[]> => {
    commits.push(appends.map(({ draftId: id }) => id));
    return new Promise((resolve, reject) => {
      finish = (answer) => {
        try {
          resolve(answer(appends));
        } catch (error) {
          reject(error);
        }
      };
    });
  };
  const log = { info: () => {}, warn: () => {}, error: (_: object, text: string) => void errors.push(text) };
  const store = { commit } as Partial<Store> as Store;
  const committer = new Committer({
    store,
    disk: { doubt: async () => {} },
    watch: unwatched,
    log,
    pace: { ...unpaced, next: (act) => void due.push(act) },
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) {
      for (const act of due.splice(0)) act();
      await Promise.resolve();
    }
  };
  const disk: Scene['disk'] = async (answer = fine) => {
    finish?.(answer);
    await settle();
  };
  return { commits, errors, committer, settle, disk };
}

class Draft implements Writing {
  readonly outcomes: Outcome[] = [];
  waiting = 1;
  readonly #name: string;
  #fault: 'gathering' | 'settling' | null;

  constructor(name: string, fault: 'gathering' | 'settling' | null = null) {
    this.#name = name;
    this.#fault = fault;
  }

  gather(): Append | null {
    if (this.#fault === 'gathering') throw new Error('cannot gather');
    if (this.waiting === 0) return null;
    this.waiting = 0;
    const id = draftId(this.#name);
    return {
      draftId: id,
      expects: 0,
      epoch: 'first',
      entries: [],
      erased: [],
      answered: [],
      edition: null,
      card: null,
    };
  }

  settle(outcome: Outcome): void {
    if (this.#fault === 'settling') throw new Error('cannot settle');
    this.outcomes.push(outcome);
  }
}

test('whoever asks while nothing is under way is written at once', async () => {
  const { committer, commits, settle, disk } = scene();
  const bridge = new Draft('bridge');
  committer.ask(bridge);
  await settle();
  expect(commits.length).toBe(1);
  expect(bridge.outcomes).toEqual([]);
  await disk();
  expect(bridge.outcomes).toEqual(['committed']);
});

test('whoever asks while the disk is busy is written together with the others next', async () => {
  const { committer, commits, settle, disk } = scene();
  const [bridge, ferry, harbour] = [new Draft('bridge'), new Draft('ferry'), new Draft('harbour')];
  committer.ask(bridge);
  await settle();
  for (const later of [ferry, harbour, ferry]) committer.ask(later);
  await disk();
  expect(commits.map((drafts) => drafts.length)).toEqual([1, 2]);
  await disk();
  expect([ferry.outcomes, harbour.outcomes]).toEqual([['committed'], ['committed']]);
});

test('a full disk fails everybody of that commit, and the next one is tried anew', async () => {
  const { committer, errors, settle, disk } = scene();
  const [bridge, ferry] = [new Draft('bridge'), new Draft('ferry')];
  committer.ask(bridge);
  committer.ask(ferry);
  await settle();
  await disk(() => {
    throw new Error('The disk is full.');
  });
  expect([bridge.outcomes, ferry.outcomes, errors.length]).toEqual([['failed'], ['failed'], 1]);
  bridge.waiting = 1;
  committer.ask(bridge);
  await settle();
  await disk();
  expect(bridge.outcomes).toEqual(['failed', 'committed']);
});

test('a number that is taken is told to the one whose it is', async () => {
  const { committer, settle, disk } = scene();
  const [bridge, ferry] = [new Draft('bridge'), new Draft('ferry')];
  committer.ask(bridge);
  committer.ask(ferry);
  await settle();
  await disk((appends) =>
    fine(appends).map((one, at) => (at === 0 ? { ...one, result: 'seq-taken' as const } : one)),
  );
  expect([bridge.outcomes, ferry.outcomes]).toEqual([['seq-taken'], ['committed']]);
});

test.for(['gathering', 'settling'] as const)('a room that breaks while %s harms no other', async (fault) => {
  const { committer, errors, settle, disk } = scene();
  const [broken, ferry] = [new Draft('bridge', fault), new Draft('ferry')];
  committer.ask(broken);
  committer.ask(ferry);
  await settle();
  await disk();
  expect(ferry.outcomes).toEqual(['committed']);
  expect(broken.outcomes).toEqual(fault === 'gathering' ? ['failed'] : []);
  expect(errors.length).toBe(1);
});

test('`idle` waits for what is asked meanwhile, `landed` only for what is under way', async () => {
  const { committer, settle, disk } = scene();
  const [bridge, ferry] = [new Draft('bridge'), new Draft('ferry')];
  const over: string[] = [];
  committer.ask(bridge);
  await settle();
  committer.ask(ferry);
  void committer.landed().then(() => over.push('landed'));
  void committer.idle().then(() => over.push('idle'));
  await disk();
  expect(over).toEqual(['landed']);
  await disk();
  expect(over).toEqual(['landed', 'idle']);
});
