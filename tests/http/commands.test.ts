// The HTTP door to the commands: the same table as the socket's, with room for a whole book.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusalIn } from '../../shared/api/problem.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { REFUSAL_CODES, refuse } from '../../shared/review/refusal.ts';
import { until } from '../fixtures/colleague.ts';
import { Scene } from './scene.ts';

const draftId = draftIdSchema.parse('A'.repeat(22));
const MEGABYTE = 1024 * 1024;
let scene: Scene;
let cookie: string;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
  cookie = await scene.stepsIn('ann');
});
afterEach(() => scene.close());

const commands = (body: unknown, name = 'draft.create') =>
  scene.posts(`/api/commands/${name}`, body, { cookie });

describe('a command over HTTP', () => {
  it('reaches the rooms with the person of the session, whatever the body claims', async () => {
    const asked: unknown[] = [];
    scene.ask = async (by, command) => {
      asked.push([scene.accounts.people.personOf(by)?.handle, command]);
      return { ok: true, draftId, seq: 3 };
    };
    const id = randomUUID();
    const payload = { content: { format: 'empty' }, person: 'bob' };
    const answer = await commands({ id, payload });
    expect(answer.json()).toEqual({ ok: true, draftId, seq: 3 });
    expect(asked).toEqual([['ann', { id, name: 'draft.create', payload }]]);
  });

  it('is not carried out for a stranger', async () => {
    const answer = await scene.posts('/api/commands/draft.create', { id: randomUUID(), payload: {} });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ status: 401, code: 'signed-out' });
  });

  it.each([
    ['no id', { payload: {} }],
    ['an id that is none', { id: '1', payload: {} }],
    ['a name in the body', { id: randomUUID(), name: 'draft.publish', payload: {} }],
    ['a list', []],
  ])('is refused with %s', async (_, body) => {
    expect((await commands(body)).status).toBe(400);
  });

  it('takes an article of 5 MB, and of 6 MB no more', async () => {
    let length = 0;
    scene.ask = async (_, { payload }) => {
      length = JSON.stringify(payload).length;
      return { ok: true, draftId, seq: 2 };
    };
    expect((await commands({ id: randomUUID(), payload: { text: 'x'.repeat(5 * MEGABYTE) } })).status).toBe(
      200,
    );
    expect(length).toBeGreaterThan(5 * MEGABYTE);

    const larger = await commands({ id: randomUUID(), payload: { text: 'x'.repeat(6 * MEGABYTE) } });
    expect(larger.status).toBe(413);
    expect(larger.json()).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('comes too fast from a loop, which is told when to come again; a colleague is not held up', async () => {
    scene.ask = async () => ({ ok: true, draftId, seq: 1 });
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => commands({ id: randomUUID(), payload: {} })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.json()).toMatchObject({ status: 429, code: 'too-fast' });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);

    await scene.hires('bob');
    const bob = await scene.stepsIn('bob');
    const theirs = await scene.posts(
      '/api/commands/draft.create',
      { id: randomUUID(), payload: {} },
      { cookie: bob },
    );
    expect(theirs.status).toBe(200);
  });

  it('gives each refusal as problem details with a status of its own kind, and all that it holds', async () => {
    const statuses: Record<string, number> = {};
    for (const code of REFUSAL_CODES) {
      const refusal = refuse(code, 'no', { textVersion: 7, blockers: [{ code: 'not-ready' }] });
      scene.ask = async () => ({ ok: false, refusal });
      const answer = await commands({ id: randomUUID(), payload: {} });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toEqual({
        type: `/api/docs#problem-${code}`,
        title: expect.stringMatching(/^[A-Z].+[^.]$/),
        status: answer.status,
        detail: 'no',
        code,
        textVersion: 7,
        blockers: [{ code: 'not-ready' }],
      });
      expect(refusalIn(answer.json())).toEqual(refusal);
      statuses[code] = answer.status;
    }
    expect(statuses).toMatchObject({
      forbidden: 403,
      'gate-shut': 409,
      stale: 409,
      'not-saved': 503,
      internal: 500,
    });
    expect(Math.min(...Object.values(statuses))).toBeGreaterThanOrEqual(400);
  });
});

