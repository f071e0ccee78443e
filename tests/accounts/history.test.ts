// What was done with accounts is written with the act: who, whom, when, from what to what. Chiefs read it, nobody changes it.
import { expect, test } from 'vitest';
import {
  type AccountAct,
  HISTORY_PAGE,
  type HistoryEntry,
  historyPageSchema,
} from '../../shared/account-history.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { type Browser, codeIn, openOffice, PASSWORD } from './office.ts';

const NEXT = 'another good password';

async function history(chief: Browser, query = ''): Promise<readonly HistoryEntry[]> {
  return historyPageSchema.parse((await chief.gets(`/accounts/history${query}`)).json()).entries;
}

/** Cleo runs the house, Ann writes in it, Dora was shut out, and an invitation is open. */
async function house() {
  const clock = new HandClock();
  const office = await openOffice({ clock });
  const cleo = await office.setsUp();
  const ann = await office.hiresBy(cleo, 'ann', 'writer', 'fact');
  const dora = await (await office.hiresBy(cleo, 'dora', 'reader')).me();
  await cleo.mustPost(`/accounts/${dora.id}/disable`, {});
  const token = await cleo.invites('editor', 'legal');
  const invitation = String(
    office.database.prepare('SELECT id FROM account_links WHERE used_at IS NULL').get()?.['id'],
  );
  const [chief, her] = [await cleo.me(), await ann.me()];
  const reset = await cleo.makesReset(her);
  clock.passes(60_000);
  return { ...office, clock, cleo, ann, chief, her, dora, token, invitation, reset };
}

type House = Awaited<ReturnType<typeof house>>;
type Done = readonly [
  what: string,
  act: (house: House) => Promise<unknown>,
  said: (house: House) => AccountAct & { readonly by: PersonId | null },
];

const EDITOR = { role: 'editor', desks: ['legal'] } as const;

const DONE: readonly Done[] = [
  [
    'another role and other desks',
    ({ cleo, her }) => cleo.posts(`/accounts/${her.id}/place`, EDITOR),
    ({ chief, her }) => ({
      ...{ by: chief.id, act: 'account.placed', person: her.id },
      from: { role: 'writer', desks: ['fact'] },
      to: { role: 'editor', desks: ['legal'] },
    }),
  ],
  [
    'an account that is disabled',
    ({ cleo, her }) => cleo.posts(`/accounts/${her.id}/disable`, {}),
    ({ chief, her }) => ({ by: chief.id, act: 'account.disabled', person: her.id }),
  ],
  [
    'an account that is enabled',
    ({ cleo, dora }) => cleo.posts(`/accounts/${dora.id}/enable`, {}),
    ({ chief, dora }) => ({ by: chief.id, act: 'account.enabled', person: dora.id }),
  ],
  [
    'an invitation',
    ({ cleo }) => cleo.posts('/invitations', { ...EDITOR, email: 'eve@post.example' }),
    ({ chief }) => ({
      ...{ by: chief.id, act: 'invitation.made', email: 'eve@post.example' },
      place: { role: 'editor', desks: ['legal'] },
    }),
  ],
  [
    'an invitation that is withdrawn',
    ({ cleo, invitation }) => cleo.posts(`/invitations/${invitation}/revoke`, {}),
    ({ chief }) => ({
      ...{ by: chief.id, act: 'invitation.withdrawn', email: null },
      place: { role: 'editor', desks: ['legal'] },
    }),
  ],
  [
    'whoever comes in by an invitation',
    ({ from, token }) => from().accepts(token, 'eve'),
    ({ chief, accounts }) => {
      const eve = accounts.people.everybody().find(({ handle }) => handle === 'eve')?.id ?? chief.id;
      const place = { role: 'editor' as const, desks: ['legal' as const] };
      return { by: eve, act: 'account.made', person: eve, place, invitedBy: chief.id };
    },
  ],
  [
    'a link for a new password',
    ({ cleo, her }) => cleo.posts(`/accounts/${her.id}/reset-link`, {}),
    ({ chief, her }) => ({ by: chief.id, act: 'password.link-made', person: her.id }),
  ],
  [
    'a new password by a link',
    ({ from, reset }) => from().posts('/resets/use', { token: reset, password: NEXT }),
    ({ her }) => ({ by: her.id, act: 'password.set', person: her.id, isByLink: true }),
  ],
  [
    'a new password of one’s own',
    ({ ann }) => ann.posts('/me/password', { current: PASSWORD, next: NEXT }),
    ({ her }) => ({ by: her.id, act: 'password.set', person: her.id, isByLink: false }),
  ],
  [
    'another name',
    ({ ann }) => ann.posts('/me/name', { name: 'Ann Mills' }),
    ({ her }) => ({ by: her.id, act: 'account.renamed', person: her.id, from: 'Ann', to: 'Ann Mills' }),
  ],
  [
    'another role given at the machine',
    async ({ accounts }) => accounts.caretaker.change('ann', { role: 'reader' }),
    ({ her }) => ({
      ...{ by: null, act: 'account.placed', person: her.id },
      from: { role: 'writer', desks: ['fact'] },
      to: { role: 'reader', desks: ['fact'] },
    }),
  ],
  [
    'a password given at the machine',
    async ({ accounts }) => accounts.caretaker.reset('ann'),
    ({ her }) => ({ by: null, act: 'password.set', person: her.id, isByLink: false }),
  ],
];

