/** What a request carries, at every route: bombs, keys that would poison objects, addresses that lead out, requests that never end. */
import { channel } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { limits } from '../../server/http/limits.ts';
import { until } from '../fixtures/colleague.ts';
import { WorkMeter } from '../fixtures/work-meter.ts';
import { addressOf, CHANGES, kept, openWalked, sendTo, type Walked } from './every-route.ts';
import { nameOf, type Route, routesOf } from './routes.ts';

const JSON_TYPE = 'application/json';
/** What one request may keep everybody else waiting, in milliseconds: far below a second, far above what a busy machine adds. */
const NOTICED = 400;

/** What is asked says all there is to say: a body that comes along is not read. */
const BODILESS = ['post /api/sign-out'];

const isRefusal = (status: number): boolean => status >= 400 && status < 500;

async function walked() {
  const house = await openWalked();
  const routes = await routesOf(house.address);
  const bodyOf = (route: Route): string => String(CHANGES[nameOf(route)]?.(house).body);
  const taking = routes.filter(
    (route) => CHANGES[nameOf(route)]?.(house).type === JSON_TYPE && !BODILESS.includes(nameOf(route)),
  );
  return { house, routes, taking, bodyOf };
}

/** Somebody of their own for every kind of attack, so that none is refused for having come too fast. */
function chiefs(house: Walked): (kind: string) => Promise<string> {
  return async (kind) => house.cookieOf(await house.hires(`chief-${kind.replaceAll(/\W+/g, '-')}`, 'chief'));
}

