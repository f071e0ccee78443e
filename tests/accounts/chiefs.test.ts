// What chiefs do with accounts, and how soon everybody else hears of it: on every line, at once.
import { expect, test } from 'vitest';
import { accountsSchema } from '../../shared/accounts.ts';
import type { SessionEnd } from '../../shared/protocol.ts';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { type Browser, codeIn, openOffice, PASSWORD } from './office.ts';

async function atWork() {
  const office = await openOffice();
  const chief = await office.setsUp();
  const ann = await office.hiresBy(chief, 'ann', 'writer');
  const her = await ann.me();
  const draft = await office.makes(her, 'Harbour to reopen');
  const window = await ann.opensWindow();
  await window.joins(draft);
  return { ...office, chief, ann, her, draft, window };
}

type End = (scene: Awaited<ReturnType<typeof atWork>>) => Promise<unknown>;

/** Whatever it is that ends somebody's line, it is told why and cut at once, and their cookie opens no other. */
const ENDS: readonly (readonly [string, SessionEnd, End])[] = [
  ['signs out', 'signed-out', ({ ann }) => ann.mustPost('/sign-out', {})],
  ['is disabled', 'disabled', ({ chief, her }) => chief.mustPost(`/accounts/${her.id}/disable`, {})],
  [
    'changes her password elsewhere',
    'new-password',
    async ({ from }) => {
      const there = from();
      await there.signsIn('ann');
      return there.mustPost('/me/password', { current: PASSWORD, next: 'a newer one than that' });
    },
  ],
  [
    'ends this session elsewhere',
    'signed-out',
    async ({ from }) => {
      const there = from();
      await there.signsIn('ann');
      return there.mustPost('/me/sessions/end-others', {});
    },
  ],
  [
    'signs in again in the same browser',
    'signed-out',
    ({ ann }) => ann.mustPost('/sign-in', { email: 'ann@post.example', password: PASSWORD }),
  ],
];

test.each(ENDS)('a window is cut at once when Ann %s, and told that it is: %s', async (_, because, end) => {
  const scene = await atWork();
  const old = scene.ann.cookie;
  await end(scene);
  await until(() => scene.window.socket.disconnected, 'her window is cut');
  expect(scene.window.told['server.ended']).toEqual([{ because }]);
  const line = { address: scene.address, person: scene.her, origin: scene.address, cookie: old };
  await expect(scene.opens(line)).rejects.toThrow();
  scene.ann.cookie = old;
  expect(await scene.ann.isIn()).toBe(false);
  expect((await scene.store.load(scene.draft)).updates).toHaveLength(1);
});

test('whoever gets another role is cut, comes in again at once, and has the new rights', async () => {
  const { chief, ann, her, window, draft } = await atWork();
  await chief.mustPost(`/accounts/${her.id}/place`, { role: 'reader', desks: [] });
  await until(() => window.socket.disconnected, 'her window is cut');
  expect(await ann.me()).toMatchObject({ role: 'reader' });
  const again = await ann.opensWindow();
  await again.joins(draft);
  expect(codeOf(await again.types(' never'))).toBe('forbidden');
});

test('whoever gets another desk keeps their line and has the new rights at the next word', async () => {
  const { chief, ann, her, window, draft } = await atWork();
  yes(await window.types(' soon'));
  await chief.mustPost(`/accounts/${her.id}/place`, { role: 'writer', desks: ['legal', 'copy', 'copy'] });
  expect(await ann.me()).toMatchObject({ desks: ['copy', 'legal'] });
  yes(await window.types(' indeed'));
  expect((await window.opensBoard()).people.find(({ id }) => id === her.id)?.desks).toEqual([
    'copy',
    'legal',
  ]);
  expect(draft).toBe(window.draft);
});

test('a name that is changed is told to everybody', async () => {
  const { chief, ann, her } = await atWork();
  const there = await chief.opensWindow();
  await there.opensBoard();
  await ann.mustPost('/me/name', { name: '  Ann Okonkwo ' });
  await until(
    () =>
      there.told['people.changed'].some(({ people }) =>
        people.some(({ id, name }) => id === her.id && name === 'Ann Okonkwo'),
      ),
    'the new name is told',
  );
});

test('a disabled account signs in no more, and enabled again it does, as it was', async () => {
  const { chief, her, from } = await atWork();
  await chief.mustPost(`/accounts/${her.id}/disable`, {});
  expect(codeIn(await from().signsIn('ann'))).toBe('no-match');
  expect(codeIn(await chief.posts(`/accounts/${her.id}/disable`, {}))).toBe('forbidden');
  await chief.mustPost(`/accounts/${her.id}/enable`, {});
  const ann = from();
  expect(codeIn(await ann.signsIn('ann'))).toBe('yes');
  expect(await ann.me()).toEqual(her);
});

test('the name of somebody who left stays under what they said, and nobody is offered to ask them', async () => {
  const { chief, her, window } = await atWork();
  yes(await window.asks('comment.make', { draftId: window.draft, anchor: null, text: 'Mine.' }));
  await chief.mustPost(`/accounts/${her.id}/disable`, {});
  const there = await chief.opensWindow();
  const { people } = await there.opensBoard();
  expect(people.find(({ id }) => id === her.id)).toEqual({ ...her, hasLeft: true });
  expect((await chief.gets('/people')).body).not.toContain(her.id);
});

