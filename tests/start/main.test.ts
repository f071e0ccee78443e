// Starting: one address when it works, one line and exit code 1 when it does not, and nothing harmed either way.
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { Proxies } from '../../server/proxies.ts';
import { start } from '../../server/start.ts';
import { Bench, type Ended, makeDraft, stepIn } from './galley.ts';

let bench: Bench;
beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.clear());

describe('a start', () => {
  it('prints one address, answers there and closes on Ctrl-C', async () => {
    const galley = bench.starts({ GALLEY_DATA: bench.folder() });
    const address = await galley.address();
    expect(address).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true });

    const { code, out, complaint } = await galley.signal('SIGINT');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(complaint).toBe('');
  });

  it('again keeps everything, seeds nothing twice, and leaves people signed in', async () => {
    const folder = bench.folder();
    const first = bench.starts({ GALLEY_DATA: folder });
    const address = await first.address();
    const { cookie } = await stepIn(address, 'nora');
    const made = await makeDraft(address, cookie, 'Kept over night');
    const before = await people(address, cookie);
    expect((await first.signal('SIGTERM')).code).toBe(0);
    const cards = cardsIn(folder);
    expect(cards).toContain(made);

    const second = bench.starts({ GALLEY_DATA: folder });
    expect(await people(await second.address(), cookie)).toEqual(before);
    expect((await second.signal('SIGINT')).code).toBe(0);
    expect(cardsIn(folder)).toEqual(cards);
  });

  it('keeps what was acknowledged even when it is killed', async () => {
    const folder = bench.folder();
    const galley = bench.starts({ GALLEY_DATA: folder });
    const address = await galley.address();
    const made = await makeDraft(address, (await stepIn(address, 'ivo')).cookie, 'Not lost');
    await galley.signal('SIGKILL');
    expect(cardsIn(folder)).toContain(made);
    await bench.starts({ GALLEY_DATA: folder }).address();
  });

  it('on another copy of the database says once that every draft has a new epoch', async () => {
    const folder = bench.folder();
    const [database, copy] = [join(folder, 'galley.db'), join(bench.folder(), 'yesterday.db')];
    const runs = async (): Promise<string> => {
      const galley = bench.starts({ GALLEY_DATA: folder });
      await galley.address();
      return (await galley.signal('SIGTERM')).complaint;
    };
    expect(await runs()).toBe('');
    copyFileSync(database, copy);
    expect(await runs()).toBe('');
    copyFileSync(copy, database);
    expect(await runs()).toMatch(/^\{[^\n]*every draft has a new epoch[^\n]*\}\n$/);
    expect(await runs()).toBe('');
  });

  it('that was killed while the newsroom was being made is begun anew, whole', async () => {
    const untouched = bench.folder();
    await bench.starts({ GALLEY_DATA: untouched }).address();
    const whole = told(untouched);
    for (const moment of [{ people: 1 }, { drafts: 4 }]) {
      const folder = bench.folder();
      const galley = bench.starts({ GALLEY_DATA: folder });
      await vi.waitFor(() => expect(reaches(seedingIn(folder), moment)).toBe(true), PATIENTLY);
      await galley.signal('SIGKILL');
      await bench.starts({ GALLEY_DATA: folder }).address();
      expect(told(folder)).toEqual(whole);
      expect(readdirSync(folder)).not.toContain('seeding');
    }
  }, 60_000);

  it('waits for nothing after a second Ctrl-C', async () => {
    const galley = bench.starts({ GALLEY_DATA: bench.folder() });
    const { port } = new URL(await galley.address());
    // Somebody who never finishes asking: closing in good order would wait for them.
    const slow = await unfinished(Number(port));
    const ended = galley.signal('SIGINT');
    await vi.waitFor(async () => expect(await isRefused(Number(port))).toBe(true), PATIENTLY);
    void galley.signal('SIGINT');
    expect((await ended).code).toBe(1);
    slow.destroy();
  });

  it('keeps its secret to the owner of the folder', async () => {
    const folder = bench.folder();
    await bench.starts({ GALLEY_DATA: folder }).address();
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toMatch(/^[\w-]{43}$/);
  });
});

