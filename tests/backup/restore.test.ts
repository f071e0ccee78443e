/** A backup put back is all there, or not at all; what it replaced is kept; windows that held later text bring nothing back. */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { restore } from '../../server/backup/restore.ts';
import { verifyBackup } from '../../server/backup/verify-backup.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { FORMAT } from '../../server/store/schema.ts';
import { backsUp, forges, NOW, restores, rowsIn, tampers } from '../fixtures/backups.ts';
import { Chance } from '../fixtures/chance.ts';
import { opens } from '../fixtures/client-wire.ts';
import { until, yes } from '../fixtures/colleague.ts';
import { Device } from '../fixtures/device.ts';
import { asksGalley, startsGalley } from '../fixtures/galley-command.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { makeOlderFolder } from '../fixtures/older-format.ts';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import { newFolder, newsroom } from '../fixtures/together.ts';
import { readsDraft } from './reads-draft.ts';

/** Yesterday's backup, and today's house, closed, in which more was typed. */
async function today() {
  const house = await newsroom();
  const { folder } = house;
  const draft = await house.makes('Harbour to reopen');
  const file = backsUp(folder);
  yes(await (await house.comes(ann, draft)).types(' today'));
  await house.close();
  return { folder, draft, file };
}

const wordsOf = ({ text }: { readonly text: string }): string => text.replaceAll('\n', '');
const replacedIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('replaced-'));

test('a restored newsroom reads as it did, and what was there can be put back in turn', async () => {
  const { folder, draft, file } = await today();
  const { replaced } = restores(file, folder);
  expect(replaced).toBe(join(folder, 'replaced-20261128-035415.db'));
  const restored = await newsroom({ folder });
  expect(wordsOf(await restored.comes(bob, draft))).toBe('Harbour to reopen');
  await restored.close();

  expect(verifyBackup(replaced ?? '')).toMatchObject({ drafts: 1 });
  restores(replaced ?? '', folder);
  const again = await newsroom({ folder });
  expect(wordsOf(await again.comes(bob, draft))).toBe('Harbour to reopen today');
  expect(replacedIn(folder)).toHaveLength(2);
  expect(readdirSync(folder)).not.toContain('restoring');
});

test('an empty folder takes a backup: a newsroom moves to another computer', async () => {
  const { draft, file } = await today();
  const elsewhere = join(newFolder(), 'deep', 'data');
  expect(restores(file, elsewhere).replaced).toBeNull();
  const house = await newsroom({ folder: elsewhere });
  expect(wordsOf(await house.comes(bob, draft))).toBe('Harbour to reopen');
});

test('windows are told, keep their words, and bring nothing back, even of a backup made a minute ago', async () => {
  const house = await newsroom();
  const { folder } = house;
  const draft = await house.makes('Harbour to reopen');
  const device = new Device(bob);
  const { keep, dies } = await device.window();
  const here = await opens(await house.arrives(ann), draft);
  const line = await house.arrives(bob);
  const there = await opens(line, draft, { keep });
  const file = backsUp(folder);
  here.types(' today');
  await there.reads('today');
  line.socket.disconnect();
  there.types(' never sent');
  await keep.flush();
  dies();
  await until(() => here.standing.saved === 'saved', 'all is saved');
  await house.close();
  here.types(' nor this');
  restores(file, folder);

  const restored = await newsroom({ folder });
  // Further than either window ever saw it: only the epoch tells them now that it is another past.
  const looker = await restored.comes(cleo, draft);
  for (let word = 1; word <= 12; word += 1) yes(await looker.types(` ${word}`));
  const text = wordsOf(looker);
  here.plugs(await restored.arrives(ann));
  await until(() => here.standing.kept !== null, 'Ann is told');
  expect(here.standing.kept?.words).toMatch(/today.*nor this/s);
  const next = await opens(await restored.arrives(bob), draft, { keep: (await device.window()).keep });
  await until(() => next.standing.kept !== null, 'Bob is told');
  expect(next.standing.kept?.words).toContain('never sent');
  expect(wordsOf(await restored.comes(cleo, draft))).toBe(text);
  expect(text).toMatch(/^Harbour to reopen 1 .* 12$/);
});

