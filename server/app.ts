// The whole server put together from its parts; main and every test call this.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Accounts } from './accounts/accounts.ts';
import { keepEnding } from './accounts/keep-ending.ts';
import { Tokens } from './accounts/tokens.ts';
import { DocxDesk } from './export/docx-desk.ts';
import { Hooks } from './hooks/hooks.ts';
import type { Resolve } from './hooks/sender.ts';
import type { Client } from './http/client.ts';
import { boundLines, limits } from './http/limits.ts';
import { createSite } from './http/site.ts';
import { findingPictures } from './images/find-picture.ts';
import { type Images, keepImages } from './images/take-image.ts';
import { Readers } from './import/readers.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import type { Clock } from './people.ts';
import { whyNotReady } from './readiness.ts';
import { SharedCardTurns } from './rooms/card-turns.ts';
import { MeasuredPace } from './rooms/pace.ts';
import { Rooms } from './rooms/rooms.ts';
import { Indexer } from './search/indexer.ts';
import { searching } from './search/searching.ts';
import { attachSockets } from './sockets/attach-sockets.ts';
import type { HookRows } from './store/hook-rows.ts';
import type { SearchIndex } from './store/search/search-index.ts';
import type { Store } from './store/store.ts';
import type { TokenRows } from './store/token-rows.ts';

/** The pages; Vite's hot reload wants the server that they are served by. */
export type ClientPart = Client | ((server: Server) => Promise<Client>);

/** What the doors for machines keep, and where hooks may go inside the network. */
export type Doors = {
  readonly tokens: TokenRows;
  readonly hooks: HookRows;
  /** Origins. */
  readonly hooksTo: readonly string[];
  /** How names are looked up, and how long a message may take, in milliseconds; else as the machine does, and ten seconds. */
  readonly resolve?: Resolve;
  readonly within?: number;
};

export type AppParts = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly doors: Doors;
  /** Closed with the app. */
  readonly index: SearchIndex;
  readonly images: Omit<Images, 'clock'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly client: ClientPart;
};

export type App = {
  readonly rooms: Rooms;
  /** Answers the port, which the machine chose when it was 0. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Takes nothing new, writes and answers what it took, asks everybody to come back a little later, and goes. Whoever
   * does not read or never ends their request is waited for in vain, so not for long. Store and accounts stay whoever's
   * they are.
   */
  close(): Promise<void>;
};

/** How long closing waits in each of its first four steps, in milliseconds: together less than whoever restarts it does. */
const PATIENCE = 2_000;
/** And in the fifth: what did not come into the index is read from the logs at the next start. */
const PATIENCE_FOR_INDEX = 500;

export async function createApp(parts: AppParts): Promise<App> {
  const { accounts, clock, doors, index, log, store } = parts;
  const images = { ...parts.images, clock };
  const server = createServer(limits);
  boundLines(server, { isExempt: (address) => accounts.outside.isOurProxy(address) });
  const lines = linesOf(server);
  const client = typeof parts.client === 'function' ? await parts.client(server) : parts.client;
  const watch = new Metrics();
  const reads = new Readers({ clock, log, here: accounts.outside.publicUrl?.origin ?? null });
  const own = { people: accounts.people, clock, log, random: randomBytes };
  const { resolve, within } = doors;
  const hooks = new Hooks({ ...own, rows: doors.hooks, listed: doors.hooksTo, resolve, within });
  const indexer = new Indexer({ index, store, clock, log, cards: () => rooms.cards() });
  const rooms = new Rooms({
    ...own,
    store,
    watch,
    reads,
    keepImages: (some, by) => keepImages(images, some, by),
    pace: new MeasuredPace(),
    cardTurns: new SharedCardTurns(),
    onCommit: () => hooks.poke(),
    onArticle: (card, blocks) => indexer.see(card, blocks),
  });
  const tokens = new Tokens({ ...own, rows: doors.tokens });
  const findPicture = findingPictures(images.store);
  const docx = new DocxDesk({ log, findPicture });
  const watched = {
    notReady: () => whyNotReady({ rooms, store }),
    figures: () => watch.text(),
    figuresType: watch.contentType,
  };
  server.on(
    'request',
    createSite({
      accounts,
      tokens,
      hooks,
      images,
      store,
      ask: (...asked) => rooms.ask(...asked),
      cards: () => rooms.cards(),
      read: (draftId) => rooms.read(draftId),
      search: searching({ index, log, card: (id) => rooms.card(id) }),
      writeDocx: (order) => docx.write(order),
      findPicture,
      client,
      clock,
      log,
      watched,
      whyShut: () => rooms.whyShut(),
    }),
  );
  const sockets = attachSockets(server, { rooms, people: accounts.people, sessions: accounts, clock, log });
  watch.looksAt({
    drafts: () => rooms.openDrafts,
    queues: () => sockets.queues(),
    diskTakesWrites: () => rooms.disk.standing === 'fine',
  });
  await rooms.start();
  hooks.start();
  const stopEnding = keepEnding(accounts, clock, log);
  // Nobody waits for it, and who comes first is served first: what is not in yet is found a little later.
  indexer.catchUp();
  const closeIndex = async (): Promise<void> => {
    await indexer.close();
    await index.close();
  };
  return {
    rooms,
    listen: (port, host) => listen(server, port, host),
    close: async () => {
      stopEnding();
      // Who still waits for a file to be read is answered at once.
      const unread = reads.close();
      await atMost(clock, PATIENCE, rooms.drain());
      await atMost(clock, PATIENCE, sockets.leave());
      const stopWaiting = clock.after(PATIENCE, lines.cut);
      await sockets.close();
      stopWaiting();
      await atMost(clock, PATIENCE, Promise.all([rooms.close(), hooks.close()]));
      await atMost(clock, PATIENCE_FOR_INDEX, closeIndex());
      await Promise.all([unread, client.close()]);
      accounts.finish();
      watch.close();
    },
  };
}

/** Every connection, those that became sockets too: who never answers is cut off. */
function linesOf(server: Server): { readonly cut: () => void } {
  const open = new Set<Socket>();
  server.on('connection', (line) => {
    open.add(line);
    line.once('close', () => open.delete(line));
  });
  return {
    cut: () => {
      for (const line of open) line.destroy();
    },
  };
}

function atMost(clock: Clock, ms: number, done: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, resolve);
    done.then(() => resolve(), reject).finally(stop);
  });
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
