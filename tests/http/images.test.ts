// Pictures come in by their bytes, from people who may write, and are shown to the newsroom only, where they can do nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalIn } from '../../shared/api/problem.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';
import { chunk, exif, jpeg, png, segment } from '../fixtures/images.ts';
import { type Answer, read, Scene } from './scene.ts';

let scene: Scene;
let cookie: string;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann');
  cookie = await scene.stepsIn('ann');
});
afterEach(() => scene.close());

const PICTURE = png({ width: 6, height: 4 });
const takenSchema = z.strictObject({ src: z.string(), width: z.number(), height: z.number() });

const brings = (file: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> =>
  scene.asks('/api/images', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie, ...headers },
    body: file,
  });
const looksAt = (src: string, headers: Record<string, string> = { cookie }) => scene.asks(src, { headers });
const codeOf = (answer: Answer) => refusalIn(answer.json()) ?? { code: 'none', message: answer.body };

describe('a picture brought in', () => {
  it('has an address that says what it is and how large', async () => {
    const taken = read(takenSchema, await brings(PICTURE));
    expect(taken).toMatchObject({ width: 6, height: 4 });
    expect(readPictureAddress(taken.src)).toMatchObject({ type: 'png', width: 6, height: 4 });
  });

  it('is shown as its bytes are, whatever was claimed of them', async () => {
    const claims = { 'x-name': 'page.html', accept: 'text/html' };
    const { src } = read(takenSchema, await brings(PICTURE, claims));
    const shown = await looksAt(src, { cookie, accept: 'text/html' });
    expect(shown.bytes.equals(PICTURE)).toBe(true);
    expect(shown.status).toBe(200);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': expect.stringMatching(/^inline; filename="picture-[0-9a-f]{12}\.png"$/),
      vary: expect.stringMatching(/cookie/i),
    });
  });

  it('leaves behind where it was taken', async () => {
    const { src } = read(takenSchema, await brings(jpeg([segment(0xe1, 'Exif\0\0', exif(8))])));
    const shown = await looksAt(src);
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(shown.bytes.includes('GPS')).toBe(false);
  });

  it('twice is one, under one address, at no cost of space', async () => {
    const large = png({ width: 6, height: 4 }, [chunk('PLTE', Buffer.alloc(5_000_000))]);
    const first = read(takenSchema, await brings(large));
    for (let again = 0; again < 3; again++) expect(read(takenSchema, await brings(large))).toEqual(first);
  });

  it('is refused once the person has no room left, in words that say what to do', async () => {
    const another = (tone: number) =>
      png({ width: 6, height: 4 }, [chunk('PLTE', Buffer.alloc(5_000_000, tone))]);
    for (const tone of [1, 2]) expect((await brings(another(tone))).status).toBe(200);
    const answer = await brings(another(3));
    expect(answer.status).toBe(413);
    expect(codeOf(answer).message).toContain('more room');
  });
});

describe('bytes that are no such picture are refused', () => {
  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 422],
    ['a page that calls itself a PNG', '<!doctype html><script>alert(1)</script>', 422],
    ['a page behind a JPEG’s beginning', '\xff\xd8\xff<html><script>alert(1)</script>', 422],
    ['a GIF that is a script, too', 'GIF89a=1;alert(1)', 422],
    ['nothing', '', 422],
  ])('%s', async (_, words, status) => {
    const answer = await brings(Buffer.from(words, 'latin1'));
    expect([answer.status, codeOf(answer).message.length > 20]).toEqual([status, true]);
  });

  it('a byte more than 5 MB, by what it says and by what it sends', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024 + 1);
    expect(codeOf(await brings(large))).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('5 MB'),
    });
    const unsaid = await brings(large, { 'transfer-encoding': 'chunked' });
    expect(codeOf(unsaid).code).toBe('too-large');
  });

  it('packed bytes, which could be without end', async () => {
    expect((await brings(PICTURE, { 'content-encoding': 'gzip' })).status).toBe(400);
  });
});

describe('nobody else', () => {
  it.each([
    ['without a session', { cookie: '' }, 401],
    ['from a foreign page', { origin: 'https://evil.example.org' }, 403],
    ['from a colleague’s page', { origin: 'http://bob.localhost:1' }, 403],
    ['without an origin', { origin: '' }, 403],
    ['as a foreign form would', { 'content-type': 'multipart/form-data; boundary=x' }, 403],
    ['as plain text', { 'content-type': 'text/plain' }, 403],
    ['as a picture of the sender’s choice', { 'content-type': 'image/svg+xml' }, 403],
  ])('brings one %s', async (_, headers, status) => {
    expect((await brings(PICTURE, headers)).status).toBe(status);
  });

  it.each([
    ['reader', 403],
    ['reviewer', 403],
    ['writer', 200],
    ['editor', 200],
    ['chief', 200],
  ] as const)('but those who may write: a %s', async (role, status) => {
    await scene.hires('eve', role);
    const answer = await brings(PICTURE, { cookie: await scene.stepsIn('eve') });
    expect(answer.status).toBe(status);
  });

  it('whose rights end while the picture is on its way', async () => {
    const eve = await scene.hires('eve', 'writer');
    const theirs = await scene.stepsIn('eve');
    expect((await brings(PICTURE, { cookie: theirs })).status).toBe(200);
    const { id } = await scene.hires('cleo', 'chief');
    const chief = { id, session: '', mayStill: () => true };
    scene.accounts.roster.place(chief, eve.id, { role: 'reader', desks: [] });
    expect((await brings(PICTURE, { cookie: theirs })).status).toBe(403);
  });

  it('sees one but who is signed in, and of those everybody', async () => {
    const { src } = read(takenSchema, await brings(PICTURE));
    const stranger = await looksAt(src, {});
    expect([stranger.status, stranger.headers['cache-control']]).toEqual([401, 'no-store']);
    await scene.hires('rob', 'reader');
    expect((await looksAt(src, { cookie: await scene.stepsIn('rob') })).status).toBe(200);
  });

  it('brings more in a minute than hands can', async () => {
    const answers = await Promise.all(Array.from({ length: 45 }, () => brings(PICTURE)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

it('an address that was never given out is not there', async () => {
  const { src } = read(takenSchema, await brings(PICTURE));
  for (const address of [
    src.replace('6x4', '600x400'),
    src.replace('.png', '.webp'),
    src.replace('.png', '.svg'),
    src.replace('.png', ''),
    src.toUpperCase().replace('/IMAGES/', '/images/'),
    `/images/${'a'.repeat(64)}-6x4.png`,
    '/images/..%2f..%2fapi%2fme',
  ])
    expect([address, (await looksAt(address)).status]).toEqual([address, 404]);
});