const demotes = async (who: Browser, id: string) =>
  codeIn(await who.posts(`/accounts/${id}/place`, { role: 'editor', desks: [] }));
const disables = async (who: Browser, id: string) => codeIn(await who.posts(`/accounts/${id}/disable`, {}));

test('the only chief who can come in demotes and disables nobody who is them', async () => {
  const { chief, hiresBy } = await atWork();
  const me = await chief.me();
  expect([await demotes(chief, me.id), await disables(chief, me.id)]).toEqual(['last-chief', 'forbidden']);
  const dora = await (await hiresBy(chief, 'dora', 'chief')).me();
  expect(await disables(chief, dora.id)).toBe('yes');
  expect(await demotes(chief, me.id), 'a chief who is disabled lets nobody in').toBe('last-chief');
  await chief.mustPost(`/accounts/${dora.id}/enable`, {});
  expect(await demotes(chief, me.id)).toBe('yes');
});

test.each([
  ['demote each other', demotes, demotes],
  ['disable each other', disables, disables],
  ['disable and demote each other', disables, demotes],
])('of two chiefs who %s at once, one is left who can come in', async (_, one, other) => {
  const { chief, hiresBy, from } = await atWork();
  const dora = await hiresBy(chief, 'dora', 'chief');
  const [cleos, doras] = [(await chief.me()).id, (await dora.me()).id];
  const codes = await Promise.all([one(chief, doras), other(dora, cleos)]);
  expect(codes.filter((code) => code === 'yes')).toHaveLength(1);
  const [left, handle] = codes[0] === 'yes' ? [chief, 'cleo'] : [dora, 'dora'];
  const { accounts } = accountsSchema.parse((await left.gets('/accounts')).json());
  const chiefs = accounts.filter(({ role, standing }) => role === 'chief' && standing === 'active');
  expect(chiefs.map((account) => account.handle)).toEqual([handle]);
  expect(codeIn(await from().signsIn(handle))).toBe('yes');
});

test('chiefs see everybody with their addresses, and others are told those of nobody', async () => {
  const { chief, ann, her } = await atWork();
  const { accounts } = accountsSchema.parse((await chief.gets('/accounts')).json());
  expect(accounts.map(({ handle, email, standing }) => [handle, email, standing])).toEqual([
    ['ann', 'ann@post.example', 'active'],
    ['cleo', 'cleo@post.example', 'active'],
  ]);
  expect((await ann.gets('/people')).body).not.toContain('@');
  expect((await ann.gets('/me/account')).json()).toEqual({ ...her, email: 'ann@post.example' });
});

test('nobody there is is nobody to place, disable or reset, whatever the address says', async () => {
  const { chief, ann } = await atWork();
  for (const id of ['nobody', 'x'.repeat(500), '%00', '..%2f..', "'or+1=1--"])
    for (const [act, body] of [
      ['place', { role: 'reader', desks: [] }],
      ['disable', {}],
      ['reset-link', {}],
    ] as const) {
      expect(codeIn(await chief.posts(`/accounts/${id}/${act}`, body))).toBe('not-found');
      expect(codeIn(await ann.posts(`/accounts/${id}/${act}`, body))).toBe('forbidden');
    }
});

test('a session whose time is over ends on a line that has been open all the while', async () => {
  const clock = new HandClock();
  const office = await openOffice({ clock });
  const chief = await office.setsUp();
  const window = await chief.opensWindow();
  const ends = office.database.prepare('SELECT expiresAt FROM session').get()?.['expiresAt'];
  const left = Date.parse(String(ends)) - clock.now();
  clock.passes(left - 1);
  expect(window.socket.connected).toBe(true);
  clock.passes(60_001);
  await until(() => window.socket.disconnected, 'the line is cut');
  expect(window.told['server.ended']).toEqual([{ because: 'expired' }]);
});

test('what is asked of accounts by a foreign page, or not in JSON, is refused and changes nothing', async () => {
  const { chief, her, ann } = await atWork();
  const foreign: readonly Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ];
  const asked: readonly (readonly [string, object])[] = [
    ['/sign-in', { email: 'ann@post.example', password: PASSWORD }],
    ['/sign-out', {}],
    ['/set-up', { token: 'x' }],
    ['/links/look', { token: 'x' }],
    ['/invitations/accept', { token: 'x' }],
    ['/resets/use', { token: 'x', password: PASSWORD }],
    ['/me/name', { name: 'Mallory' }],
    ['/me/password', { current: PASSWORD, next: 'of the thief, this one' }],
    ['/me/sessions/end', { session: 'x' }],
    ['/me/sessions/end-others', {}],
    [`/accounts/${her.id}/place`, { role: 'chief', desks: [] }],
    [`/accounts/${her.id}/disable`, {}],
    [`/accounts/${her.id}/reset-link`, {}],
    ['/invitations', { role: 'chief' }],
  ];
  for (const headers of foreign)
    for (const [path, body] of asked)
      expect(codeIn(await chief.posts(path, body, headers)), `${path} ${JSON.stringify(headers)}`).toBe(
        'forbidden',
      );
  expect(await ann.me()).toEqual(her);
  expect(await chief.me()).toMatchObject({ name: 'Cleo' });
});
