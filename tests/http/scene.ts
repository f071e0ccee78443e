// A newsroom behind its HTTP door, on a free port, and plain requests to it with any header one likes.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import { Accounts } from '../../server/accounts/accounts.ts';
import { Tokens } from '../../server/accounts/tokens.ts';
import { machineClock } from '../../server/clock.ts';
import type { Read } from '../../server/export/exported.ts';
import type { WriteDocx } from '../../server/export/formats.ts';
import { Hooks } from '../../server/hooks/hooks.ts';
import { builtClient } from '../../server/http/client.ts';
import type { AskRooms } from '../../server/http/command-door.ts';
import { createSite } from '../../server/http/site.ts';
import { type FindPicture, findingPictures } from '../../server/images/find-picture.ts';
import type { Search } from '../../server/search/searching.ts';
import { openFile } from '../../server/store/connect.ts';
import { HookRows } from '../../server/store/hook-rows.ts';
import { migrate } from '../../server/store/schema.ts';
import type { Edition } from '../../server/store/store.ts';
import { TokenRows } from '../../server/store/token-rows.ts';
import type { HouseStyle } from '../../shared/house-style.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { builtIn } from '../fixtures/built-in.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { imagesIn } from '../fixtures/images.ts';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
  json(): unknown;
};

type Asking = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** How the door is to be; a demo on this computer unless a test says otherwise. */
type ScenePart = Partial<Pick<Parameters<typeof Accounts.open>[0], 'clock' | 'outside' | 'demo'>>;

const WATCHED = { notReady: async () => [], figures: async () => '', figuresType: 'text/plain' };

export class Scene {
  readonly accounts: Accounts;
  readonly port: number;
  /** What reached the log as it is kept, from warnings up, as text. */
  readonly logged: string[];
  /** What the rooms answer. */
  ask: AskRooms = async () => {
    throw new Error('nobody expected a command');
  };
  /** What the index finds. */
  search: Search = async () => {
    throw new Error('nobody expected a search');
  };
  /** The draft that the rooms read, whichever is asked for. */
  draft: Read | null = null;
  writeDocx: WriteDocx = async () => new Uint8Array();
  /** Among those that were brought in here. */
  readonly findPicture: FindPicture;
  editions: Edition[] = [];
  houseStyle: HouseStyle | null = null;
  /** What the board has. */
  cards: Card[] = [];
  /** The tokens' own time. */
  readonly clock: HandClock;
  readonly tokens: Tokens;
  readonly #server: Server;
  readonly #folder: string;

  private constructor(
    accounts: Accounts,
    tokens: Tokens,
    clock: HandClock,
    server: Server,
    folder: string,
    logged: string[],
    findPicture: FindPicture,
  ) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
    this.logged = logged;
    this.findPicture = findPicture;
    this.#server = server;
    this.#folder = folder;
    this.port = portOf(server);
  }

  static async open(parts: ScenePart = {}): Promise<Scene> {
    const folder = mkdtempSync(join(tmpdir(), 'galley-http-'));
    const client = builtClient(builtIn(folder));
    if (!client) throw new Error('the scene has no client');
    const logged: string[] = [];
    const write = (fields: object, message: string): void => {
      logged.push(`${message} ${JSON.stringify(fields)} ${'error' in fields ? String(fields.error) : ''}`);
    };
    const log = { info: () => {}, warn: write, error: write };
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const secret = 'a-secret-of-this-test-0123456789-qwertz';
    const accounts = await Accounts.open({ database, secret, log, ...parts });
    const store = {
      edition: async (draftId: string, number: number) =>
        scene.editions.find((one) => one.draftId === draftId && one.number === number) ?? null,
      editions: async (draftId: string) => scene.editions.filter((one) => one.draftId === draftId),
      updatesAfter: async () => [],
      houseStyle: async () => scene.houseStyle,
      setHouseStyle: async ({ style }: { readonly style: HouseStyle }) => {
        scene.houseStyle = style;
      },
    };
    const pictures = openFile(':memory:');
    migrate(pictures);
    const images = { ...imagesIn(pictures), clock: machineClock };
    const findPicture = findingPictures(images.store);
    const ask: AskRooms = (...asked) => scene.ask(...asked);
    const clock = new HandClock();
    const kept = new DatabaseSync(':memory:');
    migrate(kept);
    const rows = new TokenRows(kept);
    const tokens = new Tokens({ rows, people: accounts.people, clock, log, random: randomBytes });
    const cards = async (): Promise<readonly Card[]> => scene.cards;
    const read: Parameters<typeof createSite>[0]['read'] = async () =>
      scene.draft
        ? { ok: true, ...scene.draft }
        : { ok: false, refusal: refuse('not-found', 'There is no such draft.') };
    const writeDocx: WriteDocx = (order) => scene.writeDocx(order);
    const hooks = new Hooks({ rows: new HookRows(kept), clock, log, random: randomBytes, listed: [] });
    const search: Search = (...asked) => scene.search(...asked);
    const doors = { accounts, search, tokens, hooks, store, ask, cards, read, writeDocx, findPicture, clock };
    const server = createServer(
      createSite({ ...doors, images, client, log, watched: WATCHED, whyShut: async () => null }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const scene = new Scene(accounts, tokens, clock, server, folder, logged, findPicture);
    return scene;
  }

  hires(handle: string, role: Person['role'] = 'writer', desks: Person['desks'] = []): Promise<Person> {
    return this.accounts.hire({ handle, name: handle[0]?.toUpperCase() + handle.slice(1), role, desks });
  }

  /** A request as a browser's page at this address sends it; any header can be overridden. */
  async asks(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
    const host = headers.host ?? `localhost:${this.port}`;
    const ours: Record<string, string> =
      method === 'GET' ? {} : { origin: `http://${host}`, 'content-type': 'application/json' };
    return send({ port: this.port, path, method, headers: { host, ...ours, ...headers }, body });
  }

  posts(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.asks(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The cookie of somebody who stepped in at this host. */
  async stepsIn(handle: string, host = `localhost:${this.port}`): Promise<string> {
    const answer = await this.posts('/api/demo/sign-in', { handle }, { host });
    if (answer.status !== 200) throw new Error(`${handle} was not let in: ${answer.body}`);
    return cookieOf(answer);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.accounts.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export function cookieOf(answer: Answer): string {
  return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

/** The body, as the type that the test expects of it. */
export function read<T>(schema: z.ZodType<T>, answer: Answer): T {
  return schema.parse(answer.json());
}

type Sending = {
  port: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
};

/** `fetch` lets nobody choose Host or Origin, so this is Node's own request. An empty header is left out. */
export function send({ port, path, method, headers, body }: Sending): Promise<Answer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: sent, setHost: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const bytes = Buffer.concat(parts);
          const text = bytes.toString('utf8');
          const status = response.statusCode ?? 0;
          resolve({ status, headers: response.headers, body: text, bytes, json: () => JSON.parse(text) });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
