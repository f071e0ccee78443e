// Invitations and links for a new password: one use, a date, a maker who still may, and no guessing.
import { expect, test } from 'vitest';
import {
  invitationSchema,
  invitationsSchema,
  linkSchema,
  madeInvitationSchema,
} from '../../shared/accounts.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { type Browser, codeIn, openOffice, PASSWORD, tokenIn, whoIs } from './office.ts';

const DAY = 24 * 60 * 60 * 1_000;
const NEXT = 'another good password';

async function standings(chief: Browser): Promise<readonly string[]> {
  const { invitations } = invitationsSchema.parse((await chief.gets('/invitations')).json());
  return invitations.map(({ standing }) => standing);
}

test('an invitation says what it is for and lets one person in, with the role and desks it names', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const token = await chief.invites('writer', 'fact', 'news');
  const link = linkSchema.parse((await office.from().posts('/links/look', { token })).json());
  expect(link).toMatchObject({
    kind: 'invitation',
    role: 'writer',
    desks: ['fact', 'news'],
    invitedBy: 'Cleo',
  });

  const ann = office.from();
  expect(codeIn(await ann.accepts(token, 'ann'))).toBe('yes');
  expect(await ann.me()).toMatchObject({ handle: 'ann', role: 'writer', desks: ['fact', 'news'] });
  expect(codeIn(await office.from().signsIn('ann'))).toBe('yes');
  expect(await standings(chief)).toEqual(['used']);
});

test('an invitation that was used, withdrawn or has expired lets nobody in, and says why', async () => {
  const clock = new HandClock();
  const office = await openOffice({ clock });
  const chief = await office.setsUp();
  const used = await chief.invites('writer');
  await office.from().accepts(used, 'ann');
  const made = madeInvitationSchema.parse((await chief.mustPost('/invitations', { role: 'writer' })).json());
  const path = `/invitations/${made.invitation.id}/revoke`;
  expect(invitationSchema.parse((await chief.mustPost(path, {})).json()).standing).toBe('revoked');
  expect(codeIn(await chief.posts(path, {}))).toBe('already');
  const late = await chief.invites('writer');
  const inTime = await chief.invites('writer');
  clock.passes(7 * DAY - 1);
  expect(codeIn(await office.from().accepts(inTime, 'bob'))).toBe('yes');
  clock.passes(1);
  for (const token of [used, tokenIn(made.link), late]) {
    const look = await office.from().posts('/links/look', { token });
    expect([look.status, codeIn(look)]).toEqual([410, 'link-dead']);
    expect(codeIn(await office.from().accepts(token, 'mallory'))).toBe('link-dead');
  }
  expect((await standings(chief)).toSorted()).toEqual(['expired', 'revoked', 'used', 'used']);
  expect(office.accounts.people.everybody().map(({ handle }) => handle)).toEqual(['ann', 'bob', 'cleo']);
});

test('two who hold one invitation do not both come in', async () => {
  const office = await openOffice();
  const token = await (await office.setsUp()).invites('writer');
  const answers = await Promise.all(['ann', 'bob', 'dan'].map((one) => office.from().accepts(token, one)));
  expect(answers.map(codeIn).sort()).toEqual(['link-dead', 'link-dead', 'yes']);
});

test('an invitation for an e-mail address is for that one only', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const made = await chief.mustPost('/invitations', { role: 'reader', email: 'Ann@Post.Example' });
  const token = tokenIn(madeInvitationSchema.parse(made.json()).link);
  const { email, ...withoutAddress } = whoIs('bob');
  expect(codeIn(await office.from().posts('/invitations/accept', { token, ...withoutAddress, email }))).toBe(
    'forbidden',
  );
  expect(codeIn(await office.from().posts('/invitations/accept', { token, ...withoutAddress }))).toBe('yes');
  const body = { email: 'ann@post.example', password: PASSWORD };
  expect(codeIn(await office.from().posts('/sign-in', body))).toBe('yes');
});

