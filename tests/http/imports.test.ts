// The door for Word files: bytes in the body, everything else in the address, and behind it the one table of commands.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedSchema } from '../../shared/api/command.ts';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { type Answer, Scene } from './scene.ts';

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

const FILE = Buffer.from('PK\u0003\u0004 and so on');
const brings = (
  facts: Record<string, string>,
  headers: Record<string, string> = {},
  body: Uint8Array | string = FILE,
): Promise<Answer> =>
  scene.asks(`/api/imports?${new URLSearchParams(facts)}`, {
    method: 'POST',
    headers: { 'content-type': DOCX_TYPE, cookie, ...headers },
    body,
  });

describe('a Word file over HTTP', () => {
  it('is draft.create of the person of the session, under the id in its address', async () => {
    const asked: unknown[] = [];
    const remarks = ['Hidden text was left out.'];
    scene.ask = async (by, command) => {
      asked.push([scene.accounts.people.personOf(by)?.handle, command]);
      return { ok: true, draftId, seq: 3, remarks };
    };
    const id = randomUUID();
    const facts = { slug: 'bridge', desk: 'legal', deadline: '2026-11-24T12:00:00.000Z' };
    const answer = await brings({ id, ...facts });
    expect(askedSchema.parse(answer.json())).toEqual({ ok: true, draftId, seq: 3, remarks });
    const content = { format: 'docx', bytes: FILE };
    expect(asked).toEqual([['ann', { id, name: 'draft.create', payload: { ...facts, content } }]]);
  });

  it.each([
    ['no id', {}],
    ['an id that is none', { id: '1' }],
    ['a fact that no draft has', { id: randomUUID(), owner: 'bob' }],
  ])('is refused with %s', async (_, facts) => {
    const answer = await brings(facts);
    expect([answer.status, answer.json()]).toEqual([400, expect.objectContaining({ code: 'invalid' })]);
  });

  it('is refused without a body', async () => {
    expect((await brings({ id: randomUUID() }, {}, '')).status).toBe(400);
  });

  it.each([
    ['from a stranger', { cookie: '' }, 401],
    ['from a page that is not ours', { origin: 'https://evil.example' }, 403],
    ['as what a form of any page can send', { 'content-type': 'text/plain' }, 403],
    ['as JSON', { 'content-type': 'application/json' }, 403],
    ['packed once more', { 'content-encoding': 'gzip' }, 400],
  ])('is refused %s', async (_, headers, status) => {
    expect((await brings({ id: randomUUID() }, headers)).status).toBe(status);
  });

  it('may be of 5 MB; one byte more is refused before it is read, with what to do', async () => {
    scene.ask = async () => ({ ok: true, draftId, seq: 3 });
    expect((await brings({ id: randomUUID() }, {}, Buffer.alloc(5 * MEGABYTE, 1))).status).toBe(200);
    const larger = await brings({ id: randomUUID() }, {}, Buffer.alloc(5 * MEGABYTE + 1, 1));
    expect(larger.status).toBe(413);
    expect(larger.body).toContain('larger than 5 MB');
  });

  it('gives the refusal of whoever reads it', async () => {
    scene.ask = async () => ({ ok: false, refusal: refuse('unreadable', 'This is a PDF.') });
    const answer = await brings({ id: randomUUID() });
    expect([answer.status, answer.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'unreadable', detail: 'This is a PDF.' }),
    ]);
  });

  it('comes too fast from a loop', async () => {
    scene.ask = async () => ({ ok: true, draftId, seq: 3 });
    const answers = await Promise.all(Array.from({ length: 24 }, () => brings({ id: randomUUID() })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  });

  it('is never answered from a cache, also where there is nothing', async () => {
    const nothing = await scene.asks('/api/imports', { headers: { cookie } });
    expect([nothing.status, nothing.headers['cache-control']]).toEqual([404, 'no-store']);
  });
});
