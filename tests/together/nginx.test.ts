// Galley behind nginx, with the very configuration that administrators are given: pages, cookies, sockets and addresses.
import { randomUUID } from 'node:crypto';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { expect, test } from 'vitest';
import { Outside } from '../../server/outside.ts';
import { Proxies } from '../../server/proxies.ts';
import { sessionsSchema } from '../../shared/accounts.ts';
import { personSchema } from '../../shared/api/people.ts';
import { until, yes } from '../fixtures/colleague.ts';
import { canProxy, freePorts, startNginx } from '../fixtures/nginx.ts';
import { openApp } from '../fixtures/open-app.ts';
import { type Answer, cookieOf } from '../http/scene.ts';

/** Addresses of this computer that are not the proxy's, as if they were far away. */
const HOME = '127.0.0.2';
const THIEF = '127.0.0.3';

const cleo = { name: 'Cleo', handle: 'cleo', email: 'cleo@post.example', password: 'correct horse battery' };

type Asking = {
  readonly body?: object;
  readonly cookie?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
};

async function behindNginx() {
  const ports = await freePorts();
  const publicUrl = new URL(`https://localhost:${ports.https}`);
  const proxies = Proxies.parse('127.0.0.1');
  if ('unreadable' in proxies) throw new Error(proxies.unreadable);
  const app = await openApp({ demo: false, outside: new Outside({ publicUrl, proxies }) });
  const { ca } = await startNginx(ports, Number(new URL(app.address).port));
  const here = publicUrl.origin;

  const asks = (
    path: string,
    { body, cookie = '', from = HOME, headers = {} }: Asking = {},
  ): Promise<Answer> => {
    const sent = { cookie, ...(body && { origin: here, 'content-type': 'application/json' }), ...headers };
    const method = body ? 'POST' : 'GET';
    const way = { ca, method, headers: sent, localAddress: from, family: 4 };
    return answered((hear) => request(`${here}${path}`, way, hear), body && JSON.stringify(body));
  };
  const setsUp = async (): Promise<string> => {
    const answer = await asks('/api/set-up', { body: { token: app.accounts.firstChief.token, ...cleo } });
    expect(answer.status, answer.body).toBe(200);
    return cookieOf(answer);
  };
  const opensWindow = async (cookie: string, origin = here) => {
    const person = personSchema.parse((await asks('/api/me', { cookie })).json());
    return app.opens({ address: here, person, origin, cookie, ca });
  };
  return { ...app, here, ports, asks, setsUp, opensWindow };
}

function answered(
  ask: (hear: (answer: IncomingMessage) => void) => ClientRequest,
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = ask((answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = bytes.toString('utf8');
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, body: text, bytes, json: () => JSON.parse(text) });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

if (canProxy()) {
  test('the first chief comes in through nginx with a cookie that is this host’s alone', async () => {
    const { asks, setsUp } = await behindNginx();
    expect((await asks('/api/door')).json()).toEqual({ demo: false, setUp: true });
    expect((await asks('/set-up')).headers['content-type']).toMatch(/^text\/html/);
    const cookie = await setsUp();
    expect(cookie).toMatch(/^__Host-galley\.session_token=/);
    expect((await asks('/api/me', { cookie })).json()).toMatchObject({ handle: 'cleo', role: 'chief' });
  }, 60_000);

  test('a window opens its line through nginx, types, and is cut when its session ends', async () => {
    const { asks, setsUp, opensWindow, accounts, makes } = await behindNginx();
    const cookie = await setsUp();
    const [chief] = accounts.people.everybody();
    if (!chief) throw new Error('nobody is there');
    const draft = await makes(chief, 'Harbour to reopen');
    const [here, there] = [await opensWindow(cookie), await opensWindow(cookie)];
    await here.joins(draft);
    await there.joins(draft);
    yes(await here.types(' soon'));
    await there.reads('soon');
    await expect(opensWindow(cookie, 'https://evil.example')).rejects.toThrow();
    await asks('/api/sign-out', { body: {}, cookie });
    await until(() => here.socket.disconnected && there.socket.disconnected, 'both are cut', 1_000);
  }, 60_000);

  test('who is at the other end is whom nginx saw, whatever they say of themselves', async () => {
    const { asks, setsUp } = await behindNginx();
    await setsUp();
    const claims = {
      'x-forwarded-for': '9.9.9.9, 127.0.0.1',
      'x-real-ip': '9.9.9.9',
      forwarded: 'for=9.9.9.9',
    };
    const { email, password } = cleo;
    const signsIn = (from: string, word: string, headers = {}) =>
      asks('/api/sign-in', { body: { email, password: word }, from, headers });
    const cookie = cookieOf(await signsIn(HOME, password, claims));
    const { sessions } = sessionsSchema.parse((await asks('/api/me/sessions', { cookie })).json());
    expect(sessions.map(({ address }) => address)).toEqual([HOME, HOME]);

    const codes: number[] = [];
    for (let guess = 0; guess < 7; guess += 1)
      codes.push((await signsIn(THIEF, 'a guess', { 'x-forwarded-for': `9.9.9.${guess}` })).status);
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await signsIn(HOME, password)).status).toBe(200);
  }, 60_000);

  test('what is for this computer only stays so behind nginx, and plain HTTP leads to HTTPS', async () => {
    const { asks, ports } = await behindNginx();
    for (const path of ['/healthz', '/readyz', '/metrics', '/api/demo/people'])
      expect((await asks(path)).status, path).toBe(404);
    const plain = await answered((hear) => get(`http://127.0.0.1:${ports.http}/drafts/x?y`, hear));
    expect([plain.status, plain.headers.location]).toEqual([301, 'https://localhost/drafts/x?y']);
    expect((await asks('/sign-in')).headers['strict-transport-security']).toBe('max-age=31536000');
  }, 60_000);

  test('a draft of five megabytes comes through', async () => {
    const { asks, setsUp } = await behindNginx();
    const cookie = await setsUp();
    const text = `Long\n\n${'All the words of a long report. '.repeat(165_000)}`;
    expect(text.length).toBeGreaterThan(5_200_000);
    const payload = { content: { format: 'text', text: text.slice(0, 5_242_000) } };
    const made = await asks('/api/commands/draft.create', { body: { id: randomUUID(), payload }, cookie });
    expect(made.status, made.body).toBe(200);
  }, 120_000);
} else {
  console.info(
    'No nginx can be had here: the proxy’s configuration in docs/nginx.conf is not tried in this run.',
  );
}
