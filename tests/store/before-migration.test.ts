/** A database of an older format is kept as it was before it is changed, and is not changed when it cannot be kept. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyBackup } from '../../server/backup/verify-backup.ts';
import { holdDataFolder, openDataFolder } from '../../server/store/folder.ts';
import { APPLICATION_ID, FORMAT, MIGRATIONS } from '../../server/store/schema.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { UpdateEntry } from '../../server/store/store.ts';
import { restores, rowsIn } from '../fixtures/backups.ts';
import { makeOlderFolder } from '../fixtures/older-format.ts';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import { append, draftNamed, update } from './entries.ts';
import { newFolder, openFolder } from './folders.ts';

const NOW = new Date('2026-11-28T03:54:15.000Z');
const OLDER = MIGRATIONS.map((_, at) => at).filter((format) => format > 0);

const folderOf = (format: number, path = newFolder()): string =>
  makeOlderFolder(path, format, ['bridge________________']);

const formatIn = (file: string): unknown => rowsIn(file, 'PRAGMA user_version')[0]?.['user_version'];
const draftsIn = (file: string): unknown => rowsIn(file, 'SELECT id, seq FROM drafts');
const keptIn = (path: string): string[] => readdirSync(path).filter((name) => name.startsWith('before-'));

describe.each(OLDER)('a database of format %i', (format) => {
  test('is kept beside itself before it is brought to this one', () => {
    const path = folderOf(format);
    const opened = openDataFolder(path, NOW);
    if ('refused' in opened) throw new Error(opened.message);
    opened.close();
    const kept = join(path, `before-format-${FORMAT}-20261128-035415.db`);
    expect(opened.keptBefore).toBe(kept);
    expect([formatIn(kept), formatIn(join(path, 'galley.db'))]).toEqual([format, FORMAT]);
    expect(draftsIn(kept)).toEqual(draftsIn(join(path, 'galley.db')));
    expect(statSync(kept).mode & 0o777).toBe(0o600);
  });

  test('that is kept is a backup, which can be verified and restored', () => {
    const path = folderOf(format);
    const opened = openFolder(path);
    opened.close();
    expect(verifyBackup(opened.keptBefore ?? '')).toMatchObject({ format, drafts: 1, updates: 1 });
    const elsewhere = newFolder();
    restores(opened.keptBefore ?? '', elsewhere);
    expect(draftsIn(join(elsewhere, 'galley.db'))).toEqual(draftsIn(join(path, 'galley.db')));
  });

  test('is left as it is when the name of its backup is taken', () => {
    const path = folderOf(format);
    mkdirSync(join(path, `before-format-${FORMAT}-20261128-035415.db`));
    const before = readFileSync(join(path, 'galley.db'));
    expect(openDataFolder(path, NOW)).toMatchObject({ refused: 'unkept' });
    expect(readFileSync(join(path, 'galley.db')).equals(before)).toBe(true);
  });
});

test('a log whose rows named no others reads the same, and goes on', async () => {
  const path = newFolder();
  const older = new DatabaseSync(join(path, 'galley.db'));
  for (const step of MIGRATIONS.slice(0, 9)) older.exec(step);
  older.exec(`PRAGMA journal_mode = WAL; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 9`);
  const drafts = ['bridge', 'budget', 'council'].map(draftNamed);
  const add = older.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?)');
  for (const draft of drafts) older.prepare('INSERT INTO drafts VALUES (?, 200, ?)').run(draft, 'first');
  const written = (seq: number): UpdateEntry => update(seq, `typed ${seq}`);
  // By turns, and the council's has an event in between, which the other log holds.
  for (let seq = 1; seq <= 200; seq += 1)
    for (const draft of drafts) {
      const { at, by, update: bytes } = written(seq);
      if (draft !== drafts[2] || seq % 3 > 0) add.run(draft, seq, at, by, bytes, crc32(bytes));
    }
  older.close();
  const folder = openFolder(path);
  onTestFinished(() => folder.close());
  const store = new SqliteStore(folder.connect());
  for (const draft of drafts) {
    const seqs = Array.from({ length: 200 }, (_, at) => at + 1);
    const updates = seqs.filter((seq) => draft !== drafts[2] || seq % 3 > 0).map(written);
    await store.commit([append(draft, 200, { entries: [written(201)] })]);
    expect((await store.load(draft)).updates).toEqual([...updates, written(201)]);
    expect(await store.updatesAfter(draft, 0, 100)).toEqual(updates.slice(0, 100));
  }
});

test('a database of this format, and a new one, are kept nowhere', () => {
  const path = newFolder();
  for (let time = 0; time < 2; time += 1) {
    const opened = openFolder(path);
    opened.close();
    expect(opened.keptBefore).toBeNull();
  }
  expect(keptIn(path)).toEqual([]);
});

if (!mayMount()) console.info('No disk may be mounted here: a full one is left out.');
else
  test('without room for its backup, it is refused in one line and left as it is, and brought up once there is', () => {
    const { path: disk, leaves } = smallDisk();
    onTestFinished(leaves);
    const [path, ballast] = [folderOf(1, join(disk, 'data')), join(disk, 'ballast')];
    const large = new DatabaseSync(join(path, 'galley.db'));
    large.exec(`INSERT INTO answered VALUES ('ann', 'asked', 'bridge', hex(zeroblob(200000)))`);
    large.close();
    const held = holdDataFolder(path);
    if ('close' in held) held.close();
    const before = readFileSync(join(path, 'galley.db'));
    for (const free of [100_000, 250_000]) {
      fill(ballast);
      truncateSync(ballast, statSync(ballast).size - free);
      const refused = openDataFolder(path, NOW);
      expect(refused).toEqual({
        refused: 'unkept',
        message: `The data folder ${path} holds a database of an older Galley, and no backup of it could be made before it is changed: the disk is full. Nothing was changed. Mend that, then start again.`,
      });
      expect([keptIn(path), formatIn(join(path, 'galley.db'))]).toEqual([[], 1]);
      expect(readFileSync(join(path, 'galley.db')).equals(before)).toBe(true);
    }
    rmSync(ballast);
    openFolder(path).close();
    expect([keptIn(path).length, formatIn(join(path, 'galley.db'))]).toEqual([1, FORMAT]);
  });
