// The tables of the doors for machines: tokens, webhooks, what was delivered, and the feed of events that hooks follow.

/**
 * `feed` numbers every event of every draft in the order in which they came to the disk, in their own transaction: a hook
 * is a place in it. Ids are AUTOINCREMENT so that no number comes again.
 */
export const DOORS = `
  CREATE TABLE tokens (
    id      TEXT PRIMARY KEY,
    person  TEXT NOT NULL,
    name    TEXT NOT NULL,
    hash    TEXT NOT NULL UNIQUE,
    scopes  TEXT NOT NULL,
    made    TEXT NOT NULL,
    expires TEXT,
    used    TEXT
  ) STRICT;
  CREATE INDEX tokens_person ON tokens (person);

  CREATE TABLE feed (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    draft TEXT NOT NULL,
    seq   INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER events_feed AFTER INSERT ON events
    BEGIN INSERT INTO feed (draft, seq) VALUES (new.draft, new.seq); END;

  CREATE TABLE hooks (
    id       TEXT PRIMARY KEY,
    url      TEXT NOT NULL,
    types    TEXT NOT NULL,
    words    INTEGER NOT NULL,
    sign_key TEXT NOT NULL,
    made     TEXT NOT NULL,
    by       TEXT NOT NULL,
    place    INTEGER NOT NULL,
    tries    INTEGER NOT NULL DEFAULT 0,
    failing  TEXT,
    retry    TEXT,
    disabled TEXT
  ) STRICT;

  CREATE TABLE deliveries (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    hook   TEXT NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    at     TEXT NOT NULL,
    event  TEXT NOT NULL,
    type   TEXT NOT NULL,
    status INTEGER,
    ms     INTEGER NOT NULL,
    error  TEXT
  ) STRICT;
  CREATE INDEX deliveries_hook ON deliveries (hook, id);
`;
