/** Nobody steps in with a backup, and what was ended, revoked or removed after it was made does not come back with it. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { verifyBackup } from '../../server/backup/verify-backup.ts';
import { contentHash } from '../../server/store/content-hash.ts';
import { hooksSchema, madeHookSchema } from '../../shared/api/hooks.ts';
import { tokensSchema } from '../../shared/api/tokens.ts';
import { backsUp, NOW, restores, rowsIn } from '../fixtures/backups.ts';
import { until } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';
import { newFolder } from '../fixtures/together.ts';
import { Receiver } from '../hooks/receiver.ts';

/** A newsroom with Nora, a chief, signed in, with a token and a webhook. */
async function doorsOpen() {
  const receiver = await Receiver.open();
  const hooksTo = [receiver.origin];
  const app = await openApp({ hooksTo });
  const nora = await app.hires('nora', 'chief');
  const cookie = await app.cookieOf(nora);
  const page = Program.withCookie(app.address, cookie);
  const made = app.tokens.make(nora.id, { name: 'archive', scopes: ['read'], days: null });
  if ('code' in made) throw new Error(made.message);
  const asked = await page.posts('/hooks', { url: receiver.origin, types: ['draft.created'] });
  const hook = madeHookSchema.parse(asked.body);
  return { app, nora, receiver, hooksTo, page, cookie, token: made, hook };
}

const opensAgain = (folder: string, hooksTo: readonly string[]) => openApp({ folder, hooksTo });
const reads = async (address: string, secret: string) =>
  (await Program.withToken(address, secret).reads('/drafts')).status;

test('a token that was revoked after the backup was made does not work after it is put back', async () => {
  const { app, nora, hooksTo, token } = await doorsOpen();
  expect(await reads(app.address, token.secret)).toBe(200);
  const file = backsUp(app.folder);
  expect(app.tokens.revoke(nora.id, token.token.id)).toBe(true);
  await app.close();
  restores(file, app.folder);
  const restored = await opensAgain(app.folder, hooksTo);
  expect(await reads(restored.address, token.secret)).toBe(401);
});

test('nor does one that was not, nor a session: everybody signs in, and makes their tokens anew', async () => {
  const { app, nora, hooksTo, token, cookie } = await doorsOpen();
  const file = backsUp(app.folder);
  await app.close();
  restores(file, app.folder);
  const restored = await opensAgain(app.folder, hooksTo);
  expect(await reads(restored.address, token.secret)).toBe(401);
  expect((await Program.withCookie(restored.address, cookie).reads('/me')).status).toBe(401);
  const page = Program.withCookie(restored.address, await restored.cookieOf(nora));
  expect(tokensSchema.parse((await page.reads('/tokens')).body).tokens).toEqual([]);
  const again = restored.tokens.make(nora.id, { name: 'archive', scopes: ['read'], days: null });
  if ('code' in again) throw new Error(again.message);
  expect(await reads(restored.address, again.secret)).toBe(200);
});

test('a webhook comes back as a name on a list: it is sent nothing, tested or not, until it is made anew', async () => {
  const { app, nora, hooksTo, receiver, hook, page } = await doorsOpen();
  const file = backsUp(app.folder);
  await page.posts(`/hooks/${hook.hook.id}/remove`, {});
  await app.close();
  restores(file, app.folder);
  const restored = await opensAgain(app.folder, hooksTo);
  const nora2 = Program.withCookie(restored.address, await restored.cookieOf(nora));
  const [listed] = hooksSchema.parse((await nora2.reads('/hooks')).body).hooks;
  expect(listed).toMatchObject({
    ...{ url: hook.hook.url, types: ['draft.created'] },
    disabled: expect.stringMatching(/from a backup.* Make it anew/),
  });
  for (const act of ['test', 'again'])
    expect(await nora2.posts(`/hooks/${hook.hook.id}/${act}`, {})).toMatchObject({ status: 403 });
  const anew = await nora2.posts('/hooks', { url: receiver.origin, types: ['draft.created'] });
  expect(madeHookSchema.parse(anew.body).secret).not.toBe(hook.secret);
  await restored.makes(nora, 'The ferry is late');
  await until(() => receiver.received.length > 0, 'the new one is told');
  expect(receiver.received).toHaveLength(1);
  expect((await nora2.posts(`/hooks/${hook.hook.id}/remove`, {})).status).toBe(200);
});

test('whoever finds a backup finds no session, no token and no key in it', async () => {
  const { app, token, hook } = await doorsOpen();
  const database = join(app.folder, 'galley.db');
  const [session] = rowsIn(database, 'SELECT token FROM session');
  const [kept] = rowsIn(database, 'SELECT hash FROM tokens');
  const secrets = [session?.['token'], kept?.['hash'], hook.secret].map(String);
  const written = (file: string): boolean[] => {
    const bytes = readFileSync(file);
    return secrets.map((secret) => bytes.includes(secret));
  };
  const file = backsUp(app.folder);
  await app.close();
  expect(written(database)).toEqual([true, true, true]);
  expect(written(file)).toEqual([false, false, false]);
  expect(readFileSync(file).includes(token.secret)).toBe(false);
  expect(verifyBackup(file)).toMatchObject({ people: 1 });
});

test('of a backup that an earlier Galley made, with all of them in it, none of them comes back', async () => {
  const { app, hooksTo, token, receiver, nora, cookie } = await doorsOpen();
  await app.close();
  const file = sealedAsBefore(join(app.folder, 'galley.db'));
  expect(rowsIn(file, 'SELECT * FROM tokens')).toHaveLength(1);
  restores(file, app.folder);
  const restored = await opensAgain(app.folder, hooksTo);
  expect(await reads(restored.address, token.secret)).toBe(401);
  expect((await Program.withCookie(restored.address, cookie).reads('/me')).status).toBe(401);
  await restored.makes(nora, 'The ferry is late');
  const page = Program.withCookie(restored.address, await restored.cookieOf(nora));
  const [listed] = hooksSchema.parse((await page.reads('/hooks')).body).hooks;
  expect([listed?.disabled, receiver.received]).toEqual([expect.any(String), []]);
});

/** A copy whose seal fits, and from which nothing was left out. */
function sealedAsBefore(database: string): string {
  const file = join(newFolder(), 'earlier.db');
  copyFileSync(database, file);
  const copy = new DatabaseSync(file);
  const at = NOW.toISOString();
  copy.exec(
    'CREATE TABLE backup (one INTEGER PRIMARY KEY CHECK (one = 1), at TEXT NOT NULL, content TEXT NOT NULL) STRICT',
  );
  const content = createHash('sha256')
    .update(`${at} ${contentHash(copy, ['backup'])}`)
    .digest('hex');
  copy.prepare('INSERT INTO backup VALUES (1, ?, ?)').run(at, content);
  copy.close();
  return file;
}
