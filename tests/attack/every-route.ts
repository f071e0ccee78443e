// Every route of the server by name, with a request that it would carry out for a chief, and who may ask it from where. A
// route that is in no list here fails the walk until somebody has placed it.
import { randomUUID } from 'node:crypto';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import { png } from '../fixtures/images.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';
import { type Answer, send } from '../http/scene.ts';
import type { Route } from './routes.ts';

/** Where a hook can be sent without leaving this computer. */
const NOBODY_THERE = 'http://127.0.0.1:1';
const LINK = { token: 'x'.repeat(40) };
const NEWCOMER = { ...LINK, name: 'Mallory', handle: 'mallory', password: 'correct horse battery' };
const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';

/** What nobody has to say who they are for, and from wherever: nothing of the newsroom is in it. */
export const PUBLIC: readonly string[] = [
  ...['get /healthz', 'get /readyz', 'get /metrics'],
  ...['get /api/openapi.json', 'get /api/docs', 'get /api/docs/open.js', 'get /api/docs/page.css'],
  ...['get /api/docs/swagger-ui-bundle.js', 'get /api/docs/swagger-ui.css'],
];

/** The door itself: for whoever has no session, on our own pages. */
export const DOOR: readonly string[] = [
  ...['get /api/door', 'get /api/demo/people', 'post /api/demo/sign-in', 'post /api/sign-in'],
  ...['post /api/sign-out', 'post /api/links/look', 'post /api/set-up', 'post /api/invitations/accept'],
  'post /api/resets/use',
];

/** What a mail or another page may link to. */
export const LINKED: readonly string[] = [
  'get /editions/:draftId/:number',
  'get /editions/:draftId/:number/export/:format',
  'get /api/drafts/:draftId/export/:format',
  'get /images/:name',
];

/** Read on our own pages only, by whoever is signed in, and by programs. */
export const READ: readonly string[] = [
  ...['get /api/me', 'get /api/people', 'get /api/drafts', 'get /api/drafts/:draftId'],
  ...[
    'get /api/drafts/:draftId/review',
    'get /api/drafts/:draftId/events',
    'get /api/drafts/:draftId/timeline',
  ],
  ...['get /api/drafts/:draftId/editions', 'get /api/drafts/:draftId/editions/:number'],
  ...['get /api/search', 'get /api/board/done', 'get /api/house-style', 'get /api/tokens', 'get /api/hooks'],
  ...['get /api/hooks/:hookId/deliveries', 'get /api/me/account', 'get /api/me/sessions'],
  ...['get /api/accounts', 'get /api/accounts/history', 'get /api/invitations'],
];

type Body = { readonly type: string; readonly body: string | Uint8Array };
const json = (said: object): Body => ({ type: JSON_TYPE, body: JSON.stringify(said) });
const NOTHING = json({});

/** What each route that changes something is sent. */
export const CHANGES: Readonly<Record<string, (house: Walked) => Body>> = {
  'post /api/images': () => ({ type: BYTES_TYPE, body: png({ width: 7, height: 5 }) }),
  'post /api/imports': () => ({ type: DOCX_TYPE, body: Buffer.from('PK') }),
  'post /api/commands/:name': ({ draftId }) =>
    json({ id: randomUUID(), payload: { draftId, slug: 'stolen' } }),
  'post /api/house-style': () => json({ quotes: 'german', language: 'de' }),
  'post /api/tokens': () => json({ name: 'stolen', scopes: ['read', 'write'], days: null }),
  'post /api/tokens/:tokenId/revoke': () => NOTHING,
  'post /api/hooks': () => json({ url: NOBODY_THERE, types: ['draft.moved'], words: true }),
  'post /api/hooks/:hookId/test': () => NOTHING,
  'post /api/hooks/:hookId/again': () => NOTHING,
  'post /api/hooks/:hookId/remove': () => NOTHING,
  'post /api/demo/sign-in': () => json({ handle: 'ann' }),
  'post /api/sign-in': () => json({ email: 'ann@post.example', password: 'correct horse battery' }),
  'post /api/sign-out': () => NOTHING,
  'post /api/links/look': () => json(LINK),
  'post /api/set-up': () => json({ ...NEWCOMER, email: 'mallory@post.example' }),
  'post /api/invitations/accept': () => json({ ...NEWCOMER, email: 'mallory@post.example' }),
  'post /api/resets/use': () => json({ ...LINK, password: 'correct horse battery' }),
  'post /api/me/name': () => json({ name: 'Stolen' }),
  'post /api/me/password': () => json({ current: 'correct horse battery', next: 'battery horse correct' }),
  'post /api/me/sessions/end': () => json({ session: 'x' }),
  'post /api/me/sessions/end-others': () => NOTHING,
  'post /api/accounts/:id/place': () => json({ role: 'chief', desks: [] }),
  'post /api/accounts/:id/disable': () => NOTHING,
  'post /api/accounts/:id/enable': () => NOTHING,
  'post /api/accounts/:id/reset-link': () => NOTHING,
  'post /api/invitations': () => json({ role: 'chief' }),
  'post /api/invitations/:id/revoke': () => NOTHING,
};

