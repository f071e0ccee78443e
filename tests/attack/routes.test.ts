/** One walk over every route that the server has: what may be asked from where, by whom, and how. */
import { expect, test } from 'vitest';
import { refusalIn } from '../../shared/api/problem.ts';
import type { Answer } from '../http/scene.ts';
import {
  addressOf,
  CHANGES,
  DOOR,
  kept,
  LINKED,
  openWalked,
  PUBLIC,
  READ,
  sendTo,
  type Walked,
} from './every-route.ts';
import { nameOf, type Route, routesOf } from './routes.ts';

const EVIL = 'https://evil.example.org';
const LINK = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' };

async function walked(): Promise<{ readonly house: Walked; readonly routes: readonly Route[] }> {
  const house = await openWalked();
  return { house, routes: await routesOf(house.address) };
}

const isReading = ({ method }: Route): boolean => method === 'get';
const codeIn = (answer: Answer): string =>
  answer.headers['content-type']?.startsWith('application/problem+json')
    ? (refusalIn(answer.json())?.code ?? 'no code')
    : String(answer.status);
const named = (answers: readonly (readonly [string, string])[]) => Object.fromEntries(answers);

/** The answers of these routes, one after the other, by name. */
async function answersOf(
  routes: readonly Route[],
  ask: (route: Route) => Promise<Answer>,
): Promise<Record<string, string>> {
  const answers: [string, string][] = [];
  for (const route of routes) answers.push([nameOf(route), codeIn(await ask(route))]);
  return named(answers);
}

const all = (routes: readonly Route[], code: string) => named(routes.map((route) => [nameOf(route), code]));

test('every route has its place in one list', async () => {
  const { routes } = await walked();
  const known = [...PUBLIC, ...LINKED, ...READ, ...DOOR.filter((name) => name.startsWith('get '))];
  const places = [...known, ...Object.keys(CHANGES)].toSorted();
  expect([...new Set(routes.map(nameOf))].toSorted()).toEqual(places);
  expect(new Set(places).size).toBe(places.length);
});

