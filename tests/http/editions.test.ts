// A published edition can be read, printed, taken as JSON and checked against its hash; only by the newsroom.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Edition } from '../../server/store/store.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articleHtml } from '../../shared/article/html.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { read, Scene } from './scene.ts';

const draftId = draftIdSchema.parse('harbour-ferry-draft-12');
let scene: Scene;
let cookie: string;
let ann: PersonId;
beforeEach(async () => {
  scene = await Scene.open();
  ann = (await scene.hires('ann')).id;
  cookie = await scene.stepsIn('ann');
  scene.editions = [edition(1, null), edition(2, 'The fare is <3> marks & not 4.')];
});
afterEach(() => scene.close());

const reads = (path: string) => scene.asks(path, { headers: { cookie } });

describe('an edition', () => {
  it('is set in the faces that are shipped: every one that its style names is served', async () => {
    const page = await reads(`/editions/${draftId}/1`);
    const faces = [...page.body.matchAll(/url\('([^']+)'\)/g)].map(([, address]) => address ?? '');
    expect(faces).toHaveLength(3);
    for (const address of faces) {
      const face = await scene.asks(address);
      expect([address, face.status, face.headers['content-type']]).toEqual([address, 200, 'font/woff2']);
    }
  });

  it('is a page of its own without a script, under a policy that allows none', async () => {
    const page = await reads(`/editions/${draftId}/1`);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toMatch(/<script|\sstyle="|\son\w+="/);
    expect(page.body).toContain('<h1>Ferry &lt;b&gt;late&lt;/b&gt;</h1>');
    expect(page.body).toContain('published by Ann');
    expect(page.body).toContain('2 June 2031');
    expect(page.body).toContain(scene.editions[0]?.hash);
    expect(page.body).not.toContain('Correction');
  });

  it('allows exactly the style that it carries', async () => {
    const page = await reads(`/editions/${draftId}/1`);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page.body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toContain(`'sha256-${hash}'`);
  });

  it('shows our own pictures, and says of others what they show and where they are', async () => {
    const ours = `/images/${'a'.repeat(64)}-6x4.png`;
    const figure = (src: string, alt: string): Block => ({ kind: 'figure', src, alt, runs: [] });
    const blocks = [
      figure(ours, 'The quay'),
      figure('https://example.org/a.jpg?b=1&c="2"', 'A <b>crane</b>'),
      figure('/old/map.gif', ''),
    ];
    scene.editions = [{ ...edition(1, null), html: articleHtml(blocks) }];
    const { body } = await reads(`/editions/${draftId}/1`);
    expect([...body.matchAll(/<img [^>]*>/g)].map(([img]) => img)).toEqual([
      `<img src="${ours}" alt="The quay" width="6" height="4">`,
    ]);
    expect(body).toContain(
      '<p class="elsewhere">Picture: A &lt;b&gt;crane&lt;/b&gt; (<a href="https://example.org/a.jpg?b=1&amp;c=&quot;2&quot;"',
    );
    expect(body).toContain('<p class="elsewhere">A picture (not kept here)</p>');
  });

  it('says what was corrected', async () => {
    const page = await reads(`/editions/${draftId}/2`);
    expect(page.body).toContain('The fare is &lt;3&gt; marks &amp; not 4.');
  });

  it('as JSON carries its blocks so that anybody can check the hash', async () => {
    const schema = z.looseObject({
      hash: z.string(),
      blocks: z.array(z.unknown()),
      publishedBy: z.unknown(),
    });
    const edition = read(schema, await reads(`/editions/${draftId}/1.json`));
    const hash = createHash('sha256').update(JSON.stringify(edition.blocks)).digest('hex');
    expect(edition.hash).toBe(hash);
    expect(edition).toMatchObject({ number: 1, publishedAt: '2031-06-02T09:30:00.000Z', note: null });
    expect(edition.publishedBy).toEqual({ id: ann, name: 'Ann' });
  });

  it('is for the newsroom only', async () => {
    const page = await scene.asks(`/editions/${draftId}/1`);
    expect(page.status).toBe(302);
    expect(page.headers.location).toBe(`/sign-in?to=${encodeURIComponent(`/editions/${draftId}/1`)}`);
    const json = await scene.asks(`/editions/${draftId}/1.json`);
    expect(json.status).toBe(401);
    expect((await scene.asks(`/api/drafts/${draftId}/editions`)).status).toBe(401);
  });

  it.each(['3', '0', '-1', '1.5', '1.html', '01', '1e0', 'x', '1234567'])(
    'number %s is not there',
    async (number) => {
      expect((await reads(`/editions/${draftId}/${number}`)).status).toBe(404);
      expect((await reads(`/editions/too-short/${number}`)).status).toBe(404);
    },
  );
});

it('lists the editions of a draft', async () => {
  const list = await reads(`/api/drafts/${draftId}/editions`);
  expect(list.json()).toMatchObject({ editions: [{ number: 1 }, { number: 2 }] });
  expect((await reads(`/api/drafts/${'B'.repeat(22)}/editions`)).status).toBe(404);
  expect((await reads('/api/drafts/nonsense/editions')).status).toBe(404);
});

function edition(number: number, note: string | null): Edition {
  const run = (text: string) => [{ text, formats: {} }];
  const content: Block[] = [
    { kind: 'headline', runs: run('Ferry <b>late</b>') },
    { kind: 'paragraph', runs: run('The ferry was late.') },
  ];
  const blocks = JSON.stringify(content);
  return {
    draftId,
    number,
    at: '2031-06-02T09:30:00.000Z',
    by: ann,
    textVersion: 9,
    slug: 'ferry-late',
    headline: 'Ferry <b>late</b>',
    blocks,
    html: articleHtml(content),
    text: 'Ferry late',
    hash: createHash('sha256').update(blocks).digest('hex'),
    note,
  };
}