describe('a start without the demo', () => {
  it.each([
    ['on this computer', { GALLEY_DEMO: 'off' }, /^http:\/\/localhost:\d+$/],
    [
      'for others',
      { HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', TRUST_PROXY: '10.0.0.1' },
      /^https:\/\/a\.example$/,
    ],
  ])('%s seeds nothing and prints a set-up link, another at every start', async (_, environment, at) => {
    const folder = bench.folder();
    const links = new Set<string>();
    for (let start = 0; start < 2; start += 1) {
      const galley = bench.starts({ GALLEY_DATA: folder, ...environment });
      const address = await galley.address();
      const [, origin = '', token = ''] =
        /once, at (\S+)\/set-up#([\w-]{43})\s/.exec(await galley.says('once, at')) ?? [];
      expect(origin).toMatch(at);
      links.add(token);
      expect((await fetch(`${address}/api/demo/people`)).status).toBe(404);
      expect(await (await fetch(`${address}/api/door`)).json()).toEqual({ demo: false, setUp: true });
      const { code, complaint } = await galley.signal('SIGTERM');
      expect([code, complaint]).toEqual([0, '']);
    }
    expect(links.size).toBe(2);
    expect(told(folder)).toEqual({ people: 0, drafts: 0, events: 0 });
  });

  it('prints no set-up link once there is a chief, and a demo that was here before is over for good', async () => {
    const folder = bench.folder();
    const demo = bench.starts({ GALLEY_DATA: folder });
    const { cookie } = await stepIn(await demo.address(), 'nora');
    await demo.signal('SIGTERM');

    const first = bench.starts({ GALLEY_DATA: folder, GALLEY_DEMO: 'off' });
    const address = await first.address();
    expect((await fetch(`${address}/api/me`, { headers: { cookie } })).status).toBe(401);
    const token = /set-up#(\S+)/.exec(await first.says('set-up'))?.[1];
    const cleo = { name: 'Cleo', handle: 'cleo', email: 'cleo@post.example', password: 'long enough a word' };
    const setUp = await fetch(`${address}/api/set-up`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...cleo }),
    });
    expect(setUp.status).toBe(200);
    await first.signal('SIGTERM');

    // Even with the demo on again.
    const later = bench.starts({ GALLEY_DATA: folder });
    const again = await later.address();
    expect(await (await fetch(`${again}/api/door`)).json()).toEqual({ demo: false, setUp: false });
    expect((await fetch(`${again}/api/me`, { headers: { cookie } })).status).toBe(401);
    expect((await later.signal('SIGTERM')).out.trim().split('\n')).toHaveLength(1);
    expect(told(folder)).toMatchObject({ people: 7 });
  });
});