const DEEP = 60_000;
const BOMBS: Readonly<Record<string, (body: string) => string>> = {
  'nested lists': () => '['.repeat(DEEP) + ']'.repeat(DEEP),
  'nested objects': () => `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  'nested in what is asked': (body) => body.replace(/^\{/, `{"x":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`),
  'a million lists': () => `[${'[],'.repeat(1_000_000)}[]]`,
  'a hundred thousand keys': (body) =>
    body.replace(/^\{/, `{${Array.from({ length: 100_000 }, (_, key) => `"k${key}":0,`).join('')}`),
  'one key of megabytes': (body) => body.replace(/^\{/, `{"${'k'.repeat(5_000_000)}":0,`),
  'one number of megabytes': (body) => body.replace(/^\{/, `{"n":${'9'.repeat(5_000_000)},`),
  'more than anything may be': (body) => body.replace(/^\{/, `{"a":"${'a'.repeat(8_000_000)}",`),
  'no JSON at all': () => '\u0000\u0001{',
  'half of it': (body) => body.slice(0, -1),
  'a list': (body) => `[${body}]`,
  null: () => 'null',
  'a string': () => '"x"',
};

describe('every route that takes JSON', () => {
  test('refuses what is built to hold everybody up, does nothing of it, and keeps nobody waiting', async () => {
    const { house, taking, bodyOf } = await walked();
    const chief = chiefs(house);
    for (const [kind, made] of Object.entries(BOMBS)) {
      const cookie = await chief(kind);
      const before = kept(house);
      const meter = new WorkMeter();
      for (const route of taking) {
        const sent = { method: 'POST', headers: { cookie }, type: JSON_TYPE, body: made(bodyOf(route)) };
        // What is far too long is answered before it has all come, and the line may be gone by then.
        const { status } = await sendTo(house, addressOf(route, house), sent).catch(() => ({ status: 413 }));
        expect([kind, nameOf(route), status]).toEqual([kind, nameOf(route), expect.toSatisfy(isRefusal)]);
      }
      expect([kind, meter.stop()]).toEqual([kind, expect.toSatisfy((ms) => ms < NOTICED)]);
      expect(kept(house)).toBe(before);
    }
  }, 120_000);

  test('poisons no object, whatever the keys are called', async () => {
    const { house, taking, bodyOf } = await walked();
    const cookie = await chiefs(house)('poisoner');
    const keys =
      '{"__proto__":{"role":"chief","polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,';
    for (const route of taking) {
      const body = bodyOf(route).replace(/^\{"?/, (begin) => (begin === '{"' ? `${keys}"` : keys));
      const sent = { method: 'POST', headers: { cookie }, type: JSON_TYPE, body: body.replace(',}', '}') };
      const { status } = await sendTo(house, addressOf(route, house), sent);
      expect([nameOf(route), status < 500]).toEqual([nameOf(route), true]);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }
  });
});

describe('every part of an address', () => {
  const PARTS = [
    ...['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e%2f', '..%5c..%5c', '%00', 'a%00b', '%ff', '%'],
    ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', '%0d%0aset-cookie:x=1', '-1', '1e9', 'NaN'],
    ...['%F0%9F%98%80', "'%20OR%201=1--", '*', '%25', '%3Cscript%3E', 'A'.repeat(22), 'x'.repeat(4_000)],
  ];

  test('leads nowhere when it is nobody’s, and never to a fault or a file', async () => {
    const { house, routes } = await walked();
    const before = kept(house);
    for (const route of routes.filter(({ path }) => path.includes(':')))
      for (const part of PARTS) {
        const path = route.path.replaceAll(/:\w+/g, part);
        const { cookie } = house;
        const sent = {
          method: route.method.toUpperCase(),
          headers: { cookie },
          ...CHANGES[nameOf(route)]?.(house),
        };
        const answer = await sendTo(house, path, sent);
        // Some of these are addresses of pages, which are the same page for every address that leads nowhere.
        const isPage = answer.status === 200 && answer.headers['content-type']?.startsWith('text/html');
        expect([path, answer.status, isPage || (answer.status >= 400 && answer.status < 500)]).toEqual([
          ...[path, answer.status, true],
        ]);
        expect(answer.headers['set-cookie']).toBeUndefined();
        expect(answer.body).not.toContain('root:');
      }
    expect(kept(house)).toBe(before);
  }, 120_000);

  test('and every query is read as words, whatever it is built like', async () => {
    const { house, routes } = await walked();
    const queries = [
      '__proto__[polluted]=1',
      'q[]=1&q[]=2',
      'q=a&q=b',
      'limit=1e9',
      'after=-1',
      'q=%ff',
      'to=//evil',
    ];
    for (const route of routes.filter(({ method }) => method === 'get'))
      for (const query of queries) {
        const path = addressOf(route, house);
        const asked = `${path}${path.includes('?') ? '&' : '?'}${query}`;
        const { status } = await sendTo(house, asked, { method: 'GET', headers: { cookie: house.cookie } });
        expect([asked, status < 500]).toEqual([asked, true]);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }
  });
});

describe('a request that never ends', () => {
  const started = z.object({
    server: z.custom<{ headersTimeout: number; requestTimeout: number }>(
      (value) => typeof value === 'object',
    ),
  });

  /** The server itself, as it listens. */
  async function serverOf(address: string) {
    const seen: unknown[] = [];
    const note = (message: unknown): void => void seen.push(message);
    channel('http.server.request.start').subscribe(note);
    await fetch(`${address}/healthz`);
    channel('http.server.request.start').unsubscribe(note);
    return started.parse(seen[0]).server;
  }

  test.each([
    ['whose headers drip', 'GET / HTTP/1.1\r\nHost: localhost\r\n', 'X-A: b\r\n'],
    [
      'whose body drips',
      'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n',
      ' ',
    ],
  ])('%s is cut off, and nobody else is', async (_, begin, drop) => {
    const { house } = await walked();
    const server = await serverOf(house.address);
    expect(server).toMatchObject({
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
    });
    // The same bounds, in a time that a test can wait.
    Object.assign(server, { headersTimeout: 500, requestTimeout: 1_000 });
    const line = connect(house.port, '127.0.0.1', () => line.write(begin));
    line.on('error', () => line.destroy());
    const dripping = setInterval(() => line.write(drop), 100);
    onTestFinished(() => clearInterval(dripping));
    await until(() => line.destroyed || line.readyState === 'closed', 'the line is cut');
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
  });
});
