// Every statement of the store, prepared once per connection.
import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    draft: sql('SELECT seq, last, epoch FROM drafts WHERE id = ?'),
    stand: sql('SELECT seq, last FROM drafts WHERE id = ?'),
    begin: sql('INSERT INTO drafts (id, seq, epoch) VALUES (?, 0, ?)'),
    moveOn: sql('UPDATE drafts SET seq = ?, last = ? WHERE id = ?'),
    addUpdate: sql(
      'INSERT INTO updates (draft, seq, at, by, bytes, crc, before) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    addEvent: sql(`INSERT INTO events (draft, seq, at, by, type, thread, payload, salt, digest, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    erase: sql('UPDATE events SET payload = NULL, salt = NULL WHERE draft = ? AND seq = ?'),
    addAnswered: sql('INSERT INTO answered (person, id, draft, answer) VALUES (?, ?, ?, ?)'),
    addEdition: sql(`INSERT INTO editions
    (draft, number, at, by, text_version, slug, headline, hash, note, blocks, html, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    setCard: sql(`INSERT INTO cards (draft, seq, card) VALUES (?, ?, ?)
    ON CONFLICT (draft) DO UPDATE SET seq = excluded.seq, card = excluded.card`),
    cardStaysTrue: sql('UPDATE cards SET seq = ? WHERE draft = ? AND seq = ?'),
    setSnapshot: sql(`INSERT INTO snapshots (draft, seq, state, text_version, cuts, authors, crc)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (draft) DO UPDATE SET seq = excluded.seq, state = excluded.state,
      text_version = excluded.text_version, cuts = excluded.cuts, authors = excluded.authors, crc = excluded.crc
    WHERE excluded.seq >= snapshots.seq`),
    snapshot: sql('SELECT seq, state, text_version, cuts, authors, crc FROM snapshots WHERE draft = ?'),
    update: sql('SELECT seq, at, by, bytes, crc, before FROM updates WHERE id = ? AND draft = ?'),
    updateFrom: sql(`SELECT id, seq FROM updates WHERE draft = ? AND seq >= ? AND seq % 64 = 0
    ORDER BY seq LIMIT 1`),
    events: sql(`SELECT seq, at, by, type, thread, payload, salt, digest, hash FROM events
    WHERE draft = ? ORDER BY seq`),
    answered: sql('SELECT answer FROM answered WHERE person = ? AND id = ?'),
    cards: sql('SELECT card FROM cards ORDER BY draft'),
    staleCards: sql(`SELECT drafts.id FROM drafts LEFT JOIN cards ON cards.draft = drafts.id
    WHERE cards.seq IS NULL OR cards.seq < drafts.seq ORDER BY drafts.id`),
    edition: sql('SELECT * FROM editions WHERE draft = ? AND number = ?'),
    editions: sql(`SELECT number, at, by, text_version, slug, headline, hash, note FROM editions
    WHERE draft = ? ORDER BY number`),
    houseStyle: sql('SELECT style FROM house_style ORDER BY n DESC LIMIT 1'),
    setHouseStyle: sql('INSERT INTO house_style (at, by, style) VALUES (?, ?, ?)'),
  };
}
