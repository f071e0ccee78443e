// Webhooks as they are kept: how far each has come in the feed of events, how it fares, and what it was last sent.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { eventTypeSchema } from '../../shared/api/events.ts';
import type { Delivery } from '../../shared/api/hooks.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import type { EventType } from '../../shared/review/events.ts';
import { type Row, readEvent, text, textOrNull, whole } from './rows.ts';
import type { EventEntry } from './store.ts';
import { transact } from './transact.ts';

/** How many deliveries are kept of each hook. */
const KEPT = 100;

export type HookRow = {
  readonly id: string;
  readonly url: string;
  readonly types: readonly EventType[];
  readonly words: boolean;
  /** Empty when it was put back from a backup: nothing is sent then. */
  readonly secret: string;
  readonly madeAt: string;
  readonly madeBy: PersonId;
  /** The last place in the feed that it needs no more. */
  readonly place: number;
  readonly fares: Fares;
};

/** How a hook fares; all null and 0 when it is well. */
export type Fares = {
  readonly tries: number;
  readonly failingSince: string | null;
  readonly retryAt: string | null;
  readonly disabled: string | null;
};

export const WELL: Fares = { tries: 0, failingSince: null, retryAt: null, disabled: null };

/** An event at its place in the feed. */
export type Fed = { readonly place: number; readonly draftId: DraftId; readonly entry: EventEntry };

const types = z.array(eventTypeSchema);

/** Owns a connection of its own. */
export class HookRows {
  readonly #database: DatabaseSync;
  readonly #sql: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#sql = prepare(database);
  }

  /** Follows from now on: what happened before is not told. */
  add(hook: Omit<HookRow, 'place' | 'fares'>): void {
    const { id, url, secret, madeAt, madeBy } = hook;
    this.#sql.add.run(
      id,
      url,
      JSON.stringify(hook.types),
      Number(hook.words),
      secret,
      madeAt,
      madeBy,
      this.end(),
    );
  }

  of(id: string): HookRow | null {
    const row = this.#sql.one.get(id);
    return row ? readHook(row) : null;
  }

  all(): readonly HookRow[] {
    return this.#sql.all.all().map(readHook);
  }

  remove(id: string): boolean {
    return this.#sql.remove.run(id).changes === 1;
  }

  /** The last place of the feed. */
  end(): number {
    const row = this.#sql.end.get();
    return row ? whole(row, 'end') : 0;
  }

  /** The next events for a hook, in the order in which they came to the disk. */
  next({ place, types }: HookRow, most: number): readonly Fed[] {
    return this.#sql.next.all(place, JSON.stringify(types), most).map((row) => ({
      place: whole(row, 'place'),
      draftId: draftIdSchema.parse(row['draft']),
      entry: readEvent(row),
    }));
  }

  waiting({ place, types }: HookRow): number {
    const row = this.#sql.waiting.get(place, JSON.stringify(types));
    return row ? whole(row, 'waiting') : 0;
  }

  /** One delivery, and how far the hook has come with it. */
  note(hook: string, { at, event, type, status, ms, error }: Delivery, place: number | null): void {
    transact(this.#database, () => {
      this.#sql.note.run(hook, at, event, type, status, ms, error);
      this.#sql.trim.run(hook, hook, KEPT);
      if (place !== null) this.#sql.move.run(place, hook);
    });
  }

  move(hook: string, place: number): void {
    this.#sql.move.run(place, hook);
  }

  fare(hook: string, { tries, failingSince, retryAt, disabled }: Fares): void {
    this.#sql.fare.run(tries, failingSince, retryAt, disabled, hook);
  }

  /** The newest first. */
  deliveries(hook: string): readonly Delivery[] {
    return this.#sql.deliveries.all(hook).map(readDelivery);
  }

  /** What no hook needs any more is forgotten; their places never come again. */
  trimFeed(): void {
    this.#sql.trimFeed.run();
  }
}

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  const feed = `FROM feed JOIN events ON events.draft = feed.draft AND events.seq = feed.seq
    WHERE feed.place > ? AND events.type IN (SELECT value FROM json_each(?))`;
  return {
    add: sql(
      `INSERT INTO hooks (id, url, types, words, sign_key, made, by, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    one: sql('SELECT * FROM hooks WHERE id = ?'),
    all: sql('SELECT * FROM hooks ORDER BY made, id'),
    remove: sql('DELETE FROM hooks WHERE id = ?'),
    end: sql(`SELECT seq AS "end" FROM sqlite_sequence WHERE name = 'feed'`),
    next: sql(`SELECT feed.place, events.* ${feed} ORDER BY feed.place LIMIT ?`),
    waiting: sql(`SELECT count(*) AS waiting ${feed}`),
    note: sql(
      'INSERT INTO deliveries (hook, at, event, type, status, ms, error) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    trim: sql(`DELETE FROM deliveries WHERE hook = ? AND id <=
      (SELECT id FROM deliveries WHERE hook = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`),
    move: sql('UPDATE hooks SET place = max(place, ?) WHERE id = ?'),
    fare: sql('UPDATE hooks SET tries = ?, failing = ?, retry = ?, disabled = ? WHERE id = ?'),
    deliveries: sql('SELECT * FROM deliveries WHERE hook = ? ORDER BY id DESC'),
    trimFeed: sql('DELETE FROM feed WHERE NOT EXISTS (SELECT 1 FROM hooks WHERE hooks.place < feed.place)'),
  };
}

function readHook(row: Row): HookRow {
  return {
    id: text(row, 'id'),
    url: text(row, 'url'),
    types: types.parse(JSON.parse(text(row, 'types'))),
    words: whole(row, 'words') === 1,
    secret: text(row, 'sign_key'),
    madeAt: text(row, 'made'),
    madeBy: personIdSchema.parse(row['by']),
    place: whole(row, 'place'),
    fares: {
      tries: whole(row, 'tries'),
      failingSince: textOrNull(row, 'failing'),
      retryAt: textOrNull(row, 'retry'),
      disabled: textOrNull(row, 'disabled'),
    },
  };
}

function readDelivery(row: Row): Delivery {
  return {
    at: text(row, 'at'),
    event: text(row, 'event'),
    type: text(row, 'type'),
    status: row['status'] === null ? null : whole(row, 'status'),
    ms: whole(row, 'ms'),
    error: textOrNull(row, 'error'),
  };
}
