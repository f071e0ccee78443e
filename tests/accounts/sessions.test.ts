// Where somebody is signed in: with what, since when, whether they are there now, and the way to end what is not them.
import { expect, test } from 'vitest';
import { type SignedInSession, sessionsSchema } from '../../shared/accounts.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { type Browser, openOffice, PASSWORD } from './office.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const HOUR = 60 * 60 * 1_000;

async function sessionsOf(browser: Browser): Promise<readonly SignedInSession[]> {
  return sessionsSchema.parse((await browser.gets('/me/sessions')).json()).sessions;
}

/** Cleo at her desk, and signed in by Firefox elsewhere. */
async function twice() {
  const clock = new HandClock();
  const office = await openOffice({ clock });
  const here = await office.setsUp();
  const there = office.from('192.0.2.20');
  const who = { email: 'cleo@post.example', password: PASSWORD };
  expect((await there.posts('/sign-in', who, { 'user-agent': FIREFOX })).status).toBe(200);
  const other = async (): Promise<SignedInSession> => {
    const found = (await sessionsOf(here)).find(({ isThis }) => !isThis);
    if (!found) throw new Error('There is no other session.');
    return found;
  };
  const now = (): string => new Date(clock.now()).toISOString();
  return { ...office, clock, here, there, other, now };
}

test('a session names its browser and its address, and says when it was last used', async () => {
  const { clock, there, other, now } = await twice();
  await there.me();
  const seen = now();
  clock.passes(3 * HOUR);
  expect(await other()).toMatchObject({ browser: FIREFOX, address: '192.0.2.20', lastSeenAt: seen });
  await there.gets('/people');
  expect(await other()).toMatchObject({ lastSeenAt: now(), isHere: false });
});

test('a session is here while one of its windows has a line, and was last seen when the last one closed', async () => {
  const { clock, there, other, now } = await twice();
  const [window, second] = [await there.opensWindow(), await there.opensWindow()];
  clock.passes(HOUR);
  window.socket.disconnect();
  expect((await other()).isHere).toBe(true);
  clock.passes(HOUR);
  second.socket.disconnect();
  await expect.poll(async () => (await other()).isHere).toBe(false);
  const left = now();
  clock.passes(HOUR);
  expect(await other()).toMatchObject({ isHere: false, lastSeenAt: left });
});

test.each(['a minute has passed', 'the server ends'])(
  'when a session was last used is on the disk as soon as %s',
  async (when) => {
    const { clock, here, there, other, now, database, close, folder } = await twice();
    clock.passes(HOUR);
    await there.me();
    const seen = now();
    const { id } = await other();
    const onDisk = database.prepare('SELECT updatedAt FROM session WHERE id = ?');
    expect(onDisk.get(id)?.['updatedAt']).not.toBe(seen);
    if (when === 'a minute has passed') {
      clock.passes(60_000);
      expect(onDisk.get(id)?.['updatedAt']).toBe(seen);
    } else {
      await close();
      const again = await openOffice({ folder, clock });
      const back = again.from();
      back.cookie = here.cookie;
      expect((await sessionsOf(back)).find((one) => one.id === id)?.lastSeenAt).toBe(seen);
    }
  },
);

test('the session that asks stands first, then the one that was used last', async () => {
  const { clock, from, here, there } = await twice();
  const third = from('192.0.2.30');
  await third.signsIn('cleo');
  await third.me();
  clock.passes(HOUR);
  await there.me();
  clock.passes(HOUR);
  const addresses = (await sessionsOf(here)).map(({ address }) => address);
  expect(addresses).toEqual(['203.0.113.7', '192.0.2.20', '192.0.2.30']);
});

test('one session that is ended is cut at once, and the others go on', async () => {
  const { here, there, other } = await twice();
  const [mine, hers] = [await here.opensWindow(), await there.opensWindow()];
  await here.mustPost('/me/sessions/end', { session: (await other()).id });
  await until(() => hers.socket.disconnected, 'her other window is cut');
  expect(hers.told['server.ended']).toEqual([{ because: 'signed-out' }]);
  expect([mine.socket.connected, await here.isIn(), await there.isIn()]).toEqual([true, true, false]);
});

test('a new password ends every other session at once, and keeps this one', async () => {
  const { here, there, from } = await twice();
  const [mine, hers] = [await here.opensWindow(), await there.opensWindow()];
  await here.mustPost('/me/password', { current: PASSWORD, next: 'another good password' });
  await until(() => hers.socket.disconnected, 'her other window is cut');
  expect([mine.socket.connected, await here.isIn(), await there.isIn()]).toEqual([true, true, false]);
  expect(await sessionsOf(here)).toHaveLength(1);
  expect((await from().signsIn('cleo')).status).not.toBe(200);
  expect((await from().signsIn('cleo', 'another good password')).status).toBe(200);
});