test('a handle and an e-mail address belong to one person, and a wrong one uses up no invitation', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const token = await chief.invites('writer');
  const comes = (who: object) =>
    office.from().posts('/invitations/accept', { token, ...whoIs('ann'), ...who });
  expect(codeIn(await comes({ handle: 'Cleo' }))).toBe('taken');
  expect(codeIn(await comes({ email: 'CLEO@post.example' }))).toBe('taken');
  for (const handle of ['a', 'a b', '-ann', 'ann-', '4nn', 'änn', 'a'.repeat(33), 'ann@x', ''])
    expect(codeIn(await comes({ handle })), handle).toBe('invalid');
  for (const who of [
    { name: ' ' },
    { name: 'A\nB' },
    { name: 'A\u202eB' },
    { email: 'ann' },
    { password: 'short' },
  ])
    expect(codeIn(await comes(who)), JSON.stringify(who)).toBe('invalid');
  expect(codeIn(await comes({ email: 'ann@newsroom.invalid' }))).toBe('invalid');
  expect(codeIn(await comes({}))).toBe('yes');
});

test('whoever may let nobody in any more leaves no way in behind', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const other = await office.hiresBy(chief, 'dora', 'chief');
  const ann = await (await office.hiresBy(chief, 'ann', 'writer')).me();
  const [token, reset] = [await other.invites('chief'), await other.makesReset(ann)];
  await chief.mustPost(`/accounts/${(await other.me()).id}/place`, { role: 'editor', desks: [] });
  expect(await standings(chief)).toContain('void');
  expect(codeIn(await office.from().accepts(token, 'mallory'))).toBe('link-dead');
  expect(codeIn(await office.from().posts('/resets/use', { token: reset, password: NEXT }))).toBe(
    'link-dead',
  );
});

test('a reset lets its owner choose a new password once, and ends whatever the old one had opened', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const lost = await office.hiresBy(chief, 'ann', 'writer');
  const window = await lost.opensWindow();
  const token = await chief.makesReset(await lost.me());
  const link = linkSchema.parse((await office.from().posts('/links/look', { token })).json());
  expect(link).toMatchObject({ kind: 'reset', name: 'Ann', email: 'ann@post.example' });

  const found = office.from();
  expect(codeIn(await found.posts('/resets/use', { token, password: NEXT }))).toBe('yes');
  await until(() => window.socket.disconnected, 'the old window is cut', 1_000);
  expect([await found.isIn(), await lost.isIn()]).toEqual([true, false]);
  expect(codeIn(await office.from().signsIn('ann'))).toBe('no-match');
  expect(codeIn(await office.from().signsIn('ann', NEXT))).toBe('yes');
  expect(codeIn(await office.from().posts('/resets/use', { token, password: PASSWORD }))).toBe('link-dead');
});

test('a reset expires after a day, and ends when another is made or the password is changed', async () => {
  const clock = new HandClock();
  const office = await openOffice({ clock });
  const chief = await office.setsUp();
  const browser = await office.hiresBy(chief, 'ann', 'writer');
  const ann = await browser.me();
  const uses = async (token: string) =>
    codeIn(await office.from().posts('/resets/use', { token, password: NEXT }));
  const [first, second] = [await chief.makesReset(ann), await chief.makesReset(ann)];
  expect(await uses(first)).toBe('link-dead');
  await browser.mustPost('/me/password', { current: PASSWORD, next: NEXT });
  expect(await uses(second)).toBe('link-dead');
  const third = await chief.makesReset(ann);
  clock.passes(DAY);
  expect(await uses(third)).toBe('link-dead');
});

test('of a link only its hash is kept', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  const token = await chief.invites('writer');
  const rows = JSON.stringify(office.database.prepare('SELECT * FROM account_links').all());
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(office.accounts.firstChief.token);
  const passwords = office.database.prepare('SELECT password FROM account').all();
  expect(passwords.map(({ password }) => String(password))).toEqual([
    expect.stringMatching(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/),
  ]);
});
