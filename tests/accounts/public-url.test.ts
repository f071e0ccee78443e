// Under PUBLIC_URL: cookies for that name and HTTPS only, links made from it, and pages from nowhere else.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Outside } from '../../server/outside.ts';
import { madeInvitationSchema } from '../../shared/accounts.ts';
import { cookieOf, Scene } from '../http/scene.ts';
import { whoIs } from './office.ts';

const HERE = 'https://galley.example.org';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open({ demo: false, outside: new Outside({ publicUrl: new URL(HERE) }) });
});
afterEach(() => scene.close());

const setUp = (headers: Record<string, string> = {}) =>
  scene.posts(
    '/api/set-up',
    { token: scene.accounts.firstChief.token, ...whoIs('cleo') },
    { origin: HERE, ...headers },
  );

it('the cookie is this host’s alone, and travels over HTTPS only', async () => {
  const [cookie = ''] = (await setUp()).headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-galley\.session_token=/);
  for (const part of ['; Secure', '; HttpOnly', '; SameSite=Lax', '; Path=/']) expect(cookie).toContain(part);
  expect(cookie).not.toMatch(/domain/i);
});

it('the same value under the plain name is nobody', async () => {
  const cookie = cookieOf(await setUp());
  expect((await scene.asks('/api/me', { headers: { cookie } })).status).toBe(200);
  const plain = cookie.replace('__Host-', '');
  expect((await scene.asks('/api/me', { headers: { cookie: plain } })).status).toBe(401);
});

it.each([
  'http://galley.example.org',
  'https://galley.example.org:8443',
  'https://evil.example.org',
  'https://galley.example.org.evil.example',
  'null',
  'HOST',
])('a page of %s is not ours, not even when the host says so', async (origin) => {
  const host = `localhost:${scene.port}`;
  expect((await setUp({ host, origin: origin.replace('HOST', `http://${host}`) })).status).toBe(403);
});

it('a page of ours is ours under whatever host the proxy asks us for', async () => {
  expect((await setUp({ host: '127.0.0.1:3000' })).status).toBe(200);
});

it('links are made from it, and carry their token where no server sees it', async () => {
  const cookie = cookieOf(await setUp());
  const headers = { cookie, origin: HERE, host: 'evil.example' };
  const made = await scene.posts('/api/invitations', { role: 'writer' }, headers);
  expect(madeInvitationSchema.parse(made.json()).link).toMatch(
    /^https:\/\/galley\.example\.org\/join#[\w-]{43}$/,
  );
});

it('browsers are told to come over HTTPS only, and without it nothing of the kind', async () => {
  expect((await scene.asks('/sign-in')).headers['strict-transport-security']).toMatch(/^max-age=31536000$/);
  const other = await Scene.open();
  expect((await other.asks('/sign-in')).headers['strict-transport-security']).toBeUndefined();
  await other.close();
});

it.each(['/sign-in', '/set-up', '/join', '/reset-password'])('%s opens without a session', async (path) => {
  expect((await scene.asks(path)).status).toBe(200);
  expect((await scene.asks('/somewhere')).headers.location).toBe('/sign-in?to=%2Fsomewhere');
});