test('every draft has a new epoch, which it keeps from then on', async () => {
  const { folder, file } = await today();
  const epochs = (): unknown => rowsIn(join(folder, 'galley.db'), 'SELECT epoch FROM drafts');
  const before = epochs();
  restores(file, folder);
  const after = epochs();
  expect(after).not.toEqual(before);
  const opened = openDataFolder(folder);
  if ('refused' in opened) throw new Error(opened.message);
  opened.close();
  expect([opened.wasPutBack, epochs()]).toEqual([false, after]);
});

test('while a server runs on the folder, nothing is restored', async () => {
  const { folder, draft, file } = await today();
  const house = await newsroom({ folder });
  expect(restore({ file, folder, now: () => NOW })).toMatchObject({
    refused: 'in-use',
    message: expect.stringMatching(/is in use by another running Galley. Stop that one/),
  });
  yes(await (await house.comes(ann, draft)).types(' still'));
  expect(readdirSync(folder).filter((name) => /^(replaced|restoring)/.test(name))).toEqual([]);
});

test('whoever starts on the folder meanwhile is kept out', async () => {
  const { folder, file } = await today();
  const tries: unknown[] = [];
  const now = (): Date => {
    const opened = openDataFolder(folder);
    tries.push('refused' in opened ? opened.refused : 'let in');
    return NOW;
  };
  expect(restore({ file, folder, now })).toMatchObject({ replaced: expect.any(String) });
  expect(tries).toEqual(['in-use']);
});

test('while somebody reads the database, it is not replaced under their hands', async () => {
  const { folder, file } = await today();
  const reading = new DatabaseSync(join(folder, 'galley.db'), { readOnly: true });
  onTestFinished(() => reading.close());
  const writing = new DatabaseSync(join(folder, 'galley.db'));
  reading.exec('BEGIN');
  reading.prepare('SELECT count(*) FROM drafts').get();
  writing.exec(`UPDATE incarnation SET id = 'another'`);
  expect(restore({ file, folder, now: () => NOW })).toMatchObject({ refused: 'being-read' });
  writing.close();
  expect(replacedIn(folder)).toEqual([]);
});

