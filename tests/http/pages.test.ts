// The client's pages: one page with its own nonce, files that never change kept for ever, nothing for a stranger.
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
});
afterEach(() => scene.close());

/** What it is for, and its file. */
const LINK = /<link rel="([^"]+)"[^>]*href="([^"]+)"/g;

describe('a page', () => {
  it('comes with a policy that lets nothing in but our own files, and the answer’s own nonce', async () => {
    const page = await scene.asks('/sign-in');
    const nonce = /<meta name="csp-nonce" content="([\w-]{22})"/.exec(page.body)?.[1];
    expect(nonce).toBeDefined();
    expect(String(page.headers['content-security-policy']).split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "font-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await scene.asks('/sign-in')).body).not.toContain(nonce);
  });

  it('is cut off from a window of another site that may have opened it, and from none where nobody else can have', async () => {
    const cutOff = async (headers: Record<string, string>): Promise<unknown> => {
      const page = await scene.asks('/sign-in', { headers });
      expect(page.headers.vary).toContain('Sec-Fetch-Site');
      return page.headers['cross-origin-opener-policy'];
    };
    const navigates = { 'sec-fetch-mode': 'navigate' };
    expect(await cutOff({ ...navigates, 'sec-fetch-site': 'cross-site' })).toBe('same-origin');
    expect(await cutOff({ ...navigates, 'sec-fetch-site': 'same-site' })).toBe('same-origin');
    expect(await cutOff({})).toBe('same-origin');
    // What the offline worker keeps is kept for everybody who comes.
    expect(await cutOff({ 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' })).toBe('same-origin');
    expect(await cutOff({ ...navigates, 'sec-fetch-site': 'none' })).toBeUndefined();
    expect(await cutOff({ ...navigates, 'sec-fetch-site': 'same-origin' })).toBeUndefined();
  });

  it('is the same for every address of the client and is asked for anew each time', async () => {
    const cookie = await scene.stepsIn('ann');
    for (const path of [
      '/',
      '/sign-in',
      '/drafts/AAAAAAAAAAAAAAAAAAAAAA?thread=4',
      '/anything/else',
      '/index.html',
    ]) {
      const page = await scene.asks(path, { headers: { cookie } });
      expect(page.status, path).toBe(200);
      expect(page.headers['cache-control'], path).toBe('no-cache');
      expect(page.body, path).toContain('<div id="root">');
      expect(page.body, path).not.toContain('content=""');
    }
  });

  it('names what it begins with, so that it is all asked for at once: a draft its article, and who reads', async () => {
    const cookie = await scene.stepsIn('ann');
    const linked = async (path: string): Promise<readonly (string | undefined)[]> =>
      [...(await scene.asks(path, { headers: { cookie } })).body.matchAll(LINK)].flatMap(([, rel, file]) =>
        rel === 'later' ? [] : file,
      );
    const app = '/assets/app-1a2b3c4d.js';
    expect(await linked('/drafts/AAAAAAAAAAAAAAAAAAAAAA?thread=4')).toEqual([
      '/api/me',
      '/assets/open-draft-1a2b3c4d.js',
      '/assets/article-1a2b3c4d.js',
      '/assets/article-1.css',
    ]);
    for (const path of ['/', '/?stage=review'])
      expect(await linked(path)).toEqual(['/api/me', '/assets/board-1a2b3c4d.js', app, '/assets/app-1.css']);
    for (const path of ['/you', '/sign-in?to=%2Fdrafts%2F1'])
      expect(await linked(path)).toEqual(['/assets/other-1a2b3c4d.js', app, '/assets/app-1.css']);
  });

  it('says what draws the page around an article, for later: a browser asks for none of it by itself', async () => {
    const cookie = await scene.stepsIn('ann');
    const { body } = await scene.asks('/drafts/AAAAAAAAAAAAAAAAAAAAAA', { headers: { cookie } });
    const later = [...body.matchAll(LINK)].filter(([, rel]) => rel === 'later').map(([, , file]) => file);
    expect(later).toEqual(['/assets/draft-1a2b3c4d.js', '/assets/app-1a2b3c4d.js', '/assets/app-1.css']);
    expect((await scene.asks('/', { headers: { cookie } })).body).not.toContain('rel="later"');
  });

  it('has the styles of what it begins with at once: it is never drawn without', async () => {
    const cookie = await scene.stepsIn('ann');
    const { body } = await scene.asks('/drafts/AAAAAAAAAAAAAAAAAAAAAA', { headers: { cookie } });
    expect(body).toContain('<link rel="stylesheet" crossorigin href="/assets/article-1.css">');
    const board = await scene.asks('/', { headers: { cookie } });
    expect(board.body).toContain('<link rel="stylesheet" crossorigin href="/assets/app-1.css"></head>');
  });

  it('sends a stranger to sign in, and back to where they wanted to go', async () => {
    expect((await scene.asks('/')).headers.location).toBe('/sign-in');
    const draft = await scene.asks('/drafts/AAAAAAAAAAAAAAAAAAAAAA?thread=4');
    expect(draft.status).toBe(302);
    expect(draft.headers.location).toBe('/sign-in?to=%2Fdrafts%2FAAAAAAAAAAAAAAAAAAAAAA%3Fthread%3D4');
    expect((await scene.asks('/sign-in')).status).toBe(200);
  });
});

describe('a file', () => {
  it('whose name carries its hash is kept for ever, compressed on the way', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const script = await scene.asks('/assets/index-1a2b3c4d.js', { headers });
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-encoding']).toBe('gzip');
  });

  it('that the build has packed goes out as it was packed, to whoever can unpack it', async () => {
    const asks = (encodings: string) =>
      scene.asks('/assets/packed-1a2b3c4d.js', { headers: { 'accept-encoding': encodings } });
    const packed = await asks('gzip, deflate, br, zstd');
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers.vary).toBe('Accept-Encoding');
    expect(brotliDecompressSync(packed.bytes).toString()).toBe((await asks('identity')).body);
    expect(Number(packed.headers['content-length'])).toBe(packed.bytes.length);
    for (const [others, encoding] of [
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const answer = await asks(others);
      expect(answer.headers['content-encoding'], others).toBe(encoding);
      expect(answer.headers.vary, others).toBe('Accept-Encoding');
    }
  });

  it('without a hash is asked for anew', async () => {
    expect((await scene.asks('/galley.svg')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/assets/index-gone.js',
    '/.vite/manifest.json',
    '/favicon.ico',
    '/.env',
    '/..%2f..%2fpackage.json',
    '/assets/..%2fgalley.db',
  ])('that is not there is not a page: %s', async (path) => {
    const cookie = await scene.stepsIn('ann');
    const answer = await scene.asks(path, { headers: { cookie } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).not.toContain('root');
  });
});

it('answers whoever asks whether it is alive', async () => {
  expect((await scene.asks('/healthz')).json()).toEqual({ ok: true });
});
