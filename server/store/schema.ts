// The tables of the embedded database and the way from each older format to this one: forward only.
import type { DatabaseSync } from 'node:sqlite';
import { DOORS } from './doors-schema.ts';
import { readPragma } from './rows.ts';
import { transact } from './transact.ts';

/** "GALY": how a file says that it is ours. */
export const APPLICATION_ID = 0x47_41_4c_59;

const FIRST = `
  CREATE TABLE drafts (
    id  TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE updates (
    draft TEXT NOT NULL REFERENCES drafts (id),
    seq   INTEGER NOT NULL,
    at    TEXT NOT NULL,
    by    TEXT NOT NULL,
    bytes BLOB NOT NULL,
    crc   INTEGER NOT NULL,
    PRIMARY KEY (draft, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    draft   TEXT NOT NULL REFERENCES drafts (id),
    seq     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    by      TEXT NOT NULL,
    type    TEXT NOT NULL,
    thread  INTEGER,
    payload TEXT,
    salt    TEXT,
    digest  TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (draft, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    draft        TEXT PRIMARY KEY REFERENCES drafts (id),
    seq          INTEGER NOT NULL,
    state        BLOB NOT NULL,
    text_version INTEGER NOT NULL,
    cuts         TEXT NOT NULL,
    authors      TEXT NOT NULL,
    crc          INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE cards (
    draft TEXT PRIMARY KEY REFERENCES drafts (id),
    seq   INTEGER NOT NULL,
    card  TEXT NOT NULL
  ) STRICT;

  CREATE TABLE editions (
    draft        TEXT NOT NULL REFERENCES drafts (id),
    number       INTEGER NOT NULL,
    at           TEXT NOT NULL,
    by           TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    slug         TEXT NOT NULL,
    headline     TEXT NOT NULL,
    hash         TEXT NOT NULL,
    note         TEXT,
    blocks       TEXT NOT NULL,
    html         TEXT NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (draft, number)
  ) STRICT;

  CREATE TABLE answered (
    person TEXT NOT NULL,
    id     TEXT NOT NULL,
    draft  TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (person, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER updates_stay BEFORE UPDATE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;
  CREATE TRIGGER updates_last BEFORE DELETE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;

  CREATE TRIGGER events_stay BEFORE UPDATE ON events
    WHEN new.payload IS NOT NULL OR new.salt IS NOT NULL
      OR (new.draft, new.seq, new.at, new.by, new.type, new.digest, new.hash)
        IS NOT (old.draft, old.seq, old.at, old.by, old.type, old.digest, old.hash)
      OR new.thread IS NOT old.thread
    BEGIN SELECT raise(ABORT, 'events are append-only: only payload and salt can be erased'); END;
  CREATE TRIGGER events_last BEFORE DELETE ON events
    BEGIN SELECT raise(ABORT, 'events are append-only'); END;

  CREATE TRIGGER editions_stay BEFORE UPDATE ON editions
    BEGIN SELECT raise(ABORT, 'editions are immutable'); END;
  CREATE TRIGGER editions_last BEFORE DELETE ON editions
    BEGIN SELECT raise(ABORT, 'editions are immutable'); END;
`;

/** Each draft's epoch, and which start of the server wrote last (see incarnation.ts). */
const EPOCHS = `
  ALTER TABLE drafts ADD COLUMN epoch TEXT NOT NULL DEFAULT '';
  UPDATE drafts SET epoch = lower(hex(randomblob(16)));

  CREATE TABLE incarnation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  TEXT NOT NULL
  ) STRICT;
`;

/** The house style as it was set, the last one counting. */
const HOUSE_STYLE = `
  CREATE TABLE house_style (
    n     INTEGER PRIMARY KEY AUTOINCREMENT,
    at    TEXT NOT NULL,
    by    TEXT NOT NULL,
    style TEXT NOT NULL
  ) STRICT;
`;

/** Pictures under the sum of their bytes (see server/images). They are never changed; only an act of law removes one. */
const IMAGES = `
  CREATE TABLE images (
    hash   TEXT PRIMARY KEY,
    type   TEXT NOT NULL,
    width  INTEGER NOT NULL,
    height INTEGER NOT NULL,
    at     TEXT NOT NULL,
    by     TEXT NOT NULL,
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL
  ) STRICT;

  CREATE INDEX images_by ON images (by, size);

  CREATE TRIGGER images_stay BEFORE UPDATE ON images
    BEGIN SELECT raise(ABORT, 'pictures are immutable'); END;
`;

/** Cards say more of a draft than they did: each is made again from the logs at the next start. */
const FULLER_CARDS = 'DELETE FROM cards;';

/** Invitations and resets by link (see accounts/links.ts): of a link only the hash is kept. */
const ACCOUNT_LINKS = `
  CREATE TABLE account_links (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('invitation', 'reset')),
    hash       TEXT NOT NULL UNIQUE,
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    role       TEXT,
    desks      TEXT,
    email      TEXT,
    person     TEXT,
    used_at    TEXT,
    used_by    TEXT,
    revoked_at TEXT
  ) STRICT, WITHOUT ROWID;
`;

