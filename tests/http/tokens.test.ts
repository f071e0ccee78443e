/** Personal tokens: told once, kept hashed, within their scopes and their person's rights of that moment, and never with a cookie. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rooms } from '../../server/rooms/rooms.ts';
import { madeTokenSchema, type Scope, tokensSchema } from '../../shared/api/tokens.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';

const DAY = 24 * 60 * 60 * 1_000;

async function newsroom(parts: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(parts);
  const ann = await app.hires('ann');
  const page = Program.withCookie(app.address, await app.cookieOf(ann));
  const makes = async (scopes: readonly Scope[], days: number | null = null) => {
    const answer = await page.posts('/tokens', { name: 'script', scopes, days });
    const { token, secret } = madeTokenSchema.parse(answer.body);
    return { token, secret, program: Program.withToken(app.address, secret) };
  };
  const listed = async () => tokensSchema.parse((await page.reads('/tokens')).body).tokens;
  return {
    ...app,
    ann,
    page,
    makesToken: makes,
    listed,
    draftId: await app.makes(ann, 'The ferry is late\n\nIt left at nine.'),
  };
}

describe('a token', () => {
  it('is told once, and kept so that nobody reads it from the database', async () => {
    const { makesToken, page, folder } = await newsroom();
    const { secret, program } = await makesToken(['read']);
    expect(secret).toMatch(/^gly_[0-9a-f]{48}$/);
    expect((await program.reads('/me')).status).toBe(200);
    expect(JSON.stringify((await page.reads('/tokens')).body)).not.toContain(secret.slice(4));
    const kept = readdirSync(folder).filter((name) => name.startsWith('galley.db'));
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) expect(readFileSync(join(folder, name)).includes(secret.slice(4))).toBe(false);
  });

  it('needs no Origin and asks as its person', async () => {
    const { makesToken, ann } = await newsroom();
    const { program } = await makesToken(['read', 'write']);
    expect((await program.reads('/me')).body).toMatchObject({ id: ann.id });
    const made = await program.asks('draft.create', { content: { format: 'text', text: 'The quay' } });
    expect(made.status).toBe(200);
    expect((await program.reads('/drafts')).body).toMatchObject({
      drafts: expect.arrayContaining([expect.objectContaining({ headline: 'The quay', owner: ann.id })]),
    });
  });

  it('does a command once, however often it is sent', async () => {
    const { makesToken, draftId } = await newsroom();
    const { program } = await makesToken(['write']);
    const [id, said] = [randomUUID(), { draftId, anchor: null, text: 'Once.' }];
    const first = await program.asks('comment.make', said, id);
    expect((await program.asks('comment.make', said, id)).body).toEqual(first.body);
  });

  it('may never come together with a cookie, even of the same person', async () => {
    const { makesToken, address, cookieOf, ann } = await newsroom();
    const { secret } = await makesToken(['read', 'write']);
    const cookie = await cookieOf(ann);
    const both = new Program(address, { authorization: `Bearer ${secret}`, cookie, origin: address });
    expect(await both.reads('/me')).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const said = await both.asks('draft.create', { content: { format: 'empty' } });
    expect(said).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });

  it('does not lend a foreign page the session: a cookie without our Origin stays refused', async () => {
    const { address, cookieOf, ann } = await newsroom();
    const foreign = new Program(address, { cookie: await cookieOf(ann), authorization: 'Basic eDp5' });
    const asked = await foreign.asks('draft.create', { content: { format: 'empty' } });
    expect(asked).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('sends JSON like everybody', async () => {
    const { makesToken } = await newsroom();
    const { program } = await makesToken(['write']);
    const headers = { 'content-type': 'text/plain' };
    const asked = await program.sends('/commands/draft.create', { method: 'POST', headers, body: {} });
    expect(asked).toMatchObject({ status: 403, body: { detail: 'Send it as application/json.' } });
  });

  it.each([
    ['unknown', `gly_${'0'.repeat(48)}`],
    ['of another shape', 'gly_1'],
    ['of somebody else’s making', 'ghp_0123456789'],
    ['empty', ''],
  ])('that is %s is answered like any other that does not stand', async (_, secret) => {
    const { address } = await newsroom();
    const answer = await Program.withToken(address, secret).reads('/me');
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Galley"']);
    expect(answer.body).toMatchObject({
      code: 'signed-out',
      detail: 'This token does not stand here (any more).',
    });
  });

  it('ends when it is revoked, at once, and only by its own person', async () => {
    const { makesToken, address, cookieOf, hires, page, listed } = await newsroom();
    const { token, program } = await makesToken(['read']);
    const bob = Program.withCookie(address, await cookieOf(await hires('bob', 'chief')));
    expect((await bob.posts(`/tokens/${token.id}/revoke`, {})).status).toBe(404);
    expect((await program.reads('/me')).status).toBe(200);
    expect((await page.posts(`/tokens/${token.id}/revoke`, {})).status).toBe(200);
    expect((await program.reads('/me')).status).toBe(401);
    expect(await listed()).toEqual([]);
  });

  it('ends with its person: disabled, their programs are strangers at once', async () => {
    const { makesToken, ann, disables } = await newsroom();
    const { program } = await makesToken(['read', 'write']);
    await disables(ann);
    expect((await program.reads('/me')).status).toBe(401);
    expect((await program.asks('draft.create', { content: { format: 'empty' } })).status).toBe(401);
  });

  it('may what its person may at that moment', async () => {
    const { makesToken, ann, places, draftId } = await newsroom();
    const { program } = await makesToken(['read', 'write']);
    const says = () => program.asks('comment.make', { draftId, anchor: null, text: 'Look.' });
    expect((await says()).status).toBe(200);
    await places(ann, { role: 'reader', desks: [] });
    expect(await says()).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('expires by the server’s clock', async () => {
    const clock = new HandClock();
    const { tokens, ann, address } = await newsroom({ clock });
    const made = tokens.make(ann.id, { name: 'for a week', scopes: ['read'], days: 7 });
    if ('code' in made) throw new Error(made.message);
    const program = Program.withToken(address, made.secret);
    clock.passes(7 * DAY - 1);
    expect((await program.reads('/me')).status).toBe(200);
    clock.passes(1);
    expect((await program.reads('/me')).status).toBe(401);
  });

  it('shows when it was last used, within a minute', async () => {
    const clock = new HandClock();
    const { makesToken, listed } = await newsroom({ clock });
    const { program } = await makesToken(['read']);
    const used = async () => (await listed())[0]?.usedAt;
    expect(await used()).toBeNull();
    clock.passes(5_000);
    await program.reads('/me');
    const first = await used();
    expect(first).toBe(new Date(clock.now()).toISOString());
    clock.passes(59_000);
    await program.reads('/me');
    expect(await used()).toBe(first);
    clock.passes(2_000);
    await program.reads('/me');
    expect(await used()).toBe(new Date(clock.now()).toISOString());
  });

  it('is one of twenty at most', async () => {
    const { makesToken, page, tokens, ann } = await newsroom();
    for (let made = 0; made < 20; made++) tokens.make(ann.id, { name: 'one', scopes: ['read'], days: null });
    const more = await page.posts('/tokens', { name: 'one more', scopes: ['read'], days: null });
    expect(more).toMatchObject({ status: 413, body: { code: 'too-large' } });
    await expect(makesToken(['read'])).rejects.toThrow();
  });

  it.each([
    { name: '', scopes: ['read'], days: null },
    { name: 'x', scopes: [], days: null },
    { name: 'x', scopes: ['admin'], days: null },
    { name: 'x', scopes: ['read'], days: 0 },
    { name: 'x' },
  ])('cannot be made of nonsense: %j', async (body) => {
    const { page } = await newsroom();
    expect(await page.posts('/tokens', body)).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });
});

describe('each door by each key', () => {
  const KEYS = ['read', 'write', 'both', 'cookie', 'nobody'] as const;
  const READ = { read: 200, write: 403, both: 200, cookie: 200, nobody: 401 };
  const WRITE = { read: 403, write: 200, both: 200, cookie: 200, nobody: 401 };
  const SESSION = { read: 403, write: 403, both: 403, cookie: 200, nobody: 401 };
  const NOT_FOR_TOKENS = { read: 403, write: 403, both: 403, cookie: 200, nobody: 403 };
  type Statuses = Record<(typeof KEYS)[number], number>;
  const DOORS: readonly (readonly [string, string, Statuses])[] = [
    ['GET', '/me', READ],
    ['GET', '/people', READ],
    ['GET', '/drafts', READ],
    ['GET', '/drafts/:draft', READ],
    ['GET', '/drafts/:draft/review', READ],
    ['GET', '/drafts/:draft/events', READ],
    ['GET', '/drafts/:draft/editions', READ],
    ['GET', '/drafts/:draft/editions/1', READ],
    ['POST', '/commands/comment.make', WRITE],
    ['GET', '/tokens', SESSION],
    ['POST', '/tokens', SESSION],
    ['POST', '/sign-out', NOT_FOR_TOKENS],
  ];

  it.each(KEYS)('as the table says, by %s', async (key) => {
    const { makesToken, page, address, app, draftId, places, ann } = await newsroom();
    await places(ann, { role: 'chief', desks: [] });
    await publishes(app, ann.id, draftId);
    const keys: Record<(typeof KEYS)[number], Program> = {
      read: (await makesToken(['read'])).program,
      write: (await makesToken(['write'])).program,
      both: (await makesToken(['read', 'write'])).program,
      cookie: page,
      nobody: new Program(address, {}),
    };
    const bodies: Record<string, unknown> = {
      '/commands/comment.make': { id: randomUUID(), payload: { draftId, anchor: null, text: 'Hm.' } },
      '/tokens': { name: 'another', scopes: ['read'], days: null },
      '/sign-out': {},
    };
    const program = keys[key];
    const origin: Record<string, string> = key === 'nobody' ? { origin: address } : {};
    for (const [method, path, statuses] of DOORS) {
      const asked = {
        method,
        ...(path !== '/sign-out' && { headers: origin }),
        ...(method === 'POST' && { body: bodies[path] }),
      };
      const answer = await program.sends(path.replace(':draft', draftId), asked);
      expect([method, path, answer.status]).toEqual([method, path, statuses[key]]);
    }
  });
});

async function publishes(app: { rooms: Rooms }, by: PersonId, draftId: DraftId): Promise<void> {
  const ask = (name: string, payload: object) =>
    app.rooms.ask(by, { id: randomUUID(), name, payload: { draftId, ...payload } });
  for (const to of ['review', 'ready']) await ask('draft.move', { to });
  const reading = await app.rooms.read(draftId);
  if (!reading.ok) throw new Error('It cannot be read.');
  yes(await ask('draft.publish', { textVersion: reading.textVersion }));
}
