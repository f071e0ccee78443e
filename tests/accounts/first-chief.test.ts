// The first chief comes in by the link that the server printed, once; from then on the demo is over for good.
import { expect, test } from 'vitest';
import { until } from '../fixtures/colleague.ts';
import { codeIn, openOffice, whoIs } from './office.ts';

test('the door says that a first chief is wanted, and nothing of anybody', async () => {
  const office = await openOffice();
  expect((await office.from().gets('/door')).json()).toEqual({ demo: false, setUp: true });
  const chief = await office.setsUp();
  expect((await office.from().gets('/door')).json()).toEqual({ demo: false, setUp: false });
  expect(await chief.me()).toMatchObject({ handle: 'cleo', name: 'Cleo', role: 'chief', desks: [] });
});

test('the set-up link makes one chief and no second, also when two use it at once', async () => {
  const office = await openOffice();
  const { token } = office.accounts.firstChief;
  const come = (handle: string) => office.from().posts('/set-up', { token, ...whoIs(handle) });
  const answers = await Promise.all([come('cleo'), come('dora')]);
  expect(answers.map(codeIn).sort()).toEqual(['link-dead', 'yes']);
  expect(codeIn(await come('ella'))).toBe('link-dead');
  expect(office.accounts.people.everybody()).toHaveLength(1);
});

test('no other token sets anybody up, and the right one is no invitation and no reset', async () => {
  const office = await openOffice();
  const { token } = office.accounts.firstChief;
  expect(token.length).toBeGreaterThanOrEqual(43);
  for (const other of ['', 'x', token.slice(1), `${token}x`, token.toLowerCase()])
    expect(['link-dead', 'invalid']).toContain(
      codeIn(await office.from().posts('/set-up', { token: other, ...whoIs('mallory') })),
    );
  expect(codeIn(await office.from().accepts(token, 'mallory'))).toBe('not-found');
  expect(codeIn(await office.from().posts('/resets/use', { token, password: 'long enough word' }))).toBe(
    'not-found',
  );
  expect((await office.from().posts('/links/look', { token })).json()).toEqual({ kind: 'set-up' });
  expect(office.accounts.people.everybody()).toEqual([]);
});

test('while the demo is open, no set-up link is of any use', async () => {
  const office = await openOffice({ demo: true });
  const { token } = office.accounts.firstChief;
  expect(codeIn(await office.from().posts('/set-up', { token, ...whoIs('mallory') }))).toBe('link-dead');
});

test('the demo’s chief invites a real chief, and with them the demo ends: sessions, sockets and the door', async () => {
  const office = await openOffice({ demo: true });
  const [nora, ivo] = [await office.hires('nora', 'chief'), await office.hires('ivo')];
  const [hers, his] = [await office.arrives(nora), await office.arrives(ivo)];
  const demo = office.from();
  demo.cookie = await office.cookieOf(nora);
  expect(codeIn(await demo.posts('/invitations', { role: 'writer' }))).toBe('forbidden');
  const token = await demo.invites('chief');
  const spare = await demo.invites('chief');

  const chief = office.from();
  expect(codeIn(await chief.accepts(token, 'cleo'))).toBe('yes');
  await until(() => hers.socket.disconnected && his.socket.disconnected, 'the demo’s people are cut', 1_000);
  for (const { told } of [hers, his]) expect(told['server.ended']).toEqual([{ because: 'demo-over' }]);
  expect(await demo.isIn()).toBe(false);
  expect(office.accounts.people.everybody().map(({ handle }) => handle)).toEqual(['cleo']);
  // What the made-up chief gave out lets nobody in any more.
  expect(codeIn(await office.from().accepts(spare, 'mallory'))).toBe('link-dead');
  expect(await office.cookieOf(ivo)).toBe('');
  expect(codeIn(await chief.posts(`/accounts/${ivo.id}/enable`, {}))).toBe('forbidden');
  expect(codeIn(await chief.posts(`/accounts/${nora.id}/reset-link`, {}))).toBe('forbidden');
});