/** What was done with accounts (see accounts/history.ts): `by` is null for whoever has the machine. */
const ACCOUNT_HISTORY = `
  CREATE TABLE account_history (
    n      INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    by     TEXT,
    act    TEXT NOT NULL,
    person TEXT,
    said   TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER account_history_stays BEFORE UPDATE ON account_history
    BEGIN SELECT raise(ABORT, 'the history of accounts is append-only'); END;
  CREATE TRIGGER account_history_lasts BEFORE DELETE ON account_history
    BEGIN SELECT raise(ABORT, 'the history of accounts is append-only'); END;
`;

/**
 * The rows of the log in the order in which they were written, and their keys apart from them. In one tree with its key, the
 * first row of a draft, which holds the whole article as it came in, was read for every letter that was put behind it.
 */
const UPDATES_AS_WRITTEN = `
  DROP TRIGGER updates_stay;
  DROP TRIGGER updates_last;
  ALTER TABLE updates RENAME TO updates_by_key;

  CREATE TABLE updates (
    draft TEXT NOT NULL REFERENCES drafts (id),
    seq   INTEGER NOT NULL,
    at    TEXT NOT NULL,
    by    TEXT NOT NULL,
    bytes BLOB NOT NULL,
    crc   INTEGER NOT NULL,
    PRIMARY KEY (draft, seq)
  ) STRICT;

  INSERT INTO updates SELECT draft, seq, at, by, bytes, crc FROM updates_by_key ORDER BY draft, seq;
  DROP TABLE updates_by_key;

  CREATE TRIGGER updates_stay BEFORE UPDATE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;
  CREATE TRIGGER updates_last BEFORE DELETE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;
`;

/**
 * Each update names the one before it in its draft, and each draft its last: an index by draft and number had a page written
 * anew for every draft that a commit has a letter of. Only of every 64th number is the place kept, so that the middle of a long
 * log is found as well.
 */
const UPDATES_FROM_THE_LAST = `
  DROP TRIGGER updates_stay;
  DROP TRIGGER updates_last;
  ALTER TABLE updates RENAME TO updates_by_key;

  CREATE TABLE updates (
    id     INTEGER PRIMARY KEY,
    draft  TEXT NOT NULL REFERENCES drafts (id),
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL,
    by     TEXT NOT NULL,
    bytes  BLOB NOT NULL,
    crc    INTEGER NOT NULL,
    before INTEGER
  ) STRICT;

  INSERT INTO updates SELECT rowid, draft, seq, at, by, bytes, crc, (
    SELECT earlier.rowid FROM updates_by_key AS earlier
    WHERE earlier.draft = updates_by_key.draft AND earlier.seq < updates_by_key.seq
    ORDER BY earlier.seq DESC LIMIT 1
  ) FROM updates_by_key ORDER BY rowid;

  ALTER TABLE drafts ADD COLUMN last INTEGER;
  UPDATE drafts SET last =
    (SELECT rowid FROM updates_by_key WHERE draft = drafts.id ORDER BY seq DESC LIMIT 1);
  DROP TABLE updates_by_key;

  CREATE INDEX updates_each_64th ON updates (draft, seq) WHERE seq % 64 = 0;

  CREATE TRIGGER updates_stay BEFORE UPDATE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;
  CREATE TRIGGER updates_last BEFORE DELETE ON updates
    BEGIN SELECT raise(ABORT, 'updates are append-only'); END;
`;

/** The steps from nothing to now. One is added for each new format; none is ever changed. */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  EPOCHS,
  HOUSE_STYLE,
  FULLER_CARDS,
  DOORS,
  ACCOUNT_LINKS,
  IMAGES,
  ACCOUNT_HISTORY,
  UPDATES_AS_WRITTEN,
  UPDATES_FROM_THE_LAST,
];

/** The number of the format that this Galley writes. */
export const FORMAT = MIGRATIONS.length;

export type Format = 'new' | 'older' | 'ours' | 'newer' | 'foreign';

/** What a database file is, read without touching it. */
export function formatOf(database: DatabaseSync): Format {
  if (readPragma(database, 'application_id') === APPLICATION_ID) {
    const format = readPragma(database, 'user_version');
    if (format === FORMAT) return 'ours';
    return format > FORMAT ? 'newer' : 'older';
  }
  const something = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  return something ? 'foreign' : 'new';
}

/** Brings the tables to this format. It begins by taking the right to write, so a file that cannot be written fails here. */
export function migrate(database: DatabaseSync): void {
  transact(database, () => {
    const format = readPragma(database, 'user_version');
    for (const step of MIGRATIONS.slice(format)) database.exec(step);
    if (format === FORMAT) return;
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
  });
}
