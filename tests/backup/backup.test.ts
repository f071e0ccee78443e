/** A backup is one file, made while people work, with all that was acknowledged before it began; or there is none. */
import { readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../server/backup/back-up.ts';
import { verifyBackup } from '../../server/backup/verify-backup.ts';
import { PATIENCE_MS } from '../../server/store/connect.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { backsUp, NOW, tampers } from '../fixtures/backups.ts';
import { Chance } from '../fixtures/chance.ts';
import { type Colleague, until, yes } from '../fixtures/colleague.ts';
import { asksGalley, startsGalley } from '../fixtures/galley-command.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import { newFolder, newsroom } from '../fixtures/together.ts';
import { readsDraft } from './reads-draft.ts';

/** Types numbered words until told to stop; knows which of them were acknowledged. */
function typesOn(one: Colleague) {
  const acknowledged: string[] = [];
  let goesOn = true;
  const typing = (async () => {
    for (let word = 1; goesOn; word += 1) {
      const said = `${one.person.handle}${word}.`;
      yes(await one.types(said));
      acknowledged.push(said);
    }
  })();
  const stops = (): Promise<void> => {
    goesOn = false;
    return typing;
  };
  return { acknowledged, stops };
}

test('made while two people type, it holds every word that was acknowledged before it began, and is sound', async () => {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  const hands = [typesOn(await house.comes(ann, draft)), typesOn(await house.comes(bob, draft))];
  await until(() => hands.every(({ acknowledged }) => acknowledged.length > 20), 'both are typing');
  for (let time = 1; time <= 5; time += 1) {
    const before = hands.flatMap(({ acknowledged }) => [...acknowledged]);
    const to = join(newFolder(), 'backup.db');
    const { status, complaint } = await asksGalley(['backup', '--to', to], { GALLEY_DATA: house.folder });
    expect([status, complaint]).toEqual([0, []]);
    const text = await readsDraft(to, draft);
    expect(before.filter((word) => !text.includes(word))).toEqual([]);
    expect(verifyBackup(to)).toMatchObject({ drafts: 1, file: to });
  }
  const typedMeanwhile = hands.map(({ acknowledged }) => acknowledged.length);
  await Promise.all(hands.map(({ stops }) => stops()));
  expect(Math.min(...typedMeanwhile)).toBeGreaterThan(50);
});

test('somebody who takes back what they said while it is made waits for nobody, and it is forgotten right after', async () => {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  const [here, there] = [await house.comes(ann, draft), await house.comes(bob, draft)];
  const comment = { draftId: draft, anchor: null, text: 'Who said so?', mentions: [] };
  const { seq: thread } = yes(await here.asks('comment.make', comment));
  const said = { draftId: draft, thread: threadIdSchema.parse(thread) };
  const { seq: reply } = yes(
    await there.asks('thread.reply', { ...said, text: 'My aunt Zelda.', mentions: [] }),
  );
  const reading = new DatabaseSync(join(house.folder, 'galley.db'), { readOnly: true });
  onTestFinished(() => {
    if (reading.isOpen) reading.close();
  });
  reading.exec('BEGIN');
  reading.prepare('SELECT count(*) FROM drafts').get();
  const began = performance.now();
  yes(await there.asks('reply.delete', { ...said, reply }));
  yes(await here.types(' soon'));
  // Whoever waits for a reader does so for all of their patience.
  expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
  const remembered = (): boolean =>
    ['galley.db', 'galley.db-wal'].some((name) => readFileSync(join(house.folder, name)).includes('Zelda'));
  expect(remembered()).toBe(true);
  reading.close();
  yes(await here.types(' indeed'));
  expect(remembered()).toBe(false);
});

test('made of a folder whose server was killed, it holds what the write-ahead log holds, and changes nothing there', async () => {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  // Whoever looks on keeps the log from being tidied away, as a kill does.
  const looking = new DatabaseSync(join(house.folder, 'galley.db'), { readOnly: true });
  onTestFinished(() => looking.close());
  looking.prepare('SELECT count(*) FROM drafts').get();
  yes(await (await house.comes(ann, draft)).types(' soon'));
  await house.close();
  const files = ['galley.db', 'galley.db-wal'].map((name) => join(house.folder, name));
  const before = files.map((file) => readFileSync(file).toString('base64'));
  expect(await readsDraft(backsUp(house.folder), draft)).toContain('soon');
  expect(files.map((file) => readFileSync(file).toString('base64'))).toEqual(before);
});

test('without a name it lies in the data folder under its hour, for its owner only', async () => {
  const house = await newsroom();
  await house.close();
  const made = backUp({ folder: house.folder, to: null, mayReplace: false, now: NOW });
  const file = join(house.folder, 'backups', 'galley-20261128-035415.db');
  expect(made).toMatchObject({ file });
  expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
});

test('a file that is there is not touched, unless it may be replaced', async () => {
  const house = await newsroom();
  await house.close();
  const to = backsUp(house.folder);
  const before = readFileSync(to);
  const again = { folder: house.folder, to, now: new Date(NOW.getTime() + 1_000) };
  expect(backUp({ ...again, mayReplace: false })).toMatchObject({ refused: 'taken' });
  expect(readFileSync(to).equals(before)).toBe(true);
  expect(backUp({ ...again, mayReplace: true })).toMatchObject({ at: '2026-11-28T03:54:16.000Z' });
  expect(readdirSync(join(to, '..'))).toEqual(['backup.db']);
});

test('of a database that is damaged there is no backup', async () => {
  const house = await newsroom();
  await house.makes('Harbour to reopen');
  await house.close();
  tampers(join(house.folder, 'galley.db'), `DROP TRIGGER events_stay; UPDATE events SET by = 'dora'`);
  const to = join(newFolder(), 'backup.db');
  expect(backUp({ folder: house.folder, to, mayReplace: false, now: NOW })).toMatchObject({
    refused: 'damaged',
    message: expect.stringMatching(/^No backup was made\. .* does not fit its chain/),
  });
  expect(readdirSync(join(to, '..'))).toEqual([]);
});

test('where there is nothing to back up, or nowhere to put it, that is one line', async () => {
  const house = await newsroom();
  await house.close();
  const nowhere = { to: join(newFolder(), 'no', 'such', 'folder', 'backup.db'), mayReplace: false, now: NOW };
  expect(backUp({ ...nowhere, folder: house.folder })).toMatchObject({ refused: 'unwritable' });
  expect(backUp({ ...nowhere, folder: newFolder() })).toMatchObject({ refused: 'missing' });
});

test('killed at any moment, it has its name only when it is whole', async () => {
  const seed = Number(process.env.BACKUP_SEED ?? Date.now() % 1_000_000);
  console.info(`BACKUP_SEED=${seed}`);
  const chance = new Chance(seed);
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  yes(await (await house.comes(ann, draft)).types(' soon '.repeat(20_000)));
  await house.close();
  const folder = newFolder();
  for (let round = 0; round < 12; round += 1) {
    const to = join(folder, `backup-${round}.db`);
    const { process: galley, ended } = startsGalley(['backup', '--to', to], { GALLEY_DATA: house.folder });
    const filesOfIt = (): string[] =>
      readdirSync(folder).filter((one) => one.startsWith(`backup-${round}.db`));
    await until(() => filesOfIt().length > 0, 'it has begun');
    const [name = ''] = filesOfIt();
    const size = chance.below(60) * 4096;
    const grown = until(
      () => !isThere(join(folder, name)) || statSync(join(folder, name)).size >= size,
      'it has grown',
      500,
    );
    await grown.catch(() => {});
    galley.kill('SIGKILL');
    await ended;
    if (isThere(to)) expect(verifyBackup(to)).toMatchObject({ drafts: 1 });
  }
});

if (!mayMount()) console.info('No disk may be mounted here: backing up to a full one is left out.');
else
  test('for which there is no room is refused in one line, and leaves nothing behind', async () => {
    const house = await newsroom();
    const draft = await house.makes('Harbour to reopen');
    yes(await (await house.comes(ann, draft)).types(' soon'));
    const { path, leaves } = smallDisk();
    onTestFinished(leaves);
    const ballast = join(path, 'ballast');
    const to = join(path, 'backup.db');
    for (const free of [0, 8_000, 50_000]) {
      fill(ballast);
      truncateSync(ballast, statSync(ballast).size - free);
      const { status, said, complaint } = await asksGalley(['backup', '--to', to], {
        GALLEY_DATA: house.folder,
      });
      expect([status, said, complaint]).toEqual([
        1,
        [],
        [expect.stringMatching(/^There is no room for the backup in /)],
      ]);
      expect(readdirSync(path)).toEqual(['ballast']);
    }
    rmSync(ballast);
    expect((await asksGalley(['backup', '--to', to], { GALLEY_DATA: house.folder })).status).toBe(0);
  });

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