describe('no start', () => {
  const expectOneLine = ({ code, out, complaint }: Ended, says: RegExp): void => {
    expect(complaint.trim().split('\n')).toHaveLength(1);
    expect(complaint).toMatch(says);
    expect(out).toBe('');
    expect(code).toBe(1);
  };

  it('on a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const PORT = String(typeof address === 'object' && address?.port);
    const ended = await bench.starts({ GALLEY_DATA: bench.folder(), PORT }).ended;
    other.close();
    expectOneLine(ended, new RegExp(`Port ${PORT} is taken`));
  });

  it('beside a second process on the same folder, which goes on', async () => {
    const folder = bench.folder();
    const first = bench.starts({ GALLEY_DATA: folder });
    const address = await first.address();
    expectOneLine(await bench.starts({ GALLEY_DATA: folder }).ended, /in use by another running Galley/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('in a folder that cannot be written', async () => {
    const file = join(bench.folder(), 'a-file');
    writeFileSync(file, 'not a folder');
    expectOneLine(await bench.starts({ GALLEY_DATA: file }).ended, /cannot be written/);
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });

  it('on a database of a newer Galley, which stays as it was', async () => {
    const folder = bench.folder();
    const galley = bench.starts({ GALLEY_DATA: folder });
    await galley.address();
    await galley.signal('SIGINT');
    const database = new DatabaseSync(join(folder, 'galley.db'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    const before = readFileSync(join(folder, 'galley.db'));
    expectOneLine(await bench.starts({ GALLEY_DATA: folder }).ended, /newer Galley/);
    expect(readFileSync(join(folder, 'galley.db')).equals(before)).toBe(true);
  });

  it.each([
    ['an address for others that nobody was told', { HOST: '0.0.0.0' }, /PUBLIC_URL/],
    ['the demo for others', { HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', GALLEY_DEMO: 'on' }, /demo/],
    ['a proxy that is no address', { TRUST_PROXY: 'nginx' }, /TRUST_PROXY/],
    ['a port that is none', { PORT: 'eighty' }, /PORT/],
  ])('with %s', async (_, environment, says) => {
    const folder = bench.folder();
    expectOneLine(await bench.starts({ GALLEY_DATA: join(folder, 'never'), ...environment }).ended, says);
    expect(() => statSync(join(folder, 'never'))).toThrow(/ENOENT/);
  });

  it('without a built client', async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const folder = bench.folder();
    const settings = {
      port: 0,
      host: '127.0.0.1',
      folder: join(folder, 'never'),
      level: 'warn',
      dev: false,
      hooksTo: [],
      demo: true,
      publicUrl: null,
      proxies: Proxies.none,
      space: { person: 0, newsroom: 0 },
    } as const;
    const answer = await start({ settings, built: folder, log });
    expect(answer).toEqual({ message: expect.stringMatching(/^The client is not built.*npm run build/) });
    expect(() => statSync(settings.folder)).toThrow(/ENOENT/);
  });
});

const PATIENTLY = { timeout: 10_000, interval: 1 };

type Told = { readonly people: number; readonly drafts: number; readonly events: number };

/** How much of a newsroom is in a folder. */
function told(folder: string): Told {
  const database = new DatabaseSync(join(folder, 'galley.db'), { readOnly: true });
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
  const all = { people: count('user'), drafts: count('drafts'), events: count('events') };
  database.close();
  return all;
}

/** The newsroom that is being made just now, wherever that is. */
function seedingIn(folder: string): Told {
  const beside = join(folder, 'seeding');
  return told(existsSync(beside) ? beside : folder);
}

function reaches(now: Told, moment: Partial<Told>): boolean {
  return now.people >= (moment.people ?? 0) && now.drafts >= (moment.drafts ?? 0);
}

/** Somebody who never ends their request: closing in good order would wait for them. The server has read what they said. */
async function unfinished(port: number): Promise<Socket> {
  const socket = await new Promise<Socket>((resolve) => {
    const line = connect(port, '127.0.0.1', () => {
      line.write('GET / HTTP/1.1\r\nHost: localhost\r\n', () => resolve(line));
    });
    line.on('error', () => line.destroy());
  });
  // Whoever comes after them is answered after they were read.
  await fetch(`http://127.0.0.1:${port}/healthz`);
  return socket;
}

/** Whether nobody new gets in. A line that is open already would be served on while the server closes. */
function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1', () => {
      line.destroy();
      resolve(false);
    });
    line.once('error', () => resolve(true));
  });
}

async function people(address: string, cookie: string): Promise<unknown> {
  const answer = await fetch(`${address}/api/people`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** The ids of the drafts in a folder that nobody holds. */
function cardsIn(folder: string): string[] {
  const database = new DatabaseSync(join(folder, 'galley.db'), { readOnly: true });
  const rows = database.prepare('SELECT id FROM drafts ORDER BY id').all();
  database.close();
  return rows.map(({ id }) => String(id));
}
