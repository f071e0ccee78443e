/** A file that is not whole, not ours or not the one that was meant is refused in one line, and is never changed. */
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBackup } from '../../server/backup/verify-backup.ts';
import { backsUp, forges, tampers } from '../fixtures/backups.ts';
import { Chance } from '../fixtures/chance.ts';
import { yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newFolder, newsroom } from '../fixtures/together.ts';

/** A backup of a newsroom in which something was typed, said and published. */
async function backup(): Promise<string> {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  const here = await house.comes(ann, draft);
  const desk = await house.comes(cleo, draft);
  yes(await here.types(' soon'));
  yes(await here.asks('flag.raise', flagOn(here, 'Harbour')));
  await desk.hears('flag.raised');
  const [flag] = desk.review.threads;
  if (flag) yes(await desk.asks('flag.settle', { draftId: draft, thread: flag.id, outcome: 'fixed' }));
  const textVersion = (await house.store.load(draft)).updates.at(-1)?.seq ?? 0;
  yes(
    await (await house.comes(bob, draft)).asks('comment.make', {
      draftId: draft,
      anchor: null,
      text: 'Well done.',
      mentions: [],
    }),
  );
  for (const to of ['review', 'ready'] as const) yes(await desk.asks('draft.move', { draftId: draft, to }));
  yes(await desk.asks('draft.publish', { draftId: draft, textVersion }));
  await house.close();
  return backsUp(house.folder);
}

/** The one line that refuses a file, by its code. */
function refusal(file: string, sha256?: string): string {
  const before = readFileSync(file);
  const verdict = verifyBackup(file, { sha256 });
  if (!('refused' in verdict)) throw new Error(`${file} was believed.`);
  expect(verdict.message).toContain(file);
  expect(verdict.message).not.toContain('\n');
  expect(readFileSync(file).equals(before)).toBe(true);
  return verdict.refused;
}

test('a backup tells what is in it', async () => {
  const file = await backup();
  const verdict = verifyBackup(file);
  expect(verdict).toMatchObject({ file, drafts: 1, editions: 1, at: '2026-11-28T03:54:15.000Z' });
  if ('refused' in verdict) throw new Error(verdict.message);
  expect(verdict.events).toBeGreaterThan(5);
  expect(verifyBackup(file, { sha256: verdict.sha256.toUpperCase() })).toEqual(verdict);
});

test('another file than the hash names is refused', async () => {
  expect(refusal(await backup(), '0'.repeat(64))).toBe('another');
});

test('a file that is cut short anywhere is refused', async () => {
  const file = await backup();
  const { length } = readFileSync(file);
  for (const kept of [length - 1, length - 4096, length >> 1, 4096, 4095, 100, 1]) {
    const cut = join(newFolder(), 'cut.db');
    copyFileSync(file, cut);
    truncateSync(cut, kept);
    expect([kept, refusal(cut)]).toEqual([kept, expect.stringMatching(/^(damaged|not-a-backup)$/)]);
  }
});

test('a file that is no backup is refused: empty, text, somebody else’s database, our own database as it lies there', async () => {
  const house = await newsroom();
  await house.close();
  const here = newFolder();
  const [empty, text, recipes, raw] = ['empty', 'text', 'recipes', 'raw'].map((name) => join(here, name));
  if (!empty || !text || !recipes || !raw) throw new Error('Four names make four files.');
  writeFileSync(empty, '');
  writeFileSync(text, 'a shopping list '.repeat(1000));
  tampers(recipes, 'CREATE TABLE recipes (name TEXT)');
  copyFileSync(join(house.folder, 'galley.db'), raw);
  for (const file of [empty, text, recipes, raw])
    expect([file, refusal(file)]).toEqual([file, 'not-a-backup']);
});

test('a file that is not there, and a folder, are refused', () => {
  const here = newFolder();
  expect(verifyBackup(join(here, 'none.db'))).toMatchObject({ refused: 'missing' });
  expect(verifyBackup(here)).toMatchObject({ refused: 'missing' });
});

test('a backup of a newer Galley is refused', async () => {
  const file = await backup();
  tampers(file, 'PRAGMA user_version = 999');
  expect(refusal(file)).toBe('newer');
});

test.each([
  ['a card', `UPDATE cards SET card = replace(card, 'Harbour', 'Airport')`],
  ['a table that is gone', 'DROP TABLE answered'],
  ['a table too many', 'CREATE TABLE extra (said TEXT)'],
])('a backup in which somebody changed %s is refused', async (_, sql) => {
  const file = await backup();
  tampers(file, sql);
  expect(refusal(file)).toBe('damaged');
});

test.each([
  [
    'an event',
    `DROP TRIGGER events_stay; UPDATE events SET payload = replace(payload, 'Well', 'Not') WHERE type = 'comment.made'`,
    /chain/,
  ],
  [
    'who said it',
    `DROP TRIGGER events_stay; UPDATE events SET by = 'dora' WHERE type = 'comment.made'`,
    /chain/,
  ],
  ['the end of a log', `DROP TRIGGER events_last; DELETE FROM events WHERE type = 'draft.published'`, /end/],
  ['an update', `DROP TRIGGER updates_stay; UPDATE updates SET bytes = x'0000' WHERE seq = 2`, /read/],
  [
    'which update an update follows',
    'DROP TRIGGER updates_stay; UPDATE updates SET before = NULL WHERE before IS NOT NULL',
    /name each other/,
  ],
  ['which update is the last', 'UPDATE drafts SET last = last - 1', /name each other/],
  [
    'an edition',
    `DROP TRIGGER editions_stay; UPDATE editions SET blocks = replace(blocks, 'Harbour', 'Airport')`,
    /editions/,
  ],
  ['an edition that is gone', 'DROP TRIGGER editions_last; DELETE FROM editions', /editions/],
])('a backup in which somebody changed %s and sealed it again is refused', async (_, sql, says) => {
  const file = await backup();
  forges(file, sql);
  expect(refusal(file)).toBe('damaged');
  expect(verifyBackup(file)).toMatchObject({ message: expect.stringMatching(says) });
});

test('whichever bit of it changed, a backup is refused or says what it said', async () => {
  const seed = Number(process.env.BACKUP_SEED ?? Date.now() % 1_000_000);
  console.info(`BACKUP_SEED=${seed}`);
  const chance = new Chance(seed);
  const file = await backup();
  const whole = verifyBackup(file);
  const bytes = readFileSync(file);
  const spoiled = join(newFolder(), 'spoiled.db');
  let refused = 0;
  for (let round = 0; round < 400; round += 1) {
    const at = chance.below(bytes.length);
    const other = Buffer.from(bytes);
    other.writeUInt8(bytes.readUInt8(at) ^ (1 << chance.below(8)), at);
    writeFileSync(spoiled, other);
    const verdict = verifyBackup(spoiled);
    if ('refused' in verdict) refused += 1;
    else expect({ ...verdict, file, sha256: '' }).toEqual({ ...whole, sha256: '' });
    if (!('refused' in whole))
      expect(verifyBackup(spoiled, { sha256: whole.sha256 })).toMatchObject({ refused: 'another' });
  }
  // Most of a small file is room that nothing stands in.
  expect(refused).toBeGreaterThan(8);
});