test.each(DONE)('the history gets exactly one line for %s', async (_, act, said) => {
  const scene = await house();
  const before = await history(scene.cleo);
  await act(scene);
  const [line, ...rest] = await history(scene.cleo);
  expect(rest).toEqual(before);
  const at = new Date(scene.clock.now()).toISOString();
  expect(line).toEqual({ n: (before[0]?.n ?? 0) + 1, at, ...said(scene) });
});

test.each(DONE)('without its line nothing is done: %s', async (_, act) => {
  const scene = await house();
  scene.database.exec(`CREATE TRIGGER nothing_fits BEFORE INSERT ON account_history
    BEGIN SELECT raise(ABORT, 'no line today'); END`);
  const rows = () =>
    ['user', 'account', 'account_links', 'account_history'].map((table) =>
      scene.database.prepare(`SELECT * FROM "${table}"`).all(),
    );
  const before = rows();
  await Promise.resolve(act(scene)).catch(() => {});
  expect(rows()).toEqual(before);
  expect(await scene.ann.me()).toEqual(scene.her);
});

test('the history begins with the first chief, also with one who was made at the machine', async () => {
  const office = await openOffice();
  const cleo = await office.setsUp();
  const { id } = await cleo.me();
  const made = { act: 'account.made', place: { role: 'chief', desks: [] }, invitedBy: null };
  expect(await history(cleo)).toMatchObject([{ n: 1, by: id, person: id, ...made }]);

  const other = await openOffice();
  const nora = {
    handle: 'nora',
    name: 'Nora',
    role: 'chief',
    desks: [],
    email: 'nora@post.example',
  } as const;
  const handed = await other.accounts.caretaker.add(nora);
  if ('code' in handed) throw new Error(handed.message);
  const browser = other.from();
  await browser.signsIn('nora', handed.password);
  expect(await history(browser)).toMatchObject([{ n: 1, by: null, person: handed.account.id, ...made }]);
});

test('what is refused, or so already, leaves no line', async () => {
  const scene = await house();
  const { cleo, ann, her, chief } = scene;
  const before = await history(cleo);
  const refused = [
    await ann.posts(`/accounts/${her.id}/place`, { role: 'chief', desks: [] }),
    await ann.posts('/invitations', { role: 'chief' }),
    await cleo.posts(`/accounts/${chief.id}/place`, { role: 'reader', desks: [] }),
    await cleo.posts(`/accounts/${chief.id}/disable`, {}),
    await cleo.posts('/invitations', { role: 'reader', email: 'ann@post.example' }),
    await ann.posts('/me/password', { current: 'not the one', next: NEXT }),
  ];
  expect(refused.map(codeIn)).not.toContain('yes');
  await cleo.mustPost(`/accounts/${her.id}/place`, { role: 'writer', desks: ['fact'] });
  await ann.mustPost('/me/name', { name: 'Ann' });
  expect(await history(cleo)).toEqual(before);
});

test('the history is told page by page, each line once, to chiefs only', async () => {
  const { cleo, ann, her, from } = await house();
  for (let at = 0; at < HISTORY_PAGE; at += 1) await ann.mustPost('/me/name', { name: `Ann ${at}` });
  const pages: HistoryEntry[][] = [];
  for (let query = '', more = true; more; ) {
    const page = historyPageSchema.parse((await cleo.gets(`/accounts/history${query}`)).json());
    pages.push(page.entries);
    more = page.more;
    query = `?before=${page.entries.at(-1)?.n}`;
  }
  const numbers = pages.flat().map(({ n }) => n);
  expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at));
  expect(pages.map((page) => page.length)).toEqual([HISTORY_PAGE, numbers.length - HISTORY_PAGE]);

  for (const query of ['?before=0', '?before=x', '?before=1&before=2', '?after=1'])
    expect(codeIn(await cleo.gets(`/accounts/history${query}`)), query).toBe('invalid');
  expect(codeIn(await ann.gets('/accounts/history'))).toBe('forbidden');
  expect(codeIn(await from().gets('/accounts/history'))).toBe('signed-out');
  await cleo.mustPost(`/accounts/${her.id}/place`, { role: 'chief', desks: [] });
  expect(codeIn(await ann.gets('/accounts/history'))).toBe('yes');
});

test('no line is changed or taken away, and all are there after a restart', async () => {
  const { cleo, database, folder, close } = await house();
  const before = await history(cleo);
  for (const sql of [
    `UPDATE account_history SET by = 'somebody else'`,
    'DELETE FROM account_history',
    `INSERT OR REPLACE INTO account_history SELECT n, at, 'somebody else', act, person, said FROM account_history`,
  ])
    expect(() => database.exec(sql), sql).toThrow('append-only');
  await close();
  const again = await openOffice({ folder });
  const there = again.from();
  await there.signsIn('cleo');
  expect(await history(there)).toEqual(before);
});
