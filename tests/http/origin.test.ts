// What changes something is asked by our own pages, in JSON: a foreign page can send neither.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
});
afterEach(() => scene.close());

const withPort = (text: string): string => text.replaceAll('PORT', String(scene.port));

describe('the origin of a request', () => {
  it.each([
    ['our own page', { origin: 'http://localhost:PORT' }, 200],
    ['our own page under a name', { host: 'ann.localhost:PORT', origin: 'http://ann.localhost:PORT' }, 200],
    ['our own page by its address', { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' }, 200],
    ['our own page that names no Origin', { origin: '', 'sec-fetch-site': 'same-origin' }, 200],
    ['a foreign page', { origin: 'https://evil.example.org' }, 403],
    ['a colleague’s page beside', { host: 'ann.localhost:PORT', origin: 'http://bob.localhost:PORT' }, 403],
    ['the page of the bare name', { host: 'ann.localhost:PORT', origin: 'http://localhost:PORT' }, 403],
    ['another program on this computer', { origin: 'http://localhost:1' }, 403],
    ['this host without its port', { origin: 'http://localhost' }, 403],
    ['another scheme', { origin: 'https://localhost:PORT' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a name that begins like ours', { origin: 'http://localhost:PORT.evil.example.org' }, 403],
    ['a name with ours as its user', { origin: 'http://localhost:PORT@evil.example.org' }, 403],
    ['nobody', { origin: '' }, 403],
    ['nobody from the same site', { origin: '', 'sec-fetch-site': 'same-site' }, 403],
    ['nobody from elsewhere', { origin: '', 'sec-fetch-site': 'cross-site' }, 403],
    ['an address bar', { origin: '', 'sec-fetch-site': 'none' }, 403],
  ])('is judged against the host: %s', async (_, given, status) => {
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, withPort(value)]));
    expect((await scene.posts('/api/demo/sign-in', { handle: 'ann' }, headers)).status).toBe(status);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'is not enough with a body of type %s, which a form can send',
    async (type) => {
      const answer = await scene.posts('/api/demo/sign-in', { handle: 'ann' }, { 'content-type': type });
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('is asked of every address that changes something', async () => {
    const cookie = await scene.stepsIn('ann');
    const foreign = { cookie, origin: 'https://evil.example.org' };
    for (const path of ['/api/sign-out', '/api/commands/draft.create', '/api/demo/sign-in', '/api/nothing'])
      expect((await scene.posts(path, {}, foreign)).status, path).toBe(403);
    expect((await scene.asks('/api/me', { headers: { cookie } })).status).toBe(200);
  });
});
