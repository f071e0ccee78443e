// Group commit: one transaction and one fsync for whatever all rooms have to write at that moment.
import type { Log } from '../log.ts';
import { onNobodysBehalf } from '../on-behalf.ts';
import type { Append, Store } from '../store/store.ts';
import type { Watch } from '../watch.ts';
import type { Disk } from './disk.ts';
import type { Pace } from './pace.ts';

/** What became of an append: on disk, or refused because the log has moved on, or not written. */
export type Outcome = 'committed' | 'seq-taken' | 'failed';

/** Somebody with something to write. */
export interface Writing {
  /** Takes all that waits to be written; null when nothing does. */
  gather(): Append | null;
  /** Hears what became of what it gathered last. */
  settle(outcome: Outcome): void;
}

type Parts = {
  readonly store: Store;
  readonly disk: Pick<Disk, 'doubt'>;
  readonly log: Log;
  readonly watch: Pick<Watch, 'commits'>;
  readonly pace: Pace;
  /** Hears after each commit, when everybody who has a part in it has. */
  readonly onCommit?: () => void;
};

/**
 * Writes at once when idle and gathers while a commit is under way or the next may not begin: two people wait for nobody,
 * and a hundred share each fsync.
 */
export class Committer {
  readonly #parts: Parts;
  readonly #waiting = new Set<Writing>();
  #running: Promise<void> | null = null;
  #landing: Promise<unknown> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Puts somebody down for the next commit. */
  ask(writing: Writing): void {
    this.#waiting.add(writing);
    this.#running ??= onNobodysBehalf(() => this.#run());
  }

  /** Resolves when the commit that is under way now, if any, is over. */
  async landed(): Promise<void> {
    await this.#landing;
  }

  /** Resolves when nothing is left to write. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await new Promise<void>((resolve) => this.#parts.pace.next(resolve));
      await this.#commit();
    }
    this.#running = null;
  }

  async #commit(): Promise<void> {
    const gathered = this.#gather();
    if (gathered.size === 0) return;
    const writing = this.#write([...gathered.values()]);
    this.#landing = writing;
    const outcomes = await writing;
    this.#landing = null;
    for (const [room, append] of gathered)
      this.#guarded('settling', () => room.settle(outcomes.get(append.draftId) ?? 'failed'));
    this.#parts.onCommit?.();
    this.#parts.pace.over();
  }

  #gather(): ReadonlyMap<Writing, Append> {
    const gathered = new Map<Writing, Append>();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const writing of waiting) {
      const isFine = this.#guarded('gathering', () => {
        const append = writing.gather();
        if (append) gathered.set(writing, append);
      });
      if (!isFine) this.#guarded('settling', () => writing.settle('failed'));
    }
    return gathered;
  }

  async #write(appends: readonly Append[]): Promise<ReadonlyMap<string, Outcome>> {
    const over = this.#parts.watch.commits();
    try {
      const committed = await this.#parts.store.commit(appends);
      over('committed');
      return new Map(committed.map(({ draftId, result }) => [draftId, result]));
    } catch (error) {
      over('failed');
      this.#parts.log.error({ error, drafts: appends.length }, 'nothing was written');
      // Known before anybody is told: who rejoins then does not send the same words at once.
      await this.#parts.disk.doubt(weightOf(appends));
      return new Map();
    }
  }

  /** One room that throws must not keep the others from the disk. */
  #guarded(what: string, act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.#parts.log.error({ error }, `a room broke while ${what}`);
      return false;
    }
  }
}

/** About how many bytes a commit brings to the disk. */
function weightOf(appends: readonly Append[]): number {
  const entries = appends.flatMap((append) => append.entries);
  const editions = appends.flatMap(({ edition }) => (edition ? [edition] : []));
  const ofEntries = entries.map((entry) =>
    entry.log === 'update' ? entry.update.byteLength : (entry.payload?.length ?? 0),
  );
  const ofEditions = editions.map(({ blocks, html, text }) => blocks.length + html.length + text.length);
  return [...ofEntries, ...ofEditions].reduce((sum, bytes) => sum + bytes, 0);
}
