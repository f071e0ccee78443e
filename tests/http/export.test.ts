// Taking drafts and editions along over HTTP: for the newsroom only, as files that do nothing wherever they are opened.

import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DocxDesk } from '../../server/export/docx-desk.ts';
import { DOCX_TYPE, DRAFT_FORMATS, EDITION_FORMATS } from '../../server/export/formats.ts';
import { Outside } from '../../server/outside.ts';
import { type Block, KINDS } from '../../shared/article/blocks.ts';
import { articleHtml } from '../../shared/article/html.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { png } from '../fixtures/images.ts';
import { gus, draftId as idOf } from '../fixtures/newsroom.ts';
import { Reviewed } from '../fixtures/reviewed.ts';
import { Scene } from './scene.ts';

const draftId = idOf();
let scene: Scene;
let cookie: string;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
  cookie = await scene.stepsIn('ann');
  scene.draft = new Reviewed(HARBOUR).read();
});
afterEach(() => scene.close());

const takes = (format: string, headers: Record<string, string> = { cookie }) =>
  scene.asks(`/api/drafts/${draftId}/export/${format}`, { headers });
const takesEdition = (format: string, headers: Record<string, string> = { cookie }) =>
  scene.asks(`/editions/${draftId}/1/export/${format}`, { headers });

function publishes(blocks: readonly Block[], slug = 'ferry'): void {
  const edition = { draftId, number: 1, at: '2031-06-02T09:30:00.000Z', by: gus.id, textVersion: 9, slug };
  const made = { headline: 'Ferry', html: articleHtml(blocks), text: '', hash: 'x'.repeat(64), note: null };
  scene.editions = [{ ...edition, ...made, blocks: JSON.stringify(blocks) }];
}

