/** The API’s document: every route and every command is in it, and what the server answers is what it says. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiRoutes } from '../../server/http/api-routes.ts';
import { PROBLEMS } from '../../shared/api/problem.ts';
import { commands } from '../../shared/commands.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';

const operationSchema = z.looseObject({
  security: z.array(z.record(z.string(), z.array(z.string()))),
  requestBody: z.unknown().optional(),
  responses: z.looseObject({
    200: z.object({
      description: z.string(),
      content: z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) }),
    }),
  }),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.1'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
type Document = z.infer<typeof documentSchema>;

/** Where a hook can be sent without leaving this computer. */
const NOBODY_THERE = 'http://127.0.0.1:1';

/** For our own pages only, with a session or none: nothing a program could use; and files, which have no schema. */
const OUR_PAGES = [
  'get /drafts/:draftId/export/:format',
  ...['get /door', 'post /sign-in', 'post /sign-out', 'post /set-up', 'get /openapi.json', 'get /docs'],
  ...['get /accounts', 'get /invitations', 'post /invitations'],
];
const OUR_PAGES_BELOW = [
  '/demo',
  '/images',
  '/imports',
  '/me',
  '/accounts',
  '/invitations',
  '/links',
  '/resets',
];

async function described() {
  const app = await openApp({ hooksTo: [NOBODY_THERE] });
  const nobody = new Program(app.address, {});
  return { ...app, document: documentSchema.parse((await nobody.reads('/openapi.json')).body) };
}

/** The named schema of the document, compiled by itself: with all that it refers to, and nothing of ours. */
function compiled({ components }: Document, name: string): z.ZodType {
  const all = JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: JSON.parse(all) });
}

it('every route of the API is described, or is for our own pages', async () => {
  const { document } = await described();
  const known = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const routes = served();
  expect(routes).toEqual(expect.arrayContaining(['get /drafts', 'post /demo/sign-in', 'post /sign-out']));
  for (const route of routes) {
    const isCommand = route === 'post /commands/:name';
    const [, path = ''] = route.split(' ');
    const isOurs =
      OUR_PAGES.some((ours) => route === ours || route.startsWith(`${ours}/`)) ||
      OUR_PAGES_BELOW.some((below) => path.startsWith(`${below}/`));
    expect([route, isCommand || isOurs || known.includes(route)]).toEqual([route, true]);
  }
});

it('whatever is described is served', async () => {
  const { document, address } = await described();
  const nobody = new Program(address, { origin: address });
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      const body = method === 'post' ? { body: {} } : {};
      const asked = path.replace(/\{\w+\}/g, 'A'.repeat(22));
      const answer = await nobody.sends(asked, { method: method.toUpperCase(), ...body });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
});

it('every command is described with its own schema', async () => {
  const { document } = await described();
  for (const name of Object.keys(commands)) {
    const operation = document.paths[`/commands/${name}`]?.['post'];
    expect(JSON.stringify(operation?.requestBody)).toContain(`"#/components/schemas/${name}"`);
    expect(operation?.security).toEqual([{ token: ['write'] }, { session: [] }]);
  }
  expect(Object.keys(document.paths).filter((path) => path.startsWith('/commands/'))).toHaveLength(
    Object.keys(commands).length,
  );
});

it('every reference leads somewhere, and no schema is left unsaid', async () => {
  const { document } = await described();
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
  expect(refs.length).toBeGreaterThan(50);
  for (const ref of refs) {
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined), document);
    expect([ref, typeof found]).toEqual([ref, 'object']);
  }
  const { NewAnchor } = document.components.schemas;
  expect(NewAnchor).toMatchObject({ properties: { tight: { type: 'array' }, around: { type: 'array' } } });
});

