// The socket's handshake: our own page with a live session, and nobody else; a session that ends takes its socket along.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Accounts } from '../../server/accounts/accounts.ts';
import { type App, createApp } from '../../server/app.ts';
import { machineClock } from '../../server/clock.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { HookRows } from '../../server/store/hook-rows.ts';
import { SearchThread } from '../../server/store/search/search-thread.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { TokenRows } from '../../server/store/token-rows.ts';
import { imagesIn } from '../fixtures/images.ts';

let app: App;
let port: number;
let cookie: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'galley-handshake-'));
  const folder = openDataFolder(path);
  if ('refused' in folder) throw new Error(folder.message);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const store = new SqliteStore(folder.connect());
  const index = new SearchThread(join(path, 'search.db'));
  const accounts = await Accounts.open({ database: folder.connect(), secret: 'x'.repeat(43), log });
  await accounts.hire({ handle: 'ann', name: 'Ann', role: 'writer', desks: [] });
  const client = {
    inline: false,
    assets: (_: unknown, __: unknown, next: () => void) => next(),
    page: async () => '',
    close: async () => {},
  };
  const doors = {
    tokens: new TokenRows(folder.connect()),
    hooks: new HookRows(folder.connect()),
    hooksTo: [],
  };
  app = await createApp({
    store,
    accounts,
    doors,
    index,
    images: imagesIn(folder.connect()),
    clock: machineClock,
    log,
    client,
  });
  port = await app.listen(0, '127.0.0.1');
  cookie = await stepIn();
  close = async () => {
    await app.close();
    folder.close();
    rmSync(path, { recursive: true, force: true });
  };
});
afterAll(() => close());

describe('a handshake', () => {
  it.each([
    ['our own page', {}, 101],
    ['our own page under a name', { host: 'ann.localhost:PORT', origin: 'http://ann.localhost:PORT' }, 101],
    ['a foreign page with our cookie', { origin: 'https://evil.example.org' }, 400],
    ['a colleague’s page beside', { origin: 'http://bob.localhost:PORT' }, 400],
    ['another program on this computer', { origin: 'http://localhost:1' }, 400],
    ['another scheme', { origin: 'https://localhost:PORT' }, 400],
    ['a page without an origin', { origin: 'null' }, 400],
    ['nobody', { origin: '' }, 400],
    ['nobody who says they are the same', { origin: '', 'sec-fetch-site': 'same-origin' }, 400],
    ['a stranger on our page', { cookie: '' }, 400],
    ['a forged session', { cookie: 'galley.session_token=abc.def' }, 400],
  ])('is judged: %s', async (_, headers, status) => {
    expect(await shakeHands(headers)).toBe(status);
  });

  it.each(ORIGINS)('is refused from the foreign page %s', async (origin) => {
    expect(await shakeHands({ origin })).toBe(400);
  });

  it.each(['cross-site', 'same-site', 'same-origin', 'none', 'nonsense'])(
    'is refused without an Origin, whatever Sec-Fetch-Site says: %s',
    async (site) => {
      expect(await shakeHands({ origin: '', 'sec-fetch-site': site })).toBe(400);
    },
  );

  it('is refused over long polling, which we do not speak', async () => {
    const answer = await fetch(`http://localhost:${port}/socket.io/?EIO=4&transport=polling`, {
      headers: { cookie },
    });
    expect(answer.status).toBe(400);
  });
});

it('a socket is cut when its session ends, and cannot come back', async () => {
  const theirs = await stepIn();
  const here = `http://localhost:${port}`;
  const extraHeaders = { cookie: theirs, origin: here };
  const socket = io(here, { transports: ['websocket'], reconnection: false, extraHeaders });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const cut = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await post('/api/sign-out', {}, theirs);
  expect(await cut).toMatch(/server disconnect|transport close/);
  socket.close();
  expect(await shakeHands({ cookie: theirs })).toBe(400);
});

/** Pages that are not ours, most of them by a hair. */
const ORIGINS: readonly string[] = [
  'null',
  'undefined',
  'file://',
  'about:blank',
  'data:text/html,x',
  'blob:http://localhost:PORT',
  '*',
  'localhost',
  'localhost:PORT',
  '//localhost:PORT',
  'http:localhost:PORT',
  'http:/localhost:PORT',
  'http:///localhost:PORT',
  'http://localhost',
  'http://localhost:',
  'http://localhost:0',
  'http://localhost:80',
  'http://localhost:PORT1',
  'http://localhost:0PORT',
  'http://localhost:PORT/',
  'http://localhost:PORT/a',
  'http://localhost:PORT?x',
  'http://localhost:PORT#x',
  'http://localhost.:PORT',
  'http://LOCALHOST:PORT',
  'http://Localhost:PORT',
  'HTTP://localhost:PORT',
  'https://localhost:PORT',
  'ws://localhost:PORT',
  'http://localhost:PORT.evil.example',
  'http://localhost.evil.example:PORT',
  'http://evil-localhost:PORT',
  'http://evillocalhost:PORT',
  'http://evil.localhost:PORT',
  'http://localhost-evil:PORT',
  'http://user@localhost:PORT',
  'http://localhost:PORT@evil.example',
  'http://evil.example/localhost:PORT',
  'http://evil.example?http://localhost:PORT',
  'http://evil.example#http://localhost:PORT',
  'http://evil.example',
  'https://evil-app.example',
  'http://127.0.0.1:PORT',
  'http://127.1:PORT',
  'http://0x7f000001:PORT',
  'http://2130706433:PORT',
  'http://[::1]:PORT',
  'http://[::ffff:127.0.0.1]:PORT',
  'http://0.0.0.0:PORT',
  'http://localhost:PORT, http://evil.example',
  'http://evil.example, http://localhost:PORT',
  'chrome-extension://abcdefghijklmnop',
];

/** Asks to open a socket; answers the status: 101 is yes. */
function shakeHands(given: Record<string, string>): Promise<number> {
  const headers = { host: 'localhost:PORT', origin: 'http://localhost:PORT', cookie, ...given };
  const filled = Object.entries(headers).flatMap(([name, value]) =>
    value === '' ? [] : [[name, value.replaceAll('PORT', String(port))]],
  );
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path: '/socket.io/?EIO=4&transport=websocket',
      headers: { ...Object.fromEntries(filled), ...upgrade },
      setHost: false,
    });
    asked.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function stepIn(): Promise<string> {
  const answer = await post('/api/demo/sign-in', { handle: 'ann' }, '');
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

function post(path: string, body: unknown, theirs: string): Promise<Response> {
  const here = `http://localhost:${port}`;
  const headers = { origin: here, 'content-type': 'application/json', cookie: theirs };
  return fetch(here + path, { method: 'POST', headers, body: JSON.stringify(body) });
}
