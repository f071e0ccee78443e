/** The webhooks’ doors: chiefs on our own pages, nobody else by any key; what they are told never holds a secret twice. */
import { describe, expect, it } from 'vitest';
import { deliveriesSchema, hooksSchema, madeHookSchema } from '../../shared/api/hooks.ts';
import { ROLES } from '../../shared/newsroom.ts';
import { until } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';
import { Receiver } from '../hooks/receiver.ts';

const HOOK = { url: 'https://cms.example.org/hook', types: ['draft.published'] };

describe('each door of the webhooks', () => {
  const DOORS = [
    ['GET', '/hooks', undefined, 200],
    ['POST', '/hooks', HOOK, 200],
    ['GET', '/hooks/nothing/deliveries', undefined, 404],
    ['POST', '/hooks/nothing/test', {}, 404],
    ['POST', '/hooks/nothing/again', {}, 404],
    ['POST', '/hooks/nothing/remove', {}, 404],
  ] as const;

  it.each(ROLES)('is for chiefs: %s', async (role) => {
    const { hires, cookieOf, address } = await openApp();
    const page = Program.withCookie(address, await cookieOf(await hires('gus', role)));
    for (const [method, path, body, status] of DOORS) {
      const answer = await page.sends(path, { method, ...(body && { body }) });
      expect([path, answer.status]).toEqual([path, role === 'chief' ? status : 403]);
    }
  });

  it('is opened by no token, not even a chief’s, and by no page that is not ours', async () => {
    const { hires, cookieOf, address, tokens } = await openApp();
    const cleo = await hires('cleo', 'chief');
    const made = tokens.make(cleo.id, { name: 'all', scopes: ['read', 'write'], days: null });
    if ('code' in made) throw new Error(made.message);
    const token = Program.withToken(address, made.secret);
    const foreign = new Program(address, {
      cookie: await cookieOf(cleo),
      origin: 'https://evil.example.org',
    });
    for (const [method, path, body] of DOORS) {
      const sent = { method, ...(body && { body }) };
      expect([path, (await token.sends(path, sent)).status]).toEqual([path, 403]);
      if (method === 'POST') expect([path, (await foreign.sends(path, sent)).status]).toEqual([path, 403]);
    }
  });

  it('is shut to whoever was a chief until a moment ago', async () => {
    const { hires, cookieOf, address, places } = await openApp();
    const cleo = await hires('cleo', 'chief');
    const page = Program.withCookie(address, await cookieOf(cleo));
    expect((await page.posts('/hooks', HOOK)).status).toBe(200);
    await places(cleo, { role: 'editor', desks: [] });
    expect((await page.posts('/hooks', HOOK)).status).toBe(403);
  });
});

it('a hook hears of a command as soon as it is on disk, and its secret is told once', async () => {
  const receiver = await Receiver.open();
  const { hires, cookieOf, address, makes } = await openApp({ hooksTo: [receiver.origin] });
  const cleo = await hires('cleo', 'chief');
  const page = Program.withCookie(address, await cookieOf(cleo));
  const asked = { url: receiver.origin, types: ['draft.created', 'comment.made'], words: true };
  const { hook, secret } = madeHookSchema.parse((await page.posts('/hooks', asked)).body);
  const draftId = await makes(cleo, 'The ferry is late');
  await page.asks('comment.make', { draftId, anchor: null, text: 'Ten, the log says.' });
  await until(() => receiver.messages.length === 2, 'both have come');
  expect(receiver.messages.map(({ type }) => type)).toEqual(['draft.created', 'comment.made']);
  expect(receiver.messages[1]?.data).toMatchObject({
    draftId,
    by: cleo.id,
    payload: { text: 'Ten, the log says.' },
  });
  const listed = hooksSchema.parse((await page.reads('/hooks')).body);
  expect(listed.hooks[0]).toMatchObject({ id: hook.id, words: true, madeBy: cleo.id });
  const log = await page.reads(`/hooks/${hook.id}/deliveries`);
  expect(deliveriesSchema.parse(log.body).deliveries).toHaveLength(2);
  expect(JSON.stringify([listed, log.body])).not.toContain(secret);
});

it.each([
  'http://example.org/',
  'https://127.0.0.1/',
  'https://[::ffff:10.0.0.1]/',
  'https://169.254.169.254/',
  'ftp://x',
])('is not made for an address where hooks do not go: %s', async (url) => {
  const { hires, cookieOf, address } = await openApp();
  const page = Program.withCookie(address, await cookieOf(await hires('cleo', 'chief')));
  expect(await page.posts('/hooks', { ...HOOK, url })).toMatchObject({
    status: 400,
    body: { code: 'invalid' },
  });
});
