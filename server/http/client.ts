// The pages of the client: as Vite built them, or, while developing, as Vite builds them on the fly.
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, sep } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { firstFiles } from './first-files.ts';
import { packed } from './packed.ts';

export interface Client {
  /** Whether scripts may stand in the page itself (hot reload needs it). */
  readonly inline: boolean;
  readonly assets: RequestHandler;
  /** The one page, with the answer's nonce in its place. */
  page(address: string, nonce: string): Promise<string>;
  close(): Promise<void>;
}

/** Null when the client was not built. */
export function builtClient(folder: string): Client | null {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return null;
  const html = readFileSync(index, 'utf8');
  const linksFor = firstFiles(folder);
  const files = express.static(folder, { index: false, redirect: false, setHeaders: caching(folder) });
  return {
    inline: false,
    assets: withoutPages(Router().use(packed(folder), files)),
    page: async (address, nonce) =>
      withNonce(html, nonce).replace('</head>', () => `${linksFor(address)}</head>`),
    close: async () => {},
  };
}

/** Vite in this process and on this port; its hot reload speaks over the same server. */
export async function devClient(server: Server): Promise<Client> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
    html: { cspNonce: PLACEHOLDER },
  });
  const index = join(vite.config.root, 'index.html');
  return {
    inline: true,
    assets: vite.middlewares,
    page: async (address, nonce) => {
      const html = await vite.transformIndexHtml(address, readFileSync(index, 'utf8'));
      return withNonce(html.replaceAll(PLACEHOLDER, nonce), nonce);
    },
    close: () => vite.close(),
  };
}

const PLACEHOLDER = 'GALLEY-NONCE';

function withNonce(html: string, nonce: string): string {
  const filled = html.replace(/(<meta name="csp-nonce" content=")(?=")/, `$1${nonce}`);
  if (filled === html) throw new Error('index.html has no place for the nonce.');
  return filled;
}

/** The page itself is only served with its nonce. */
function withoutPages(assets: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.path.endsWith('.html') ? next() : assets(request, response, next);
}

/** What Vite puts in `assets/` carries its hash in its name and never changes. */
function caching(
  folder: string,
): (response: { setHeader(name: string, value: string): void }, path: string) => void {
  const hashed = join(folder, 'assets') + sep;
  return (response, path) => {
    const forever = path.startsWith(hashed);
    response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
}
