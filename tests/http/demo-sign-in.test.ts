// The demo's sign-in exists for somebody at this very computer, and for nobody else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, isAtThisComputer } from '../../server/accounts/demo-gate.ts';
import { cookieOf, Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
  await scene.hires('bob', 'editor', ['fact']);
});
afterEach(() => scene.close());

describe('the gate before the demo', () => {
  const here: Caller = { peer: '127.0.0.1', headers: { host: 'localhost:3000' } };
  const withHost = (host: string): Caller => ({ ...here, headers: { host } });
  const withHeader = (header: string): Caller => ({ ...here, headers: { ...here.headers, [header]: 'x' } });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.20', false],
    ['10.0.0.1', false],
    ['::ffff:192.168.1.20', false],
    ['fe80::1', false],
    ['127.0.0.1.example.org', false],
    [undefined, false],
  ])('judges the peer %s: %s', (peer, expected) => {
    expect(isAtThisComputer({ ...here, peer })).toBe(expected);
  });

  it.each([
    ['localhost', true],
    ['localhost:3000', true],
    ['LOCALHOST:3000', true],
    ['ann.localhost:3000', true],
    ['a.b.localhost', true],
    ['127.0.0.1:3000', true],
    ['[::1]:3000', true],
    ['galley.example.org', false],
    ['localhost.example.org', false],
    ['notlocalhost:3000', false],
    ['.localhost', false],
    ['127.0.0.1.example.org', false],
    ['localhost:3000@example.org', false],
    ['192.168.1.20:3000', false],
    ['', false],
  ])('judges the host %s: %s', (host, expected) => {
    expect(isAtThisComputer(withHost(host))).toBe(expected);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'])(
    'is shut when %s says that a proxy stands in between',
    (header) => expect(isAtThisComputer(withHeader(header))).toBe(false),
  );

  it('stays open for headers that say nothing of the kind', () => {
    expect(isAtThisComputer(withHeader('x-requested-with'))).toBe(true);
  });
});

describe('the demo over HTTP', () => {
  it.each([
    ['a foreign name for this computer', { host: 'evil.example.org' }],
    ['a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy in the words of the standard', { forwarded: 'for=127.0.0.1' }],
  ])('is not there through %s', async (_, headers) => {
    const people = await scene.asks('/api/demo/people', { headers });
    expect(people.status).toBe(404);
    const signIn = await scene.posts('/api/demo/sign-in', { handle: 'ann' }, headers);
    expect(signIn.status).toBe(404);
    expect(signIn.headers['set-cookie']).toBeUndefined();
    expect(signIn.json()).toEqual((await scene.posts('/api/nothing', {})).json());
  });

  it('shows the people and lets somebody step in as one of them', async () => {
    const people = await scene.asks('/api/demo/people');
    expect(people.json()).toMatchObject({
      people: [
        { handle: 'ann', role: 'writer' },
        { handle: 'bob', desks: ['fact'] },
      ],
    });

    const cookie = await scene.stepsIn('bob');
    const me = await scene.asks('/api/me', { headers: { cookie } });
    expect(me.json()).toMatchObject({ handle: 'bob', name: 'Bob', role: 'editor', desks: ['fact'] });
  });

  it('knows nobody by another name, and no other shape of question', async () => {
    expect((await scene.posts('/api/demo/sign-in', { handle: 'mallory' })).status).toBe(404);
    expect((await scene.posts('/api/demo/sign-in', { handle: 'ann', role: 'chief' })).status).toBe(400);
    expect((await scene.posts('/api/demo/sign-in', {})).status).toBe(400);
  });
});

describe('a session', () => {
  it('gives each local name a cookie of its own that no script reads', async () => {
    const answer = await scene.posts(
      '/api/demo/sign-in',
      { handle: 'ann' },
      { host: `ann.localhost:${scene.port}` },
    );
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^galley\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('holds two people at once, one beside the other', async () => {
    const ann = await scene.stepsIn('ann', `ann.localhost:${scene.port}`);
    const bob = await scene.stepsIn('bob', `bob.localhost:${scene.port}`);
    const who = async (cookie: string) => (await scene.asks('/api/me', { headers: { cookie } })).json();
    expect(await who(ann)).toMatchObject({ handle: 'ann' });
    expect(await who(bob)).toMatchObject({ handle: 'bob' });
  });

  it('ends with sign-out, tells whoever listens, and never comes back', async () => {
    const ended: string[] = [];
    scene.accounts.onEnd((session) => ended.push(session));
    const cookie = await scene.stepsIn('ann');

    const answer = await scene.posts('/api/sign-out', {}, { cookie });
    expect(answer.status).toBe(200);
    expect(cookieOf(answer)).toContain('galley.session_token=');
    expect(ended).toHaveLength(1);
    expect((await scene.asks('/api/me', { headers: { cookie } })).status).toBe(401);
  });

  it('ends when the same browser steps in as somebody else', async () => {
    const ann = await scene.stepsIn('ann');
    await scene.posts('/api/demo/sign-in', { handle: 'bob' }, { cookie: ann });
    expect((await scene.asks('/api/me', { headers: { cookie: ann } })).status).toBe(401);
  });

  it('is refused when its cookie was made up or tampered with', async () => {
    const cookie = await scene.stepsIn('ann');
    const [name, value = ''] = cookie.split('=');
    const forged = [
      `${name}=x${value}`,
      `${name}=${value.slice(0, 32)}`,
      `${name}=`,
      'galley.session_data=abc',
      'nonsense',
    ];
    for (const one of forged)
      expect((await scene.asks('/api/me', { headers: { cookie: one } })).status, one).toBe(401);
  });

  it('carries the rights that somebody has now, not those they signed in with', async () => {
    const changes: string[] = [];
    scene.accounts.people.onChange(() => changes.push('changed'));
    const cookie = await scene.stepsIn('ann');
    const cleo = await scene.hires('cleo', 'chief');
    const [ann] = scene.accounts.people.everybody();
    if (!ann) throw new Error('ann is gone');
    changes.length = 0;

    const asker = { id: cleo.id, session: 'hers', mayStill: () => true };
    scene.accounts.roster.place(asker, ann.id, { role: 'chief', desks: ['legal'] });
    expect(changes).toEqual(['changed']);
    expect((await scene.asks('/api/me', { headers: { cookie } })).json()).toMatchObject({
      role: 'chief',
      desks: ['legal'],
    });
  });
});
