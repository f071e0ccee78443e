/** Whoever is nobody here costs nothing: refused before anything is kept for them, however many come. */
import { expect, onTestFinished, test } from 'vitest';
import { Colleague, yes } from '../fixtures/colleague.ts';
import { ann, eve } from '../fixtures/newsroom.ts';
import { RawLine } from '../fixtures/raw-line.ts';
import { WatchedHouse } from '../torture/watch.ts';

const HANDSHAKES = 5_000;
const AT_ONCE = 50;
const MB = 1_000_000;

async function scene() {
  const house = await WatchedHouse.open();
  onTestFinished(() => house.close());
  const here = await new Colleague({ address: house.address, person: ann }).arrives();
  const content = { format: 'text', text: 'Harbour to reopen' } as const;
  await here.joins(yes(await here.asks('draft.create', { content })).draftId);
  onTestFinished(() => here.leaves());
  return { house, here };
}

/** Resolves to what the server said before it hung up. */
async function knocks(address: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const line = new RawLine(address);
  line.shakesHands(headers);
  await line.ended;
  return line.heard;
}

test('5,000 handshakes without a session leave nothing behind, and honest people are served all the while', async () => {
  const { house, here } = await scene();
  const knock = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at += AT_ONCE) {
      const headers: Record<string, string> = at % 100 === 0 ? {} : { cookie: `nobody=${at}` };
      const all = Array.from({ length: AT_ONCE }, () => knocks(house.address, headers));
      for (const heard of await Promise.all(all)) expect(heard).toMatch(/^HTTP\/1\.1 400 /);
      yes(await here.types('and on '));
    }
  };
  await knock(1_000);
  const before = await house.asks();
  await knock(HANDSHAKES - 1_000);
  const after = await house.asks();
  expect(after.heap - before.heap).toBeLessThan(8 * MB);
  expect(after.rss - before.rss).toBeLessThan(64 * MB);
  expect(after.errors).toEqual([]);
  expect(after.lines).toBeLessThan(100);
}, 60_000);

test('a line on which a handshake is never finished, or nothing is joined, is closed by the server', async () => {
  const { house } = await scene();
  const [half, idle] = [0, 1].map(() => new RawLine(house.address));
  half?.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: galley.test\r\n');
  idle?.shakesHands({ cookie: `${eve.id}=idle` });
  const ends = await Promise.all([half?.ended, idle?.ended].map((end) => end?.then(() => 'closed')));
  expect(ends).toEqual(['closed', 'closed']);
  expect(idle?.heard).toContain('pingTimeout');
}, 60_000);

test('headers beyond measure are refused', async () => {
  const { house } = await scene();
  const [long, many] = [
    { 'x-long': 'x'.repeat(20_000) },
    Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`x-${at}`, 'y'])),
  ];
  expect(await knocks(house.address, long)).toMatch(/^HTTP\/1\.1 431 /);
  expect(await knocks(house.address, { ...many, cookie: `${eve.id}=hidden` })).toMatch(/^HTTP\/1\.1 431 /);
});