describe('a draft', () => {
  it.each([
    ['html', 'text/html; charset=utf-8', '<h1>Harbour plan delayed again</h1>'],
    ['md', 'text/markdown; charset=utf-8', '# Harbour plan delayed again'],
    ['txt', 'text/plain; charset=utf-8', '• twelve cranes'],
    ['json', 'application/json; charset=utf-8', '"galley-draft"'],
    [
      'annotations',
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
      'AnnotationCollection',
    ],
  ])('leaves as %s, as a file that nothing runs in', async (format, type, words) => {
    const answer = await takes(format);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="harbour\.[\w.]+"; /);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';.*; sandbox$/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(words);
  });

  it('leaves as a Word document, byte for byte as it was written', async () => {
    scene.writeDocx = async ({ title }) => new TextEncoder().encode(`written: ${title}`);
    const answer = await takes('docx');
    expect(answer.headers['content-type']).toBe(DOCX_TYPE);
    expect(answer.body).toBe('written: Harbour plan delayed again');
    scene.writeDocx = async () => refuse('too-fast', 'Many documents are being written.');
    expect((await takes('docx')).status).toBe(429);
  });

  it('names addresses of this newsroom by the host that was asked', async () => {
    const draft = new Reviewed([block('headline', 'Quay'), block('figure', '', { src: '/pictures/a.png' })]);
    draft.comments('Quay', 'Which?');
    scene.draft = draft.read();
    const host = `localhost:${scene.port}`;
    expect((await takes('html')).body).toContain(`src="http://${host}/pictures/a.png"`);
    expect((await takes('annotations')).json()).toMatchObject({
      id: `http://${host}/api/drafts/${draftId}/export/annotations`,
    });
  });

  it('names them by the address that people type, whatever name it was asked under', async () => {
    const outside = new Outside({ publicUrl: new URL('https://galley.example.org') });
    const behind = await Scene.open({ outside });
    try {
      const ann = await behind.hires('ann');
      const made = behind.tokens.make(ann.id, { name: 'archive', scopes: ['read'], days: null });
      if ('code' in made) throw new Error(made.message);
      const figure = block('figure', '', { src: '/pictures/a.png' });
      behind.draft = new Reviewed([block('headline', 'Quay'), figure]).read();
      const headers = { authorization: `Bearer ${made.secret}`, host: 'elsewhere.example' };
      const asks = (format: string) => behind.asks(`/api/drafts/${draftId}/export/${format}`, { headers });
      expect((await asks('md')).body).toContain('(https://galley.example.org/pictures/a.png)');
      expect((await asks('json')).json()).toMatchObject({
        blocks: [{}, { src: 'https://galley.example.org/pictures/a.png' }],
      });
      expect((await asks('annotations')).body).not.toContain('elsewhere.example');
    } finally {
      await behind.close();
    }
  });

  it('takes our own pictures along, draft or edition: in a page, which asks for nothing then, and in Word', async () => {
    const picture = png({ width: 6, height: 4 });
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const desk = new DocxDesk({ log, findPicture: scene.findPicture });
    scene.writeDocx = (order) => desk.write(order);
    const brought = await scene.asks('/api/images', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie },
      body: picture,
    });
    const { src } = z.object({ src: z.string() }).parse(brought.json());
    const figure = block('figure', 'The quay.', { src, alt: 'Cranes' });
    scene.draft = new Reviewed([block('headline', 'Quay'), figure]).read();
    publishes([block('headline', 'Quay'), figure]);
    const inside = `src="data:image/png;base64,${picture.toString('base64')}"`;
    for (const page of [await takes('html'), await takesEdition('html')]) {
      expect(page.body).toContain(inside);
      expect(page.body).not.toContain('/images/');
      expect(page.headers['content-security-policy']).toMatch(/img-src [^;]*data:/);
    }
    for (const document of [await takes('docx'), await takesEdition('docx')]) {
      const { value } = await mammoth.convertToHtml({ buffer: document.bytes });
      expect(value).toContain(`<img alt="Cranes" ${inside}`);
    }
    const published = z.object({
      blocks: z.tuple([z.unknown(), z.object({ src: z.literal(src) })]),
      origin: z.url(),
    });
    expect(published.parse((await takesEdition('json')).json()).origin).toBe(
      `http://localhost:${scene.port}`,
    );
  });

  it('is for the newsroom only, in every form', async () => {
    for (const format of DRAFT_FORMATS) {
      const answer = await takes(format, {});
      expect([format, answer.status]).toEqual([format, 401]);
      expect(answer.json()).toMatchObject({ code: 'signed-out' });
    }
  });

  it('leaves in no other form, and one that is not there in none', async () => {
    for (const format of ['pdf', 'HTML', '__proto__', 'constructor', 'html%2f..', '%00'])
      expect([format, (await takes(format)).status]).toEqual([format, 404]);
    expect((await takes('pdf')).json()).toMatchObject({
      detail: expect.stringContaining('docx'),
    });
    expect((await scene.asks('/api/drafts/short/export/md', { headers: { cookie } })).status).toBe(404);
    scene.draft = null;
    for (const format of DRAFT_FORMATS) expect([format, (await takes(format)).status]).toEqual([format, 404]);
  });

  it('is asked for too fast by a loop', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => takes('txt')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

describe('an edition', () => {
  it('leaves as its article alone', async () => {
    publishes(HARBOUR);
    scene.writeDocx = async ({ notes }) => new TextEncoder().encode(`${notes.length} notes`);
    expect((await takesEdition('md')).body).toContain('# Harbour plan delayed again');
    expect((await takesEdition('html')).headers['content-disposition']).toContain('"ferry-edition-1.html"');
    expect((await takesEdition('txt')).body).toContain('• twelve cranes');
    expect((await takesEdition('json')).json()).toMatchObject({ number: 1, blocks: HARBOUR });
    expect((await takesEdition('docx')).body).toBe('0 notes');
    expect((await takesEdition('annotations')).status).toBe(404);
  });

  it('is for the newsroom only, in every form', async () => {
    publishes(HARBOUR);
    for (const format of EDITION_FORMATS)
      expect([format, (await takesEdition(format, {})).status]).toEqual([format, 401]);
  });

  it('that is not there is a page to a browser, with a way on, and JSON to a program', async () => {
    const browser = { cookie, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const page = await scene.asks(`/editions/${draftId}/7`, { headers: browser });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('There is no such edition');
    expect(page.body).toContain(`href="/drafts/${draftId}"`);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const astray = await scene.asks('/editions/%3Cscript%3E/x', { headers: browser });
    expect([astray.status, astray.body.includes('<script')]).toEqual([404, false]);
    expect(astray.body).toContain('href="/"');
    const json = await scene.asks(`/editions/${draftId}/7.json`, { headers: browser });
    expect(json.json()).toMatchObject({ code: 'not-found' });
  });
});

describe('hostile words', () => {
  const SCRIPTS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</article></style><svg onload=alert(1)>',
    '<!--><script>alert(1)</script-->',
    '[x](javascript:alert(1))',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ];
  const hostile = (): readonly Block[] =>
    KINDS.flatMap((kind) =>
      SCRIPTS.map((text) => ({
        ...block(kind, text),
        ...(kind === 'figure' && { src: 'https://example.org/a.jpg', alt: text }),
      })),
    );

  it('come out as words in HTML and Markdown, of drafts and editions', async () => {
    scene.draft = new Reviewed(hostile()).read();
    publishes(hostile());
    for (const answer of [await takes('html'), await takesEdition('html')]) {
      const tags = [...answer.body.matchAll(/<([a-z!/][^>]*)>/giu)].map(
        ([, tag = '']) => tag.split(/[\s]/u)[0],
      );
      expect(new Set(tags)).toEqual(new Set(OURS));
      expect(answer.body.replaceAll(/"[^"]*"/gu, '""')).not.toMatch(/<[^>]+\son\w+=/iu);
    }
    for (const answer of [await takes('md'), await takesEdition('md')]) {
      const known = answer.body.replaceAll(/<(?:\/?fig(?:ure|caption)|!-- (?:standfirst|byline) --)>/gu, '');
      expect(known).not.toContain('<');
      expect(known).not.toMatch(/(?<!\\)\]\(javascript:/u);
    }
  });

  it('in the slug change nothing of the answer but the name', async () => {
    for (const slug of ['a"\r\nset-cookie: x=1; filename="b', '日本\u202e', "'*%"]) {
      scene.draft = new Reviewed(HARBOUR, slug).read();
      publishes(HARBOUR, slug);
      for (const answer of [await takes('md'), await takesEdition('md')]) {
        expect(answer.status).toBe(200);
        expect(answer.headers['set-cookie']).toBeUndefined();
        expect(answer.headers['content-disposition']).toMatch(
          /^attachment; filename="[^"]+"; filename\*=UTF-8''[^"]+$/,
        );
      }
    }
  });
});

const OURS = [
  ...['!doctype', 'html', 'head', 'meta', 'title', '/title', 'style', '/style', '/head', 'body', 'article'],
  ...[
    'h1',
    '/h1',
    'p',
    '/p',
    'h2',
    '/h2',
    'blockquote',
    '/blockquote',
    'ul',
    'li',
    '/li',
    '/ul',
    'ol',
    '/ol',
  ],
  ...['figure', 'img', 'figcaption', '/figcaption', '/figure', 'hr', '/article', '/body', '/html'],
];
