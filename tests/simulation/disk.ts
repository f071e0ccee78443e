// A disk with faults: the real store on a database in memory, which outlives the server as a file would.
import { DatabaseSync } from 'node:sqlite';
import { configure } from '../../server/store/connect.ts';
import { migrate } from '../../server/store/schema.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { Append, Committed, Loaded, Store } from '../../server/store/store.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Chance } from '../fixtures/chance.ts';
import type { Timeline } from './timeline.ts';

/** What may happen to a commit. After a crash nobody hears whether it was written. No honest disk `forgets`. */
export type Fault =
  | 'fails'
  | 'crashes before'
  | 'crashes after'
  | 'is slow before'
  | 'is slow after'
  | 'forgets';

export class Disk {
  readonly store: SqliteStore;
  readonly #database = new DatabaseSync(':memory:');
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  /** What happens to the next commits, in turn. */
  readonly #faults: Fault[] = [];

  constructor(timeline: Timeline, chance: Chance) {
    migrate(configure(this.#database));
    this.store = new SqliteStore(this.#database);
    this.#timeline = timeline;
    this.#chance = chance;
  }

  befalls(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  heals(): void {
    this.#faults.length = 0;
  }

  /** All that was ever written to a draft. */
  async wholeLog(draftId: DraftId): Promise<Loaded> {
    this.#database.exec('DELETE FROM snapshots');
    return this.store.load(draftId);
  }

  close(): void {
    this.#database.close();
  }

  /** The store as one life of the server sees it; once that is over, nothing of it is written or answered. */
  storeFor(life: { readonly isOver: boolean; readonly end: () => void }): Store {
    const commit = (appends: readonly Append[]) => this.#commit(life, appends);
    return new Proxy<Store>(this.store, {
      get: (store, name) => {
        if (name === 'commit') return commit;
        const method: unknown = Reflect.get(store, name, store);
        return typeof method === 'function' ? method.bind(store) : method;
      },
    });
  }

  async #commit(
    life: { readonly isOver: boolean; readonly end: () => void },
    appends: readonly Append[],
  ): Promise<readonly Committed[]> {
    const fault = this.#faults.shift();
    if (fault === 'is slow before') await this.#timeline.wait(this.#chance.below(3_000));
    if (fault === 'fails') throw new Error('The disk is full.');
    if (fault === 'crashes before') life.end();
    if (life.isOver) return NEVER;
    if (fault === 'forgets') return appends.map(({ draftId }) => ({ draftId, result: 'committed' }));
    const committed = await this.store.commit(appends);
    if (fault === 'is slow after') await this.#timeline.wait(this.#chance.below(3_000));
    if (fault === 'crashes after') life.end();
    return life.isOver ? NEVER : committed;
  }
}

const NEVER = new Promise<never>(() => undefined);
