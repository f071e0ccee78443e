// The store on the SQLite that comes with Node: the default, in one file of the data folder.
import type { DatabaseSync } from 'node:sqlite';
import { type HouseStyle, houseStyleSchema } from '../../shared/house-style.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { PATIENCE_MS } from './connect.ts';
import { lastIn, seqIn, updatesAfter, updatesUpTo } from './read-log.ts';
import {
  readCard,
  readDraftId,
  readEdition,
  readEditionRow,
  readEvent,
  readSnapshot,
  snapshotCrc,
  text,
} from './rows.ts';
import { prepareStatements, type Statements } from './statements.ts';
import type {
  Append,
  Committed,
  Edition,
  EventEntry,
  Loaded,
  Snapshot,
  Store,
  UpdateEntry,
} from './store.ts';
import { transact } from './transact.ts';
import { assertNumbered, writeAppend } from './write-append.ts';

/** Owns a connection of `DataFolder.connect()`. Every method does its work before it returns its promise. */
export class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #sql: Statements;
  /** Whether erased words may still be readable in the write-ahead log. */
  #owesForgetting = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#sql = prepareStatements(database);
  }

  async load(draftId: DraftId): Promise<Loaded> {
    const row = this.#sql.snapshot.get(draftId);
    const snapshot = row ? readSnapshot(row) : null;
    const draft = this.#sql.draft.get(draftId);
    const updates = updatesUpTo(this.#sql, draftId, lastIn(draft), snapshot?.seq ?? 0);
    const events: EventEntry[] = [];
    for (const event of this.#sql.events.iterate(draftId)) events.push(readEvent(event));
    return {
      snapshot,
      updates,
      events,
      seq: seqIn(draft),
      epoch: draft ? text(draft, 'epoch') : '',
    };
  }

  async commit(appends: readonly Append[]): Promise<readonly Committed[]> {
    for (const append of appends) assertNumbered(append);
    const committed = transact(this.#database, () =>
      appends.map((append) => ({ draftId: append.draftId, result: writeAppend(this.#sql, append) })),
    );
    this.#owesForgetting ||= appends.some(({ erased }) => erased.length > 0);
    if (this.#owesForgetting) this.#forgetJournal();
    return committed;
  }

  /** Since `secure_delete` writes over what is taken away, the write-ahead log has to bear all of it. */
  async probe(bytes: number): Promise<void> {
    transact(this.#database, () => {
      this.#database.exec('CREATE TABLE probe (bytes BLOB NOT NULL) STRICT');
      this.#database.prepare('INSERT INTO probe VALUES (zeroblob(?))').run(bytes);
      this.#database.exec('DROP TABLE probe');
    });
  }

  async updatesAfter(draftId: DraftId, seq: number, limit: number): Promise<readonly UpdateEntry[]> {
    return updatesAfter(this.#sql, draftId, seq, limit);
  }

  async saveSnapshot(draftId: DraftId, snapshot: Snapshot): Promise<void> {
    const { seq, state, textVersion } = snapshot;
    const [cuts, authors] = [JSON.stringify(snapshot.cuts), JSON.stringify(snapshot.authors)];
    if (seq > seqIn(this.#sql.stand.get(draftId)))
      throw new Error(`Draft ${draftId}: a snapshot of ${seq} is ahead of the log.`);
    const crc = snapshotCrc(state, cuts, authors);
    this.#sql.setSnapshot.run(draftId, seq, state, textVersion, cuts, authors, crc);
  }

  async answered(person: PersonId, id: string): Promise<string | null> {
    const row = this.#sql.answered.get(person, id);
    return row ? text(row, 'answer') : null;
  }

  async cards(): Promise<readonly Card[]> {
    return this.#sql.cards.all().map(readCard);
  }

  async staleCards(): Promise<readonly DraftId[]> {
    return this.#sql.staleCards.all().map(readDraftId);
  }

  async edition(draftId: DraftId, number: number): Promise<Edition | null> {
    const row = this.#sql.edition.get(draftId, number);
    return row ? readEdition(draftId, row) : null;
  }

  async editions(draftId: DraftId): Promise<readonly Omit<Edition, 'blocks' | 'html' | 'text'>[]> {
    return this.#sql.editions.all(draftId).map((row) => readEditionRow(draftId, row));
  }

  async houseStyle(): Promise<HouseStyle | null> {
    const row = this.#sql.houseStyle.get();
    return row ? houseStyleSchema.parse(JSON.parse(text(row, 'style'))) : null;
  }

  async setHouseStyle({ at, by, style }: Parameters<Store['setHouseStyle']>[0]): Promise<void> {
    this.#sql.setHouseStyle.run(at, by, JSON.stringify(style));
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  /**
   * Erased words would stay readable in the write-ahead log until something else is written over them. While somebody
   * reads the database as it was, a backup for one, that cannot be helped: nobody waits for them, the next commit tries again.
   */
  #forgetJournal(): void {
    try {
      this.#database.exec('PRAGMA busy_timeout = 0');
      const left = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      this.#owesForgetting = left?.['busy'] !== 0;
    } catch {
      // All is committed already; the next commit tries again.
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    }
  }
}