export type Walked = Awaited<ReturnType<typeof openWalked>>;

/** A newsroom that has one of everything: a draft, its edition, a picture, a token, a hook, an invitation. */
export async function openWalked() {
  const app = await openApp({ hooksTo: [NOBODY_THERE] });
  const [ann, cleo] = [await app.hires('ann', 'writer'), await app.hires('cleo', 'chief')];
  const draftId = await app.makes(ann, 'Harbour plan\n\nTwelve cranes came.');
  const cookie = await app.cookieOf(cleo);
  const page = Program.withCookie(app.address, cookie);
  const asked = async (path: string, body: object): Promise<Record<string, never>> => {
    const answer = await page.posts(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, never>;
  };
  const command = (name: string, said: object) =>
    asked(`/commands/${name}`, { id: randomUUID(), payload: { draftId, ...said } });
  await command('draft.move', { to: 'review' });
  await command('draft.move', { to: 'ready' });
  const { textVersion } = (await page.reads(`/drafts/${draftId}`)).body as { readonly textVersion: number };
  await command('draft.publish', { textVersion });
  await command('draft.reopen', { reason: 'Thirteen.' });
  const { token, secret } = await asked('/tokens', { name: 'cms', scopes: ['read', 'write'], days: null });
  const { hook } = await asked('/hooks', { url: NOBODY_THERE, types: ['draft.moved'] });
  const { invitation } = await asked('/invitations', { role: 'chief' });
  const ids = { token: idIn(token), hook: idIn(hook), invitation: idIn(invitation) };
  const port = Number(new URL(app.address).port);
  const brought = await send({
    ...{ port, path: '/api/images', method: 'POST', body: png({ width: 6, height: 4 }) },
    headers: { host: `127.0.0.1:${port}`, origin: app.address, 'content-type': BYTES_TYPE, cookie },
  });
  const { src } = brought.json() as { readonly src: string };
  return { ...app, ann, cleo, cookie, draftId, secret: String(secret), ids, picture: src, port };
}

function idIn(made: unknown): string {
  if (typeof made === 'object' && made !== null && 'id' in made) return String(made.id);
  throw new Error('Nothing was made.');
}

/** The route's address, its parts filled in so that it leads somewhere. */
export function addressOf(route: Route, house: Walked): string {
  const { draftId, ids, picture, ann } = house;
  const isAccount = route.path.startsWith('/api/accounts/');
  const parts: Readonly<Record<string, string>> = {
    ...{ draftId, number: '1', format: 'md', tokenId: ids.token, hookId: ids.hook },
    id: isAccount ? ann.id : ids.invitation,
    name: route.path.startsWith('/images/') ? picture.replace('/images/', '') : 'draft.rename',
  };
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`Nobody knows what stands for :${name} in ${route.path}.`);
    return part;
  });
  if (route.path === '/api/imports') return `${path}?id=${randomUUID()}`;
  if (route.path === '/api/search') return `${path}?q=cranes`;
  if (route.path === '/api/board/done') return `${path}?changedAt=2099-01-01T00:00:00.000Z&id=${draftId}`;
  return path;
}

type Sending = { readonly method: string; readonly headers?: Record<string, string> } & Partial<Body>;

/** As a browser with our page open sends it, unless a header says otherwise; an empty one is left out. */
export function sendTo(
  house: Walked,
  path: string,
  { method, headers = {}, type, body }: Sending,
): Promise<Answer> {
  const { port, address } = house;
  const length = String(Buffer.byteLength(body ?? ''));
  const sent = type && { origin: address, 'content-type': type, 'content-length': length };
  const ours = { host: `127.0.0.1:${port}`, ...sent };
  return send({ port, path, method, headers: { ...ours, ...headers }, body });
}

/** All that is kept, as text: what changed nothing leaves it as it was. */
export function kept({ database }: Walked): string {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  return tables
    .map(({ name }) => JSON.stringify([name, database.prepare(`SELECT * FROM "${String(name)}"`).all()]))
    .join('\n');
}
