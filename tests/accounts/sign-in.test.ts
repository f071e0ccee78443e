// Signing in: one answer and one amount of work for whatever does not match; guessing is stopped, honest people are not.
import { afterEach, expect, test, vi } from 'vitest';
import { Passwords, TooBusy } from '../../server/accounts/passwords.ts';
import { SignInLimits } from '../../server/accounts/sign-in-limits.ts';
import { endedSchema, sessionsSchema } from '../../shared/accounts.ts';
import type { Answer } from '../http/scene.ts';
import { type Browser, codeIn, openOffice, PASSWORD } from './office.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function staffed() {
  const office = await openOffice();
  const chief = await office.setsUp();
  await office.hiresBy(chief, 'ann', 'writer');
  return { ...office, chief };
}

const wrong = (browser: Browser, handle: string) => browser.signsIn(handle, 'not the password');

test('whoever has an account signs in with it, and out again', async () => {
  const { from } = await staffed();
  const ann = from();
  const answer = await ann.posts('/sign-in', { email: ' ANN@post.example ', password: PASSWORD });
  expect(answer.json()).toEqual(await ann.me());
  expect(answer.headers['set-cookie']?.join()).toMatch(
    /galley\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/,
  );
  const before = ann.cookie;
  expect((await ann.posts('/sign-out', {})).status).toBe(200);
  ann.cookie = before;
  expect(await ann.isIn()).toBe(false);
});

test('a password that another keyboard writes in other code points is the same', async () => {
  const office = await openOffice();
  const token = office.accounts.firstChief.token;
  const who = { name: 'Zoë', handle: 'zoe', email: 'zoe@post.example' };
  await office.from().mustPost('/set-up', { token, ...who, password: 'Zo\u00eb is the chief' });
  const tried = { email: who.email, password: 'Zoe\u0308 is the chief' };
  expect(codeIn(await office.from().posts('/sign-in', tried))).toBe('yes');
});

test('no answer tells whether it is the account or the password that does not match', async () => {
  const { from, chief, hiresBy } = await staffed();
  const dan = await hiresBy(chief, 'dan', 'reader');
  await chief.mustPost(`/accounts/${(await dan.me()).id}/disable`, {});
  const answers = [
    await wrong(from(), 'ann'),
    await wrong(from(), 'mallory'),
    await wrong(from(), 'dan'),
    await from().signsIn('dan'),
  ];
  const sameFor = ({ headers }: Answer) =>
    Object.keys(headers)
      .filter((name) => name !== 'date')
      .map((name) => [name, OF_EACH.includes(name) || headers[name]]);
  for (const answer of answers) {
    expect([answer.status, answer.body]).toEqual([401, answers[0]?.body]);
    expect(sameFor(answer)).toEqual(sameFor(answers[0] ?? answer));
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
});

test('refused sign-ins are in the log with where they came from, and never with what was typed', async () => {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const office = await openOffice({ log: { info: () => {}, warn: note, error: note } });
  await office.setsUp();
  await office
    .from('192.0.2.10')
    .posts('/sign-in', { email: 'my-secret@word.example', password: 'my secret word' });
  expect(lines).toEqual(['a sign-in was refused {"why":"no match","from":"192.0.2.10"}']);
});

test('an unknown and a disabled account cost as much work as a known one: one hash each', async () => {
  const { from, chief, hiresBy } = await staffed();
  const dan = await hiresBy(chief, 'dan', 'reader');
  await chief.mustPost(`/accounts/${(await dan.me()).id}/disable`, {});
  const hashes = vi.spyOn(Passwords.prototype, 'hash');
  const looks = vi.spyOn(Passwords.prototype, 'matches');
  for (const email of ['ann@post.example', 'mallory@post.example', 'dan@post.example', 'cleo@post.example']) {
    hashes.mockClear();
    looks.mockClear();
    expect(codeIn(await from().posts('/sign-in', { email, password: 'not the password' }))).toBe('no-match');
    expect(hashes.mock.calls.length + looks.mock.calls.length, email).toBe(1);
  }
});

test('to hash for nothing takes as much of the processor as to look', async () => {
  const passwords = new Passwords();
  const hashed = await passwords.hash('correct horse battery');
  const times: Record<'hash' | 'look', number[]> = { hash: [], look: [] };
  for (let round = 0; round < 25; round += 1) {
    times.hash.push(await tookFor(() => passwords.hash('not the password')));
    times.look.push(await tookFor(() => passwords.matches(hashed, 'not the password')));
  }
  // The least of many: what else runs on this computer only ever adds to it.
  const ratio = Math.min(...times.look) / Math.min(...times.hash);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
});

test('guessing one account from one address is stopped, right guess or not, and its owner comes in from elsewhere', async () => {
  const { from } = await staffed();
  const guesser = from('198.51.100.66');
  for (let guess = 0; guess < 5; guess += 1) expect(codeIn(await wrong(guesser, 'ann'))).toBe('no-match');
  expect(codeIn(await wrong(guesser, 'ann'))).toBe('too-fast');
  expect(codeIn(await guesser.signsIn('ann'))).toBe('too-fast');
  expect(codeIn(await from('192.0.2.10').signsIn('ann'))).toBe('yes');
  // A colleague at the same address is not Ann.
  expect(codeIn(await guesser.signsIn('cleo'))).toBe('yes');
});

test('a thousand guesses at once are as many as a thousand one after the other', async () => {
  const { from } = await staffed();
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => wrong(from('198.51.100.66'), 'ann').then(codeIn)),
  );
  expect(answers.filter((code) => code === 'no-match')).toHaveLength(5);
  expect(answers.filter((code) => code === 'too-fast')).toHaveLength(35);
});

