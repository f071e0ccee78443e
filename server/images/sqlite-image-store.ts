// The pictures in the one database file, beside the drafts that show them: a copy of that file is a copy of everything.
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { PICTURE_TYPES } from '../../shared/article/picture.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { bytes, text, whole } from '../store/rows.ts';
import { transact } from '../store/transact.ts';
import type { Image } from './image.ts';
import type { Brought, ImageStore, Space } from './image-store.ts';

/** Owns a connection of `DataFolder.connect()`. Every method does its work before it returns its promise. */
export class SqliteImageStore implements ImageStore {
  readonly #database: DatabaseSync;
  readonly #sql: Statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#sql = prepare(database);
  }

  async keep({ image, by, at }: Brought, space: Space): ReturnType<ImageStore['keep']> {
    return transact(this.#database, () => {
      const { hash, type, width, height, bytes: content } = image;
      if (this.#sql.has.get(hash)) return 'kept';
      const size = content.byteLength;
      if (this.#taken(this.#sql.ofPerson, by) + size > space.person) return 'person-full';
      if (this.#taken(this.#sql.ofAll) + size > space.newsroom) return 'newsroom-full';
      this.#sql.add.run(hash, type, width, height, at, by, size, content);
      return 'kept';
    });
  }

  async find(hash: string): Promise<Image | null> {
    const row = this.#sql.find.get(hash);
    return row ? readImageRow(hash, row) : null;
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #taken(sum: StatementSync, ...of: readonly PersonId[]): number {
    return whole(sum.get(...of) ?? {}, 'taken');
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: DatabaseSync) {
  return {
    has: database.prepare('SELECT 1 FROM images WHERE hash = ?'),
    find: database.prepare('SELECT type, width, height, bytes FROM images WHERE hash = ?'),
    add: database.prepare(`INSERT INTO images (hash, type, width, height, at, by, size, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    ofPerson: database.prepare('SELECT coalesce(sum(size), 0) AS taken FROM images WHERE by = ?'),
    ofAll: database.prepare('SELECT coalesce(sum(size), 0) AS taken FROM images'),
  };
}

function readImageRow(hash: string, row: Readonly<Record<string, SQLOutputValue>>): Image {
  const type = PICTURE_TYPES.find((one) => one === text(row, 'type'));
  if (!type) throw new Error(`The database holds a picture of a type that nobody knows: ${hash}`);
  return { hash, type, width: whole(row, 'width'), height: whole(row, 'height'), bytes: bytes(row, 'bytes') };
}
