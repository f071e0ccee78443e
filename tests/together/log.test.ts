/** Every line of the log names the request or the session it came from, and none holds a word that somebody wrote or a secret. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { openLog } from '../../server/open-log.ts';
import { answerTo, Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { openApp } from '../fixtures/open-app.ts';

/** No line may hold any of these: each is written somewhere else. */
const WORDS = {
  headline: 'Zwischenhafen',
  article: 'Kranfuehrerin',
  typed: 'Nebelglocke',
  flag: 'Hafenbehoerde',
  reply: 'Schleusenwart',
  erased: 'Bootsverleih',
  forbidden: 'Lotsenkanzel',
  forged: 'Flunkerei',
  invalid: 'Kauderwelsch',
  address: 'Irrfahrt',
  lost: 'Sandbank',
} as const;

type Line = { readonly msg: string; readonly level: number; readonly [field: string]: unknown };

async function scene() {
  const text: string[] = [];
  const disks: HeldStore[] = [];
  const house = await openApp({
    log: openLog('trace', { write: (line) => void text.push(line) }),
    store: (store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error('The store was not held.');
  const lines = (): readonly Line[] => text.map((line) => JSON.parse(line));
  const line = async (says: string): Promise<Line> => {
    await until(() => lines().some(({ msg }) => msg === says), `“${says}” is in the log:\n${text.join('')}`);
    return lines().findLast(({ msg }) => msg === says) ?? expect.fail('it went away');
  };
  const [ann, eve] = [await house.hires('ann', 'chief'), await house.hires('eve', 'reader')];
  const draft = await house.makes(ann, `${WORDS.headline}\n\n${WORDS.article} and the cranes.`);
  const [here, reader] = [await house.arrives(ann), await house.arrives(eve)];
  for (const one of [here, reader]) await one.joins(draft);
  return { ...house, disk, text, lines, line, draft, ann, eve, here, reader };
}

test('a whole day of typing, deciding, refusing and breaking leaves no word and no secret in the log', async () => {
  const day = await scene();
  const { here, reader, disk, text, draft, ann, address } = day;
  yes(await here.types(WORDS.typed));
  const raised = yes(await here.asks('flag.raise', flagOn(here, WORDS.article, { text: WORDS.flag })));
  const answer = { draftId: draft, thread: raised.seq, text: WORDS.reply };
  yes(await here.asks('thread.reply', answer));
  const { seq: reply } = yes(await here.asks('thread.reply', { ...answer, text: WORDS.erased }));
  yes(await here.asks('reply.delete', { draftId: draft, thread: raised.seq, reply }));
  expect(codeOf(await reader.types(WORDS.forbidden))).toBe('forbidden');
  expect(codeOf(await here.sends(new TextEncoder().encode(WORDS.forged)))).toBe('update-refused');
  await misbehaves(here);
  const cookie = await day.cookieOf(ann);
  await asksOddly(address, cookie);
  disk.breaks(complaint);
  expect(codeOf(await here.types(WORDS.lost))).toBe('not-saved');
  await day.line('the disk takes no writes: nothing is saved until it does');
  day.accounts.close();
  expect((await ask(address, '/api/me', { cookie })).status).toBe(503);
  const late = new Colleague({ address, person: ann, cookie, origin: address });
  await expect(late.arrives()).rejects.toThrow();
  await day.line('a handshake broke');

  const log = text.join('');
  expect(text.length).toBeGreaterThan(10);
  for (const [where, word] of Object.entries(WORDS))
    expect(log.includes(word), `${where}: ${word}`).toBe(false);
  const token = cookie.split('=')[1] ?? '';
  expect(token.length).toBeGreaterThan(30);
  for (const secret of [token, decodeURIComponent(token).split('.')[0] ?? token])
    expect(log).not.toContain(secret);
});

test('what a session causes is logged under its id, and what a request causes under the id it was answered with', async () => {
  const { here, line, lines, accounts, address, ann, disk, cookieOf } = await scene();
  await here.sends(new Uint8Array([9, 9, 9]));
  expect(await line('draft.update was refused')).toMatchObject({
    session: here.socket.id,
    code: 'update-refused',
    why: expect.stringContaining('undecodable'),
  });
  disk.failNext();
  await here.types(' lost');
  const lost = await line('nothing was written');
  expect([lost.session, lost.request]).toEqual([undefined, undefined]);
  const cookie = await cookieOf(ann);
  const answered = await ask(address, '/api/commands/nonsense', { cookie }, { id: crypto.randomUUID() });
  const id = answered.headers['x-request-id'];
  expect(id).toMatch(/^[\da-f-]{36}$/);
  await until(() => lines().some((one) => one.request === id), 'the request is in the log');
  expect(lines().find((one) => one.request === id)).toMatchObject({
    msg: 'a request',
    route: '/commands/:name',
    status: 400,
  });
  accounts.close();
  const broken = await ask(address, '/api/me', { cookie, 'x-request-id': 'mine' });
  expect(broken.headers['x-request-id']).not.toBe('mine');
  expect(await line('a request failed')).toMatchObject({ request: broken.headers['x-request-id'] });
  // pino writes into what it is given: no line may carry on what another said.
  expect(await line('a request failed')).not.toHaveProperty('from');
  expect(broken.body).toContain(String(broken.headers['x-request-id']));
});

/** Messages that nobody of ours sends. */
async function misbehaves(one: Colleague): Promise<void> {
  const { invalid } = WORDS;
  const wrong = { draftId: invalid, update: invalid, moved: [] };
  expect(codeOf(await answerTo(one, 'draft.update', wrong))).toBe('invalid');
  expect(
    codeOf(await one.socket.emitWithAck('ask', { id: crypto.randomUUID(), name: invalid, payload: {} })),
  ).toBe('invalid');
}

/** Requests with words wherever a request can hold some. */
async function asksOddly(address: string, cookie: string): Promise<void> {
  const { address: lost, invalid } = WORDS;
  for (const path of [
    `/${lost}`,
    `/drafts/${lost}?to=${lost}`,
    `/api/${lost}`,
    `/editions/${lost}/1`,
    `/%${lost}`,
  ])
    await ask(address, path, { cookie, referer: `${address}/${lost}`, 'user-agent': lost });
  await ask(
    address,
    `/api/commands/${lost}`,
    { cookie },
    { id: crypto.randomUUID(), payload: { text: invalid } },
  );
  await ask(address, '/api/commands/draft.create', { cookie }, `{"${invalid}`);
}

/** As V8 complains of what it met: with the words themselves. */
function complaint(): Error {
  return new TypeError(`Cannot create property 'at' on string '${WORDS.lost} and\n    at ${WORDS.typed}'`);
}

type Answer = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
};

function ask(
  address: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST';
  const ours = { origin: address, 'content-type': 'application/json', ...headers };
  return new Promise((resolve, reject) => {
    const asked = request(address + path, { method, headers: ours }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}
