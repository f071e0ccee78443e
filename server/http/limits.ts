// How much of the server a stranger can hold before anybody knows who they are: slow requests, long headers, many lines.
import type { Server, ServerOptions } from 'node:http';

/** For `createServer`. A line on which no whole request arrives is closed; the largest draft has its time on a slow line. */
export const limits: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
};

/** Lines from one address at once, requests and sockets alike: a large newsroom behind one router, with two windows each. */
const MOST_PER_ADDRESS = 2_000;

/** Most headers that one request may have. */
const MOST_HEADERS = 100;

type Bounds = {
  readonly most?: number;
  /** A proxy of ours carries everybody's lines, and bounds them itself (docs/nginx.conf). */
  readonly isExempt?: (address: string) => boolean;
};

/** A line too many is dropped before anything is read from it. */
export function boundLines(
  server: Server,
  { most = MOST_PER_ADDRESS, isExempt = () => false }: Bounds = {},
): void {
  const lines = new Map<string, number>();
  server.maxHeadersCount = MOST_HEADERS;
  server.on('connection', (line) => {
    const address = line.remoteAddress ?? '';
    if (isExempt(address)) return;
    const count = (lines.get(address) ?? 0) + 1;
    if (count > most) {
      line.destroy();
      return;
    }
    lines.set(address, count);
    line.once('close', () => {
      const left = (lines.get(address) ?? 1) - 1;
      if (left > 0) lines.set(address, left);
      else lines.delete(address);
    });
  });
}
