/** Whose session a cookie names: as better-auth would say, or left to it. */
import { expect, test } from 'vitest';
import { sessionCookie } from '../../server/accounts/auth.ts';
import { SessionCookies } from '../../server/accounts/session-cookie.ts';
import { openOffice } from './office.ts';

const NAME = sessionCookie(false);
/** That of `openApp`. */
const SECRET = 'x'.repeat(43);

async function scene() {
  const office = await openOffice({});
  const chief = await office.setsUp();
  const { id } = office.database.prepare('SELECT id FROM "session"').get() ?? {};
  let now = Date.now();
  const parts = { database: office.database, secret: SECRET, name: NAME };
  const cookies = new SessionCookies({ ...parts, now: () => now });
  const waits = (ms: number): void => {
    now += ms;
  };
  return { office, chief, cookies, session: String(id), waits };
}

test('a cookie as it was set names its session and its person', async () => {
  const { chief, cookies, session, office } = await scene();
  const person = office.accounts.people.everybody()[0]?.id;
  expect(cookies.read(chief.cookie)).toEqual({ session, person });
  expect(cookies.read(`theme=dark; ${chief.cookie}; other=1`)).toEqual({ session, person });
});

test('a session that has ended is named by no cookie, and neither is one whose time is over', async () => {
  const { chief, cookies, waits } = await scene();
  const { cookie } = chief;
  waits(7 * 24 * 60 * 60 * 1_000 + 60_000);
  expect(cookies.read(cookie)).toBeNull();
  waits(-8 * 24 * 60 * 60 * 1_000);
  expect(cookies.read(cookie)).not.toBeNull();
  await chief.mustPost('/sign-out', {});
  expect(cookies.read(cookie)).toBeNull();
});

test('what is not signed by us names nobody', async () => {
  const { chief, cookies } = await scene();
  const value = decodeURIComponent(chief.cookie.slice(NAME.length + 1));
  const [token = '', signature = ''] = value.split('.');
  const forged = [
    token,
    `${token}.`,
    `.${signature}`,
    `${token}.${'A'.repeat(43)}=`,
    `${token}x.${signature}`,
    `${token}.${signature.slice(0, -2)}é`,
    `${token}.${signature.toLowerCase()}`,
  ];
  for (const one of forged) expect(cookies.read(`${NAME}=${encodeURIComponent(one)}`)).toBeNull();
  for (const odd of ['', '=', NAME, `${NAME}=%E0%A4%A`, `x${chief.cookie}`, chief.cookie.toUpperCase()])
    expect(cookies.read(odd)).toBeNull();
});

test('two cookies of the name are left to better-auth', async () => {
  const { chief, cookies } = await scene();
  expect(cookies.read(`${chief.cookie}; ${chief.cookie}`)).toBeNull();
});