test('a file that is no whole backup, or not the one that was meant, changes nothing', async () => {
  const { folder, file } = await today();
  const [cut, newer, forged] = ['cut', 'newer', 'forged'].map((name) => join(newFolder(), name));
  if (!cut || !newer || !forged) throw new Error('Three names make three files.');
  for (const one of [cut, newer, forged]) copyFileSync(file, one);
  truncateSync(cut, statSync(cut).size / 2);
  tampers(newer, 'PRAGMA user_version = 999');
  forges(forged, `DROP TRIGGER events_stay; UPDATE events SET by = 'dora'`);
  const before = readFileSync(join(folder, 'galley.db'));
  const files = readdirSync(folder);
  for (const [name, wanted, sha256] of [
    [cut, 'damaged'],
    [newer, 'newer'],
    [forged, 'damaged'],
    [file, 'another', '0'.repeat(64)],
    [join(folder, 'secret-recipes'), 'missing'],
  ] as const)
    expect([name, restore({ file: name, folder, sha256, now: () => NOW })]).toMatchObject([
      name,
      { refused: wanted },
    ]);
  expect(readFileSync(join(folder, 'galley.db')).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(files);
});

test('what is damaged beyond reading is replaced, and kept as it is', async () => {
  const { folder, draft, file } = await today();
  writeFileSync(join(folder, 'galley.db'), 'a shopping list '.repeat(1000));
  const { replaced } = restores(file, folder);
  expect(readFileSync(replaced ?? '', 'utf8')).toBe('a shopping list '.repeat(1000));
  const house = await newsroom({ folder });
  expect(wordsOf(await house.comes(bob, draft))).toBe('Harbour to reopen');
});

test('a newsroom whose chain was broken is replaced, and kept as it is', async () => {
  const { folder, file } = await today();
  tampers(join(folder, 'galley.db'), `DROP TRIGGER events_stay; UPDATE events SET by = 'dora'`);
  const { replaced } = restores(file, folder);
  expect(rowsIn(replaced ?? '', 'SELECT DISTINCT by FROM events')).toEqual([{ by: 'dora' }]);
});

/** How far a restore has come, as it shows from outside. */
const MOMENTS: readonly ((folder: string) => boolean)[] = [
  (folder) => existsSync(join(folder, 'restoring')),
  (folder) => existsSync(join(folder, 'restoring', 'galley.db')),
  (folder) => existsSync(join(folder, 'restoring', 'lock.db')),
  (folder) => replacedIn(folder).length > 0,
  (folder) => replacedIn(folder).some((name) => name.endsWith('.db')),
  (folder) => replacedIn(folder).length > 0 && !existsSync(join(folder, 'restoring', 'galley.db')),
];

test('killed at any moment, it leaves the old or the new, whole', async () => {
  const seed = Number(process.env.RESTORE_SEED ?? Date.now() % 1_000_000);
  console.info(`RESTORE_SEED=${seed}`);
  const chance = new Chance(seed);
  const { folder, draft, file } = await today();
  const after = backsUp(folder);
  const seen = new Map<string, number>();
  for (const hasCome of [...MOMENTS, ...MOMENTS.slice(3)]) {
    for (const name of replacedIn(folder)) rmSync(join(folder, name));
    const { process: galley, ended } = startsGalley(['restore', file], { GALLEY_DATA: folder });
    let isOver = false;
    galley.once('exit', () => {
      isOver = true;
    });
    while (!isOver && !hasCome(folder)) await turn();
    for (let turns = chance.below(200); turns > 0; turns -= 1) await turn();
    galley.kill('SIGKILL');
    await ended;
    const opened = openDataFolder(folder);
    if ('refused' in opened) throw new Error(opened.message);
    opened.close();
    const text = wordsOf({ text: await readsDraft(backsUp(folder), draft) });
    expect(['Harbour to reopen today', 'Harbour to reopen']).toContain(text);
    seen.set(text, (seen.get(text) ?? 0) + 1);
    restores(after, folder);
  }
  expect([...seen.keys()].sort()).toEqual(['Harbour to reopen', 'Harbour to reopen today']);
}, 120_000);

test('an older backup is brought to this format, and every draft has an epoch', async () => {
  const older = makeOlderFolder(newFolder(), 1, ['bridge________________', 'budget________________']);
  const file = backsUp(older);
  expect(verifyBackup(file)).toMatchObject({ format: 1, drafts: 2 });
  const folder = newFolder();
  restores(file, folder);
  const restored = join(folder, 'galley.db');
  expect(rowsIn(restored, 'PRAGMA user_version')).toEqual([{ user_version: FORMAT }]);
  expect(rowsIn(restored, `SELECT count(DISTINCT epoch) AS n FROM drafts WHERE epoch <> ''`)).toEqual([
    { n: 2 },
  ]);
  expect(readdirSync(folder).filter((name) => name.startsWith('before-'))).toEqual([]);
});

if (!mayMount()) console.info('No disk may be mounted here: restoring to a full one is left out.');
else
  test('without room for both, the old one stays, and that is one line', async () => {
    const { file } = await today();
    const { path, leaves } = smallDisk();
    onTestFinished(leaves);
    const [folder, ballast] = [join(path, 'data'), join(path, 'ballast')];
    restores(file, folder);
    const before = readFileSync(join(folder, 'galley.db'));
    for (const free of [0, 50_000, 120_000]) {
      fill(ballast);
      truncateSync(ballast, statSync(ballast).size - free);
      const { status, said, complaint } = await asksGalley(['restore', file], { GALLEY_DATA: folder });
      expect([status, said, complaint]).toEqual([
        1,
        [],
        [expect.stringMatching(/^There is no room in .* Nothing was changed\.$/)],
      ]);
      expect(readFileSync(join(folder, 'galley.db')).equals(before)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual(['galley.db', 'lock.db']);
    }
    rmSync(ballast);
    expect((await asksGalley(['restore', file], { GALLEY_DATA: folder })).status).toBe(0);
  });
