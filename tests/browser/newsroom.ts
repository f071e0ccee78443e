// The browser stories' stage: the real server on a free port, and people with a window each.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
} from '@playwright/test';
import type { Desk, Person, Role } from '../../shared/newsroom.ts';
import { Colleague } from './colleague.ts';

/** A server with the seeded newsroom, and everybody who opened a window on it. */
export class Newsroom {
  readonly port: number;
  readonly #browser: Browser;
  #server: ChildProcess;
  readonly #folder: string;
  readonly #people: Colleague[] = [];

  constructor(browser: Browser, server: ChildProcess, port: number, folder: string) {
    this.#browser = browser;
    this.#server = server;
    this.port = port;
    this.#folder = folder;
  }

  /** Somebody of the seeded newsroom with this role, and of this desk where one is named. */
  async somebody(role: Role, desk?: Desk): Promise<Person> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/demo/people`);
    const { people }: { people: Person[] } = await answer.json();
    const found = people.find((person) => person.role === role && (!desk || person.desks.includes(desk)));
    if (!found) throw new Error(`nobody in the seeds is ${role} of ${desk ?? 'any desk'}`);
    return found;
  }

  /** A window of their own: own cookie, own storage, own address. They have had the tour. */
  async opens(person: Person, options: BrowserContextOptions = {}): Promise<Colleague> {
    const context = await this.#context(options);
    await knowsTheWay(context);
    return this.#opens(person, context);
  }

  /** As `opens`, on the first day: nobody has shown them around. */
  async welcomes(person: Person, options: BrowserContextOptions = {}): Promise<Colleague> {
    return this.#opens(person, await this.#context(options));
  }

  #context(options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  }

  async #opens(person: Person, context: BrowserContext): Promise<Colleague> {
    const colleague = new Colleague(person, await context.newPage(), this.port);
    this.#people.push(colleague);
    await colleague.signsIn();
    return colleague;
  }

  /** Another tab of theirs, in the same browser. */
  async opensBeside(one: Colleague): Promise<Colleague> {
    const tab = new Colleague(one.person, await one.page.context().newPage(), this.port);
    this.#people.push(tab);
    return tab;
  }

  /** Two people in one new draft: the first brought it in, its headline stands over these paragraphs. */
  async two(first: Role, second: Role, ...paragraphs: string[]): Promise<readonly [Colleague, Colleague]> {
    const ann = await this.opens(await this.somebody(first));
    const bob = await this.opens(await this.somebody(second));
    await ann.bringsIn('quay.txt', ['The quay at night', ...paragraphs].join('\n\n'));
    await bob.joins(ann);
    await bob.reads(paragraphs.at(-1) ?? 'The quay at night');
    return [ann, bob];
  }

  /** Nothing may have gone wrong quietly: no console error, no CSP report, no request to the outside. */
  expectsQuiet(): void {
    for (const colleague of this.#people)
      expect(colleague.unforgiven, `${colleague.person.name}'s window`).toEqual([]);
  }

  /** The server goes away; the windows stay. */
  stops(): Promise<void> {
    return ends(this.#server);
  }

  /** The same newsroom at the same address, with the client built here or another release of it. */
  async startsAgain(built?: string): Promise<void> {
    this.#server = (await serve(this.#folder, this.port, { built })).server;
  }

  async close(): Promise<void> {
    for (const colleague of this.#people) await colleague.page.context().close();
    await this.stops();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Whoever signs in here has had the tour, whoever they are. */
export async function knowsTheWay(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
      return getItem.call(this, key) ?? (key.startsWith('galley.tour.') ? 'done' : null);
    };
  });
}

async function start(browser: Browser, folder: string): Promise<Newsroom> {
  const { server, port } = await serve(folder, 0);
  return new Newsroom(browser, server, port, folder);
}

const RELEASE = fileURLToPath(new URL('../fixtures/release-process.ts', import.meta.url));

type More = { readonly built?: string | undefined; readonly env?: Readonly<Record<string, string>> };

async function serve(folder: string, wanted: number, { built, env = {} }: More = {}) {
  const program = built ? [RELEASE, built] : ['server/main.ts'];
  const server = spawn(process.execPath, program, {
    env: { ...process.env, PORT: String(wanted), HOST: '127.0.0.1', GALLEY_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { port, link } = await new Promise<{ port: number; link: string | null }>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const address = /http:\/\/\S+?:(\d+)/.exec(said);
      const link = /http:\S+#\S+/.exec(said)?.[0] ?? null;
      if (address && (link || !env['GALLEY_DEMO'])) resolve({ port: Number(address[1]), link });
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { server, port, link };
}

async function ends(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** A newsroom without a demo: nobody is in it, and the link lets the first chief in. */
export const opening = base.extend<{ opened: { readonly link: string } }>({
  opened: async ({ browser: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-browser-'));
    const { server, link } = await serve(folder, 0, { env: { GALLEY_DEMO: 'off' } });
    if (!link) throw new Error('no link was printed');
    await use({ link });
    await ends(server);
    rmSync(folder, { recursive: true, force: true });
  },
});

type Scene = { readonly newsroom: Newsroom; readonly folder: string };

/** Each story has a newsroom of its own, seeded, and ends with a look at what the windows complained of. */
export const story = base.extend<Scene, { readonly seeded: string }>({
  // Sown once, by the real server; each story begins with a copy.
  seeded: [
    async ({ browser: _ }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'galley-seeded-'));
      await ends((await serve(folder, 0)).server);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  folder: async ({ seeded }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-browser-'));
    cpSync(seeded, folder, { recursive: true });
    await use(folder);
  },
  newsroom: async ({ browser, folder }, use) => {
    const newsroom = await start(browser, folder);
    await use(newsroom);
    newsroom.expectsQuiet();
    await newsroom.close();
  },
});

export { expect };
