/** What no client of ours sends ends the line it came on, at once, and nobody holds more lines than their share. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { boundLines, limits } from '../../server/http/limits.ts';
import type { Log } from '../../server/log.ts';
import { type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { ann, bob, eve } from '../fixtures/newsroom.ts';
import { RawLine } from '../fixtures/raw-line.ts';
import { newsroom } from '../fixtures/together.ts';

type Logged = { readonly message: string } & Readonly<Record<string, unknown>>;

async function scene() {
  const logged: Logged[] = [];
  const log: Log = {
    info: () => {},
    warn: (fields, message) => void logged.push({ ...fields, message }),
    error: (fields, message) => void logged.push({ ...fields, message }),
  };
  const house = await newsroom({ log });
  const draft = await house.makes('Harbour to reopen');
  const opens = async (call = '40'): Promise<RawLine> => {
    const line = new RawLine(house.address);
    onTestFinished(() => line.hangsUp());
    line.shakesHands({ cookie: `${eve.id}=raw` });
    await line.hears('pingTimeout');
    line.says(call);
    await line.hears('40{"sid"');
    return line;
  };
  return { ...house, draft, logged, opens };
}

const PACKETS: readonly (readonly [what: string, packet: string, why: string])[] = [
  ['a ping, which only the server sends', '2', 'no message'],
  [
    'a second wish to join, which is answered with all its words',
    `40/${'x'.repeat(1_000)},{}`,
    'joins again',
  ],
  ['an answer to nothing', '430[1]', 'answers nothing'],
  ['a text that is long before it is parsed', `420["ask","${'x'.repeat(300_001)}"]`, 'too long a text'],
];

test.each(PACKETS)('a line ends by %s, and the log says so once', async (_, packet, why) => {
  const { opens, logged } = await scene();
  const line = await opens();
  line.says(packet);
  await line.ended;
  expect(logged).toEqual([{ person: eve.id, why, message: 'a line was ended' }]);
});

test('a line ends by a greeting that is long before it is parsed', async () => {
  const { opens, logged } = await scene();
  const line = await opens(`40{"person":"${eve.id}","join":"${'x'.repeat(300_000)}"}`);
  await line.ended;
  expect(logged).toEqual([{ person: eve.id, why: 'too long a text', message: 'a line was ended' }]);
});

test('a message that cannot be read cuts the socket, and the log says so once', async () => {
  const { opens, logged } = await scene();
  const line = await opens();
  line.says('42["draft.join"');
  await line.ended;
  expect(logged).toEqual([{ person: eve.id, why: 'unreadable message', message: 'a socket was cut' }]);
});

test('each of 200 refusals is in the log once, in a dozen lines', async () => {
  const { comes, draft, logged, close } = await scene();
  const one = await comes(ann, draft);
  for (let at = 0; at < 200; at += 1)
    expect(codeOf(await one.request('draft.leave', { draftId: `${draft}x` as typeof draft }))).toBe(
      'invalid',
    );
  await close();
  const times = logged.map((line) => (typeof line.times === 'number' ? line.times : 1));
  expect(times.reduce((sum, each) => sum + each, 0)).toBe(200);
  expect(logged.length).toBe(11);
});

test('three forged updates cut a socket, and the same person’s other window types on', async () => {
  const { comes, draft, logged } = await scene();
  const [forger, other] = [await comes(ann, draft), await comes(ann, draft)];
  for (let at = 0; at < 3; at += 1) void forger.sends(Uint8Array.of(7, 7, 7)).catch(() => {});
  await until(() => forger.socket.disconnected, 'the forger is cut');
  yes(await other.types(' soon'));
  expect(logged.filter(({ message }) => message === 'draft.update was refused').length).toBe(3);
  expect(logged.filter(({ message }) => message === 'a socket was cut').length).toBe(1);
});

test('what is refused for a right or a stage cuts nobody, however often', async () => {
  const { comes, draft } = await scene();
  const [here, editor] = [await comes(ann, draft), await comes(bob, draft)];
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Old news.' }));
  for (let at = 0; at < 20; at += 1) expect(codeOf(await here.types(' too late'))).toBe('forbidden');
  expect(here.socket.connected).toBe(true);
});

test('a person has twenty windows; with one more, the one that was silent longest is closed', async () => {
  const { arrives, draft, logged } = await scene();
  const windows: Colleague[] = [];
  for (let at = 0; at < 20; at += 1) windows.push(await arrives(ann));
  const [first, second] = windows;
  yes((await first?.request('draft.leave', { draftId: draft })) ?? { ok: false, refusal: NOBODY });
  windows.push(await arrives(ann));
  await until(() => second?.socket.disconnected === true, 'the second window is closed');
  await arrives(bob);
  expect(windows.filter(({ socket }) => socket.connected).length).toBe(20);
  expect(first?.socket.connected).toBe(true);
  expect(logged).toEqual([{ person: ann.id, why: 'too many windows', message: 'a line was ended' }]);
});

const NOBODY = { code: 'internal', message: 'Nobody is at that window.' } as const;

async function bounded(bounds: Parameters<typeof boundLines>[1]) {
  const server = createServer(limits, (_, response) => void response.end('here'));
  boundLines(server, bounds);
  const lines: Socket[] = [];
  server.on('connection', (line) => lines.push(line));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const open = () => {
    const line = connect(port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void line.destroy());
    return line;
  };
  return { lines, port, open };
}

test('a proxy of ours carries everybody, and its lines are not counted', async () => {
  const { open, port } = await bounded({ most: 3, isExempt: (address) => address === '127.0.0.1' });
  await Promise.all(Array.from({ length: 6 }, () => once(open(), 'connect')));
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
});

test('one address has its share of lines; one more is dropped, and one that closes makes room', async () => {
  const { lines, port, open } = await bounded({ most: 3 });
  const held = [open(), open(), open()];
  await Promise.all(held.map((line) => once(line, 'connect')));
  await once(open(), 'close');
  const closed = lines[0] && once(lines[0], 'close');
  held[0]?.destroy();
  await closed;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
});