test('what changes something is refused to every page that is not ours, and to every form, and nothing is changed', async () => {
  const { house, routes } = await walked();
  const changing = routes.filter((route) => !isReading(route));
  const asked = (route: Route, headers: Record<string, string>) =>
    sendTo(house, addressOf(route, house), {
      ...{ method: 'POST', headers: { cookie: house.cookie, ...headers } },
      ...CHANGES[nameOf(route)]?.(house),
    });
  const before = kept(house);
  const attacks: readonly (readonly [string, Record<string, string>])[] = [
    ['a foreign page', { origin: EVIL }],
    ['a foreign page that a link led to', { origin: EVIL, ...LINK }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['nobody who says where they are', { origin: '' }],
    ['nobody from elsewhere', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['nobody from a neighbour', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['a form of text', { 'content-type': 'text/plain' }],
    ['a form of fields', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a page that says no type', { 'content-type': '' }],
  ];
  for (const [who, headers] of attacks) {
    const answers = await answersOf(changing, (route) => asked(route, headers));
    // Signing out takes no body, so it has no type either: where it comes from is all there is to judge.
    expect([who, answers]).toEqual([who, all(changing, 'forbidden')]);
  }
  expect(kept(house)).toBe(before);
});

test('what changes something is done for our own page, so that nothing but the border stood in the way', async () => {
  const { house, routes } = await walked();
  // Whoever is disabled or signed out asks for nothing more, so these come last.
  const last = ['post /api/sign-out', 'post /api/demo/sign-in'];
  const changing = routes.filter((route) => !isReading(route));
  const ordered = changing.toSorted((a, b) => last.indexOf(nameOf(a)) - last.indexOf(nameOf(b)));
  const answers = await answersOf(ordered, (route) =>
    sendTo(house, addressOf(route, house), {
      ...{ method: 'POST', headers: { cookie: house.cookie } },
      ...CHANGES[nameOf(route)]?.(house),
    }),
  );
  expect(answers).toEqual({
    ...all(changing, '200'),
    'post /api/imports': 'unreadable',
    'post /api/sign-in': 'no-match',
    'post /api/links/look': 'not-found',
    'post /api/set-up': 'link-dead',
    'post /api/invitations/accept': 'not-found',
    'post /api/resets/use': 'not-found',
    // The demo's people have no passwords.
    'post /api/me/password': 'forbidden',
    'post /api/accounts/:id/reset-link': 'forbidden',
    'post /api/me/sessions/end': 'not-found',
  });
});

test('what is read is not read, timed or embedded by another page', async () => {
  const { house, routes } = await walked();
  const reading = routes.filter((route) => isReading(route) && !PUBLIC.includes(nameOf(route)));
  const from = (headers: Record<string, string>) => (route: Route) =>
    sendTo(house, addressOf(route, house), { method: 'GET', headers: { cookie: house.cookie, ...headers } });
  for (const site of ['cross-site', 'same-site'])
    for (const [mode, dest] of [
      ['no-cors', 'image'],
      ['no-cors', 'script'],
      ['cors', 'empty'],
      ['navigate', 'iframe'],
      ['navigate', 'embed'],
      ['websocket', 'websocket'],
    ] as const) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
      expect([headers, await answersOf(reading, from(headers))]).toEqual([
        headers,
        all(reading, 'forbidden'),
      ]);
    }
  for (const origin of [EVIL, 'null', 'http://127.0.0.1:1'])
    expect(await answersOf(reading, from({ origin }))).toEqual(all(reading, 'forbidden'));
  const ours = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
  expect(await answersOf(reading, from(ours))).toEqual(all(reading, '200'));
});

test('a link in a mail opens what links are for, and asks whoever is signed out to sign in first', async () => {
  const { house, routes } = await walked();
  const linked = routes.filter((route) => LINKED.includes(nameOf(route)));
  const pages = ['/', `/drafts/${house.draftId}`, '/newsroom', '/you'];
  const follow = (path: string, cookie: string) =>
    sendTo(house, path, { method: 'GET', headers: { ...LINK, cookie } });
  for (const path of [...linked.map((route) => addressOf(route, house)), ...pages]) {
    expect([path, (await follow(path, house.cookie)).status]).toEqual([path, 200]);
    const stranger = await follow(path, '');
    const signIn = path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;
    expect([path, stranger.status, stranger.headers.location]).toEqual([path, 302, signIn]);
  }
});

test('a link in a mail opens nothing that only our pages read: how long it takes would tell what is in it', async () => {
  const { house, routes } = await walked();
  const reading = routes.filter((route) => READ.includes(nameOf(route)));
  const answers = await answersOf(reading, (route) =>
    sendTo(house, addressOf(route, house), { method: 'GET', headers: { ...LINK, cookie: house.cookie } }),
  );
  expect(answers).toEqual(all(reading, 'forbidden'));
});

test('whoever has no session is told so everywhere but at the door', async () => {
  const { house, routes } = await walked();
  const closed = routes.filter((route) => ![...PUBLIC, ...DOOR].includes(nameOf(route)));
  const before = kept(house);
  for (const cookie of ['', 'galley.session_token=x.y', `${house.cookie.slice(0, -10)}AAAAAAAAAA`]) {
    const answers = await answersOf(closed, (route) =>
      sendTo(house, addressOf(route, house), {
        ...{ method: route.method.toUpperCase(), headers: { cookie } },
        ...CHANGES[nameOf(route)]?.(house),
      }),
    );
    expect(answers).toEqual({
      ...all(closed, 'signed-out'),
      // A page: whoever comes to it is sent to sign in.
      'get /editions/:draftId/:number': '302',
    });
  }
  expect(kept(house)).toBe(before);
});

test('a method that a route does not have changes nothing, whatever the request claims it to be', async () => {
  const { house, routes } = await walked();
  const before = kept(house);
  const claims = { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' };
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
    for (const route of routes.filter((route) => !isReading(route))) {
      const body = CHANGES[nameOf(route)]?.(house);
      const answer = await sendTo(house, `${addressOf(route, house)}`, {
        ...{ method, ...body },
        headers: { cookie: house.cookie, ...claims },
      });
      // Some share their address with a reading; to be told which methods there are is no harm.
      const isHarmless = ['GET', 'HEAD', 'OPTIONS'].includes(method) && answer.status === 200;
      expect([method, nameOf(route), answer.status, isHarmless || answer.status >= 400]).toEqual([
        ...[method, nameOf(route), answer.status, true],
      ]);
      expect(answer.status).toBeLessThan(500);
      if (method === 'TRACE') expect(answer.body).not.toContain('session_token');
    }
  for (const route of routes.filter(isReading))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      if (CHANGES[`${method.toLowerCase()} ${route.path}`]) continue;
      const answer = await sendTo(house, addressOf(route, house), {
        ...{ method, type: 'application/json', body: '{}', headers: { cookie: house.cookie } },
      });
      expect([method, nameOf(route), answer.status >= 400 && answer.status < 500]).toEqual([
        ...[method, nameOf(route), true],
      ]);
    }
  expect(kept(house)).toBe(before);
});
