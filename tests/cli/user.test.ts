/** Accounts on the command line: for whoever has the machine, while no server runs on the folder. */
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { Accounts } from '../../server/accounts/accounts.ts';
import { userVerb } from '../../server/cli/user-verb.ts';
import { readAsked } from '../../server/cli/verb.ts';
import { asksGalley } from '../fixtures/galley-command.ts';
import { Bench } from '../start/galley.ts';
import { openFolder } from '../store/folders.ts';

beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);

/** A newsroom in which Nora is one of the demo's people, closed. */
async function closedNewsroom() {
  const bench = new Bench();
  onTestFinished(() => bench.clear());
  const GALLEY_DATA = bench.folder();
  const folder = openFolder(GALLEY_DATA);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const accounts = await Accounts.open({ database: folder.connect(), secret: 'x'.repeat(43), log });
  await accounts.hire({ handle: 'nora', name: 'Nora', role: 'chief', desks: [] });
  folder.close();
  const opens = () => bench.starts({ GALLEY_DATA });
  const user = (...args: readonly string[]) => asksHere(args, GALLEY_DATA);
  const adds = async (handle: string, role = 'chief') => {
    const who = ['--name', `${handle} of the Harbour`, '--email', `${handle}@example.org`, '--role', role];
    const { status, said, complaint } = await user('add', handle, ...who);
    return { status, complaint, password: /^The password is (\S+)$/.exec(said[1] ?? '')?.[1] ?? '' };
  };
  return { opens, user, adds, folder: GALLEY_DATA };
}

/** As the command line asks, without a process for each of many. */
async function asksHere(args: readonly string[], data: string) {
  const asked = readAsked(userVerb.options, args);
  if (typeof asked === 'string') throw new Error(asked);
  const place = {
    data,
    from: data,
    server: null,
    port: '0',
    origin: 'http://localhost:0',
    isShared: false,
    now: () => new Date(),
  };
  const outcome = await userVerb.run(asked, place);
  const said = 'said' in outcome ? outcome.said : [];
  const complaint = 'failed' in outcome && outcome.failed ? [outcome.failed].flat() : [];
  return { status: complaint.length > 0 ? 1 : 0, said, complaint };
}

async function signsIn(address: string, email: string, password: string): Promise<number> {
  const headers = { origin: address, 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  return (await fetch(`${address}/api/sign-in`, { method: 'POST', headers, body })).status;
}

test('the first chief is made at the machine, signs in with what was printed, and the demo is over', async () => {
  const { opens, user, adds } = await closedNewsroom();
  const { status, password } = await adds('zoe');
  expect([status, password.length]).toEqual([0, 20]);
  const lines = (await user('list')).said;
  expect(lines.at(-1)).toBe('@zoe  zoe of the Harbour, chief, zoe@example.org, active');
  expect(lines.filter((line) => line.endsWith('demo, disabled')).length).toBe(lines.length - 1);
  const galley = opens();
  const address = await galley.address();
  expect(await signsIn(address, 'zoe@example.org', password)).toBe(200);
  expect(await signsIn(address, 'zoe@example.org', 'something else')).toBe(401);
});

test('a password that is forgotten is made anew, and the old one lets nobody in', async () => {
  const { opens, user, adds } = await closedNewsroom();
  const { password } = await adds('zoe');
  const { said } = await user('reset', 'zoe');
  const fresh = said[1]?.replace('The password is ', '') ?? '';
  const address = await opens().address();
  expect(await signsIn(address, 'zoe@example.org', password)).toBe(401);
  expect(await signsIn(address, 'zoe@example.org', fresh)).toBe(200);
});

test('roles and desks are set, accounts disabled and enabled, and a chief is always left', async () => {
  const { user, adds } = await closedNewsroom();
  await adds('zoe');
  await adds('tom', 'writer');
  const last = async (...args: readonly string[]) => {
    const { status, said, complaint } = await user(...args);
    return [status, ...said, ...complaint];
  };
  expect(await last('disable', 'zoe')).toEqual([1, expect.stringMatching(/Nobody else here is a chief/)]);
  expect(await last('role', 'zoe', 'editor')).toEqual([
    1,
    expect.stringMatching(/Nobody else here is a chief/),
  ]);
  expect(await last('role', 'tom', 'chief', '--desks', 'legal,fact')).toEqual([
    0,
    '@tom  tom of the Harbour, chief, desks fact, legal, tom@example.org, active',
  ]);
  expect(await last('disable', 'zoe')).toEqual([0, expect.stringMatching(/^@zoe .* disabled$/)]);
  expect(await last('disable', 'zoe')).toEqual([1, '@zoe is disabled already.']);
  expect((await last('reset', 'zoe')).at(-1)).toMatch(/is disabled, .* galley user enable zoe$/);
  expect(await last('enable', 'zoe')).toEqual([0, expect.stringMatching(/^@zoe .* active$/)]);
  expect(await last('disable', 'nora')).toEqual([1, expect.stringMatching(/one of the demo’s people/)]);
  expect(await last('reset', 'zelda')).toEqual([1, 'There is nobody called @zelda in this newsroom.']);
});

test('nobody is made twice, and nobody before the first chief', async () => {
  const { adds } = await closedNewsroom();
  expect(await adds('tom', 'writer')).toMatchObject({
    status: 1,
    complaint: [expect.stringMatching(/first account/)],
  });
  await adds('zoe');
  expect(await adds('zoe')).toMatchObject({
    status: 1,
    complaint: [expect.stringMatching(/already|somebody else/)],
  });
});

test('while a server runs, nothing of it is done', async () => {
  const { opens, folder } = await closedNewsroom();
  await opens().address();
  expect(await asksGalley(['user', 'list'], { GALLEY_DATA: folder })).toMatchObject({
    status: 1,
    said: [],
    complaint: [expect.stringMatching(/^Galley is running on .* Stop it first/)],
  });
});

test.each([
  [[], 'user list, add'],
  [['nora'], 'user list, add'],
  [['disable'], 'handle'],
  [['disable', 'nora', 'editor'], 'role'],
  [['role', 'nora', 'king'], 'role'],
  [['role', 'nora'], 'role'],
  [['add', 'zoe', '--name', 'Zoe', '--role', 'chief'], 'email'],
  [['add', 'zoe', '--name', 'Zoe', '--role', 'chief', '--email', 'zoe'], 'e-mail'],
  [['add', 'Zoë!', '--name', 'Zoe', '--role', 'chief', '--email', 'zoe@example.org'], 'handle'],
])('asked %j, it says in one line what is wrong, and ends with 2', async (args, names) => {
  const { status, said, complaint } = await asksGalley(['user', ...args], { GALLEY_DATA: '/nowhere' });
  expect([status, said, complaint.length]).toEqual([2, [], 1]);
  expect(complaint[0]).toContain(names);
});
