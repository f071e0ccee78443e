// The whole server put together from its parts; main and every test call this.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Accounts } from './accounts/accounts.ts';
import type { Client } from './http/client.ts';
import { boundLines, limits } from './http/limits.ts';
import { createSite } from './http/site.ts';
import type { Log } from './log.ts';
import type { Clock } from './people.ts';
import { Rooms } from './rooms/rooms.ts';
import { attachSockets } from './sockets/attach-sockets.ts';
import type { Store } from './store/store.ts';

/** The pages; Vite's hot reload wants the server that they are served by. */
export type ClientPart = Client | ((server: Server) => Promise<Client>);

export type AppParts = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly log: Log;
  readonly client: ClientPart;
};

export type App = {
  readonly rooms: Rooms;
  /** Answers the port, which the machine chose when it was 0. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing new and writes what it took. Store and accounts stay whoever's they are. */
  close(): Promise<void>;
};

/** How long an answer that is under way may take once everything closes, in milliseconds. */
const PATIENCE = 3_000;

export async function createApp(parts: AppParts): Promise<App> {
  const { accounts, clock, log, store } = parts;
  const server = createServer(limits);
  boundLines(server);
  const client = typeof parts.client === 'function' ? await parts.client(server) : parts.client;
  const rooms = new Rooms({ store, people: accounts.people, clock, log, random: randomBytes });
  server.on('request', createSite({ accounts, store, ask: (...asked) => rooms.ask(...asked), client, log }));
  const sockets = attachSockets(server, { rooms, people: accounts.people, sessions: accounts, clock, log });
  await rooms.start();
  return {
    rooms,
    listen: (port, host) => listen(server, port, host),
    close: async () => {
      await client.close();
      const stopWaiting = clock.after(PATIENCE, () => server.closeAllConnections());
      await sockets.close();
      stopWaiting();
      await rooms.close();
    },
  };
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