test('guessing many accounts from one address is stopped, also from the rest of its /64', async () => {
  const { from } = await staffed();
  const codes: string[] = [];
  for (let guess = 0; guess < 60; guess += 1)
    codes.push(codeIn(await wrong(from(`2001:db8:1:2::${guess}`), `nobody-${guess}`)));
  expect(codes.filter((code) => code === 'no-match')).toHaveLength(50);
  expect(codes.slice(50)).toEqual(Array.from({ length: 10 }, () => 'too-fast'));
  expect(codeIn(await from('2001:db8:1:3::1').signsIn('ann'))).toBe('yes');
}, 60_000);

test('the limits forget after a quarter of an hour, and a right password forgets the wrong ones', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const limits = new SignInLimits();
  const guess = async (isRight = false) => {
    const answer = await limits.try('ann', 'there', async () => (isRight ? true : null));
    return answer === true ? 'right' : (answer?.code ?? 'wrong');
  };
  for (let at = 0; at < 4; at += 1) expect(await guess()).toBe('wrong');
  expect(await guess(true)).toBe('right');
  for (let at = 0; at < 5; at += 1) expect(await guess()).toBe('wrong');
  expect(await guess(true)).toBe('too-fast');
  vi.advanceTimersByTime(15 * 60_000 - 1);
  expect(await guess(true)).toBe('too-fast');
  vi.advanceTimersByTime(1);
  expect(await guess(true)).toBe('right');
});

test('what could not be looked at is neither right nor wrong', async () => {
  const limits = new SignInLimits();
  for (let at = 0; at < 60; at += 1)
    await expect(limits.try('ann', 'there', () => Promise.reject(new TooBusy()))).rejects.toThrow(TooBusy);
  expect(await limits.try('ann', 'there', async () => 'in')).toBe('in');
});

test('two passwords are hashed at once, the others wait, and too many are sent away', async () => {
  const passwords = new Passwords(3);
  const most: number[] = [];
  const watch = setInterval(() => most.push(passwords.running), 1);
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.hash('one of eight')));
  clearInterval(watch);
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(Math.max(...most)).toBe(2);
  expect(passwords.running).toBe(0);
});

test('the loop does not stand still while passwords are hashed', async () => {
  const passwords = new Passwords();
  const order: string[] = [];
  const turn = (): void => {
    order.push('turn');
    if (order.filter((one) => one === 'hashed').length < 20) setImmediate(turn);
  };
  setImmediate(turn);
  const hash = async (): Promise<void> => {
    await passwords.hash('one of twenty');
    order.push('hashed');
  };
  await Promise.all(Array.from({ length: 20 }, hash));
  // Two at a time: after each pair the loop has gone round, before the first one, too.
  expect(order[0]).toBe('turn');
  expect(order.join(' ')).not.toMatch(/hashed hashed hashed/);
});

test('a password change ends the other sessions, keeps this one and wants the present password', async () => {
  const { from } = await staffed();
  const [here, there] = [from(), from()];
  await here.signsIn('ann');
  await there.signsIn('ann');
  const next = 'a better one than that';
  expect(codeIn(await here.posts('/me/password', { current: 'not it', next }))).toBe('no-match');
  expect(codeIn(await here.posts('/me/password', { current: PASSWORD, next: 'short' }))).toBe('invalid');
  expect(await there.isIn()).toBe(true);
  // The session of her first day and the one there.
  expect((await here.mustPost('/me/password', { current: PASSWORD, next })).json()).toEqual({ ended: 2 });
  expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
  expect(codeIn(await from().signsIn('ann'))).toBe('no-match');
  expect(codeIn(await from().signsIn('ann', next))).toBe('yes');
});