describe('what goes wrong', () => {
  it('is answered with a number that the log has too, and the words stay out of both', async () => {
    scene.ask = async () => {
      throw new Error('the disk is on fire');
    };
    const answer = await commands({ id: randomUUID(), payload: { text: 'an article nobody may read' } });
    expect(answer.status).toBe(500);
    const id = /[0-9a-f-]{36}/.exec(answer.body)?.[0];
    expect(id).toBeDefined();
    expect(answer.body).not.toMatch(/fire|server\/|node:/);
    expect(scene.logged).toHaveLength(1);
    expect(scene.logged[0]).toContain(id);
    expect(scene.logged[0]).toContain('the disk is on fire');
    expect(scene.logged[0]).not.toContain('nobody may read');
  });

  it.each([
    ['half of a body', '{"id":', {}, 400],
    ['a body in another alphabet', '{}', { 'content-type': 'application/json; charset=latin1' }, 400],
    ['a packed body', '{}', { 'content-encoding': 'gzip' }, 400],
  ])(
    'by fault of the client is a refusal and not a line in the log: %s',
    async (_, body, headers, status) => {
      const answer = await scene.asks('/api/commands/draft.create', {
        method: 'POST',
        headers: { cookie, ...headers },
        body,
      });
      expect(answer.status).toBe(status);
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid' });
      expect(scene.logged).toEqual([]);
    },
  );

  it.each(['/api/nothing', '/api', '/api/commands', '/api/drafts/x', '/api/%E0%A4%A', '/api/demo'])(
    'with an address that is unknown is said in JSON: %s',
    async (path) => {
      const answer = await scene.asks(path, { headers: { cookie } });
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(refusalIn(answer.json())?.message).toMatch(/\.$/);
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );
});

it('says who is here to those who are', async () => {
  expect((await scene.asks('/api/people')).status).toBe(401);
  const people = await scene.asks('/api/people', { headers: { cookie } });
  expect(people.json()).toMatchObject({
    people: [{ handle: 'ann', name: 'Ann', role: 'writer', desks: [] }],
  });
  expect(people.body).not.toMatch(/email|invalid|password/);
});

describe('a body that is built to keep the parser busy', () => {
  it.each([
    ['nested as deep as it is long', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a million empty lists', `[${'[],'.repeat(1_000_000)}[]]`],
  ])('is refused before it is parsed: %s', async (_, payload) => {
    const body = `{"id":"${randomUUID()}","payload":${payload}}`;
    const asked = { method: 'POST', headers: { cookie }, body };
    const answer = await scene.asks('/api/commands/draft.create', asked);
    expect([answer.status, refusalIn(answer.json())]).toEqual([
      400,
      refuse('invalid', 'The body holds more lists and objects than any command has.'),
    ]);
  });

  it('is not one that has brackets in its words', async () => {
    scene.ask = async () => ({ ok: true, draftId, seq: 3 });
    const text = `${'[a link](https://example.org/) {and} "\\" '.repeat(5_000)}`;
    const payload = { content: { format: 'markdown', text } };
    expect((await commands({ id: randomUUID(), payload })).status).toBe(200);
  });
});

it('a sign-out while the body is still on its way takes the right along', async () => {
  const body = JSON.stringify({ id: randomUUID(), payload: {} });
  const still: unknown[] = [];
  scene.ask = async (_by, _asked, mayStill) => {
    still.push(mayStill?.());
    return { ok: true, draftId, seq: 3 };
  };
  const host = `localhost:${scene.port}`;
  const line = request({
    host: '127.0.0.1',
    port: scene.port,
    path: '/api/commands/draft.create',
    method: 'POST',
    headers: {
      host,
      origin: `http://${host}`,
      'content-type': 'application/json',
      'content-length': body.length,
      cookie,
    },
  });
  const answered = once(line, 'response');
  const knows = vi.spyOn(scene.accounts, 'whoAsks');
  line.write(body.slice(0, 10));
  await until(() => knows.mock.settledResults[0]?.type === 'fulfilled', 'the server knows who asks');
  await scene.posts('/api/sign-out', {}, { cookie });
  line.end(body.slice(10));
  await answered;
  expect(still).toEqual([false]);
});