it('what a story is answered is what the document says', async () => {
  const { document, address, hires, cookieOf, tokens } = await described();
  const cleo = await hires('cleo', 'chief');
  const made = tokens.make(cleo.id, { name: 'cms', scopes: ['read', 'write'], days: 30 });
  if ('code' in made) throw new Error(made.message);
  const cms = Program.withToken(address, made.secret);
  const page = Program.withCookie(address, await cookieOf(cleo));
  const seen = new Set<string>();

  /** One request, its answer judged by what the document says of this very address. */
  async function tells(by: Program, path: string, described: string, body?: unknown): Promise<unknown> {
    const method = body === undefined ? 'get' : 'post';
    const answer = await by.sends(path, {
      method: method.toUpperCase(),
      ...(body !== undefined && { body }),
    });
    const said = document.paths[described]?.[method]?.responses[200].content['application/json'].schema.$ref;
    const name = answer.status === 200 ? (said?.split('/').at(-1) ?? '') : 'Problem';
    const read = compiled(document, name).safeParse(answer.body);
    expect([path, answer.status, read.error?.issues ?? []]).toEqual([path, answer.status, []]);
    if (answer.status === 200) seen.add(`${method} ${described}`);
    return answer.body;
  }
  const asks = (name: keyof typeof commands, payload: object) =>
    tells(cms, `/commands/${name}`, `/commands/${name}`, { id: crypto.randomUUID(), payload });

  const text = '# The ferry is late\n\nIt **left** at [nine](https://example.org/).\n\n- one\n- two';
  const draftId = z
    .object({ draftId: z.string() })
    .parse(await asks('draft.create', { content: { format: 'markdown', text } })).draftId;
  const thread = z
    .object({ seq: z.number() })
    .parse(await asks('comment.make', { draftId, anchor: null, text: 'Hm.' })).seq;
  await asks('thread.reply', { draftId, thread, text: 'What?' });
  await asks('comment.close', { draftId, thread });
  await asks('thread.reopen', { draftId, thread });
  await asks('draft.publish', { draftId, textVersion: 0 });
  for (const to of ['review', 'ready']) await asks('draft.move', { draftId, to });
  const { textVersion } = z
    .object({ textVersion: z.number() })
    .parse(await tells(cms, `/drafts/${draftId}`, '/drafts/{draftId}'));
  await asks('draft.publish', { draftId, textVersion });
  for (const rest of ['', '/review', '/events', '/timeline', '/editions'])
    await tells(cms, `/drafts/${draftId}${rest}`, `/drafts/{draftId}${rest}`);
  await tells(cms, `/drafts/${draftId}/editions/1`, '/drafts/{draftId}/editions/{number}');
  for (const path of ['/me', '/people', '/drafts', '/house-style']) await tells(cms, path, path);
  await tells(cms, '/search?q=ferry', '/search');
  await tells(cms, `/board/done?changedAt=2026-11-28T00:00:00.000Z&id=${draftId}`, '/board/done');
  await tells(page, '/house-style', '/house-style', { quotes: 'german', language: 'de' });
  await tells(page, '/tokens', '/tokens', { name: 'x', scopes: ['read'], days: null });
  await tells(page, '/tokens', '/tokens');
  await tells(page, `/tokens/${made.token.id}/revoke`, '/tokens/{tokenId}/revoke', {});

  const hook = z
    .object({ hook: z.object({ id: z.string() }) })
    .parse(await tells(page, '/hooks', '/hooks', { url: NOBODY_THERE, types: ['draft.published'] })).hook.id;
  for (const act of ['test', 'again'])
    await tells(page, `/hooks/${hook}/${act}`, `/hooks/{hookId}/${act}`, {});
  await tells(page, `/hooks/${hook}/deliveries`, '/hooks/{hookId}/deliveries');
  await tells(page, '/hooks', '/hooks');
  await tells(page, `/hooks/${hook}/remove`, '/hooks/{hookId}/remove', {});

  const reads = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const unheard = reads.filter((one) => !one.includes('/commands/') && !seen.has(one));
  expect(unheard).toEqual([]);
});

it('a document that says otherwise is caught', async () => {
  const { document } = await described();
  const person = { id: 'a', handle: 'ann', name: 'Ann', role: 'writer', desks: [] };
  expect(compiled(document, 'Person').safeParse(person).success).toBe(true);
  expect(compiled(document, 'Person').safeParse({ ...person, role: 'king' }).success).toBe(false);
  expect(compiled(document, 'People').safeParse({ people: [{ ...person, id: 1 }] }).success).toBe(false);
});

it('the page to read it on is our own, with a place for every kind of refusal', async () => {
  const { address } = await openApp();
  const page = await fetch(`${address}/api/docs`);
  const html = await page.text();
  expect(html).not.toMatch(/<script(?![^>]* src="\/api\/docs\/)|style="|https?:/);
  for (const code of Object.keys(PROBLEMS)) expect(html).toContain(`id="problem-${code}"`);
  for (const [, path] of html.matchAll(/(?:src|href)="(\/api\/[^"]+)"/g))
    expect([path, (await fetch(address + path)).status]).toEqual([path, 200]);
});

type Layer = ReturnType<typeof apiRoutes>['stack'][number];

/** Every route that Express has below /api, as `method path`. Nothing of them is asked, so nothing stands behind them. */
function served(): readonly string[] {
  const nothing = { accounts: { people: {} } } as Parameters<typeof apiRoutes>[0];
  return apiRoutes(nothing).stack.flatMap((layer) => routesIn(layer, ''));
}

function routesIn(layer: Layer, above: string): readonly string[] {
  const { route, handle } = layer;
  if (route) return route.stack.slice(-1).map(({ method }) => `${method} ${above}${route.path}`);
  if (!('stack' in handle)) return [];
  const below = Reflect.get(layer, 'match').call(layer, '/nowhere') ? '' : (prefixOf(layer) ?? '/?');
  return (handle.stack as Layer[]).flatMap((one) => routesIn(one, above + below));
}

function prefixOf(layer: Layer): string | undefined {
  return OUR_PAGES_BELOW.find((prefix) => Reflect.get(layer, 'match').call(layer, prefix));
}