test('guessing the present password in a stolen session is stopped as well', async () => {
  const { from } = await staffed();
  const thief = from('198.51.100.66');
  await thief.signsIn('ann');
  const guess = async (current: string) =>
    codeIn(await thief.posts('/me/password', { current, next: 'the new one of the thief' }));
  for (let at = 0; at < 5; at += 1) expect(await guess(`guess ${at}`)).toBe('no-match');
  expect(await guess(PASSWORD)).toBe('too-fast');
});

test('everybody sees their own sessions and ends them, and nobody else’s', async () => {
  const { from, chief } = await staffed();
  const [here, there] = [from('192.0.2.10'), from('192.0.2.20')];
  await here.signsIn('ann');
  await there.signsIn('ann');
  const sessionsOf = async (browser: Browser) =>
    sessionsSchema.parse((await browser.gets('/me/sessions')).json()).sessions;
  const hers = await sessionsOf(here);
  expect(hers.map(({ address }) => address).toSorted()).toEqual(['192.0.2.10', '192.0.2.20', '203.0.113.7']);
  expect(hers.filter(({ isThis }) => isThis).map(({ address }) => address)).toEqual(['192.0.2.10']);
  expect(JSON.stringify(hers)).not.toContain(there.cookie.split('=')[1]?.split('.')[0]);

  const other = hers.find(({ address }) => address === '192.0.2.20')?.id ?? '';
  expect(codeIn(await chief.posts('/me/sessions/end', { session: other }))).toBe('not-found');
  expect(await there.isIn()).toBe(true);
  await here.mustPost('/me/sessions/end', { session: other });
  expect([await there.isIn(), await here.isIn()]).toEqual([false, true]);
  const others = await here.mustPost('/me/sessions/end-others', {});
  expect(endedSchema.parse(others.json())).toEqual({ ended: 1 });
  expect(await sessionsOf(here)).toHaveLength(1);
});

test.each(['the password is changed', 'the account is disabled'])(
  'a sign-in whose password was right does not come through when %s just then',
  async (what) => {
    const { from, chief, database } = await staffed();
    const [here, late] = [from(), from()];
    await here.signsIn('ann');
    const { looked, goOn } = holdTheNextLook();
    const coming = late.signsIn('ann');
    await looked;
    if (what.startsWith('the password'))
      await here.mustPost('/me/password', { current: PASSWORD, next: 'changed in the meantime' });
    else await chief.mustPost(`/accounts/${(await here.me()).id}/disable`, {});
    goOn();
    expect(codeIn(await coming)).toBe('no-match');
    expect(await late.isIn()).toBe(false);
    const open = database.prepare(`SELECT count(*) AS count FROM session JOIN user ON user.id = userId
      WHERE handle = 'ann'`);
    expect(open.get()).toEqual({ count: what.startsWith('the password') ? 1 : 0 });
  },
);

test('a session that ends while its password is looked at changes nothing any more', async () => {
  const { from } = await staffed();
  const [thief, ann] = [from(), from()];
  await thief.signsIn('ann');
  await ann.signsIn('ann');
  const { looked, goOn } = holdTheNextLook();
  const changing = thief.posts('/me/password', { current: PASSWORD, next: 'the new one of the thief' });
  await looked;
  await ann.mustPost('/me/sessions/end-others', {});
  goOn();
  expect(codeIn(await changing)).toBe('signed-out');
  expect(codeIn(await from().signsIn('ann'))).toBe('yes');
  expect(await ann.isIn()).toBe(true);
});

/** The next password is looked at, and its answer kept back. */
function holdTheNextLook() {
  const [looked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { matches } = Passwords.prototype;
  vi.spyOn(Passwords.prototype, 'matches').mockImplementationOnce(async function (this: Passwords, ...asked) {
    const answer = await matches.apply(this, asked);
    looked.resolve();
    await goOn.promise;
    return answer;
  });
  return { looked: looked.promise, goOn: goOn.resolve };
}

/** Headers that are another for each answer. */
const OF_EACH = ['x-request-id', 'content-security-policy'];

/** Of the processor, in all threads: other programs do not add to it as they do to time. */
async function tookFor(act: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(began);
  return user + system;
}
