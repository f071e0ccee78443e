// The search over HTTP: for whoever is signed in, from our own pages, whatever is typed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readQuery } from '../../server/search/read-query.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { type SearchAnswer, searchAnswerSchema } from '../../shared/search.ts';
import { read, Scene } from './scene.ts';

const ANSWER: SearchAnswer = {
  found: [
    {
      draftId: draftIdSchema.parse('harbour_______________'),
      stage: 'published',
      slug: { text: 'harbour', marks: [[0, 7]] },
      headline: { text: 'The harbour', marks: [[4, 11]] },
      passage: { text: 'It is shut.', marks: [] },
    },
  ],
  more: false,
};

let scene: Scene;
let cookie: string;
let asked: string[];
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
  cookie = await scene.stepsIn('ann');
  asked = [];
  scene.search = async (person, query) => {
    asked.push(`${person.handle}: ${query}`);
    return ANSWER;
  };
});
afterEach(() => scene.close());

const searches = (query: string, headers: Record<string, string> = {}) =>
  scene.asks(`/api/search${query}`, { headers: { cookie, ...headers } });

describe('GET /api/search', () => {
  it('answers what was found to whoever asks, and nothing of it is cached', async () => {
    const answer = await searches('?q=harbour%20plan');
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(read(searchAnswerSchema, answer)).toEqual(ANSWER);
    expect(asked).toEqual(['ann: harbour plan']);
  });

  it('is for nobody without a session', async () => {
    for (const strange of ['', 'galley.session_token=abc.def'])
      expect((await searches('?q=harbour', { cookie: strange })).status).toBe(401);
    await scene.posts('/api/sign-out', {}, { cookie });
    expect((await searches('?q=harbour')).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it.each([
    ['a foreign page', { origin: 'https://evil.example.org' }],
    ['a page without an origin', { origin: 'null' }],
    ['another program on this computer', { origin: 'http://localhost:1' }],
    ['a picture on a foreign page', { 'sec-fetch-site': 'cross-site' }],
    ['a page beside', { 'sec-fetch-site': 'same-site' }],
  ])('is not for %s, which could time it', async (_, headers) => {
    const answer = await searches('?q=harbour', headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is for our own page, however the browser says so', async () => {
    const ours: readonly Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { origin: `http://localhost:${scene.port}` },
    ];
    for (const headers of ours) expect((await searches('?q=harbour', headers)).status).toBe(200);
  });

  it.each(['', '?query=harbour', '?q[]=a', '?q=a&q=b', `?q=${'x'.repeat(201)}`])(
    'refuses “%s”',
    async (query) => {
      const answer = await searches(query);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatch(/"code":"invalid"/);
      expect(asked).toEqual([]);
    },
  );

  it('passes any characters on as they were typed', async () => {
    const typed = '"NEAR(\'; DROP TABLE words; -- \u0000 é 👩‍🚀';
    expect((await searches(`?q=${encodeURIComponent(typed)}`)).status).toBe(200);
    expect(asked).toEqual([`ann: ${typed}`]);
    expect(() => readQuery(typed)).not.toThrow();
  });

  it('says so when the index does not answer', async () => {
    scene.search = async () =>
      refuse('internal', 'The search does not work just now. Try again in a minute.');
    const answer = await searches('?q=harbour');
    expect([answer.status, answer.body]).toEqual([500, expect.stringContaining('Try again in a minute')]);
  });

  it('slows down whoever asks faster than hands can type', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 201 }, async () => (await searches('?q=a')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});
