// Every route that a running server answers, read from its own router: a route that is added is there, wherever it was put.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

export type Route = { readonly method: string; readonly path: string };

/** `get /api/drafts/:draftId`, as tables name it. */
export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** What Express's router keeps of each step, as far as we look at it. */
type Layer = z.infer<typeof layer>;
const paths = z.union([z.string(), z.array(z.string())]);
const layer = z.object({
  rawPath: paths,
  route: z.object({ stack: z.array(z.object({ method: z.string() })) }).optional(),
  handle: z.custom<{ readonly stack?: unknown }>((value) => typeof value === 'function'),
});
const router = z.object({ stack: z.array(layer) });
const site = z.custom<{ readonly router: { readonly stack: unknown } }>(
  (value) => typeof value === 'function' && 'router' in value,
);

export async function routesOf(address: string): Promise<readonly Route[]> {
  return routesIn(site.parse(await siteOf(address)).router, '');
}

/** Express gives every request the site that answers it. */
async function siteOf(address: string): Promise<unknown> {
  const seen: { readonly app?: unknown }[] = [];
  const note = (message: unknown): void =>
    void seen.push(z.object({ request: z.custom<{ app?: unknown }>() }).parse(message).request);
  subscribe('http.server.request.start', note);
  await fetch(`${address}/healthz`);
  unsubscribe('http.server.request.start', note);
  return seen.find((request) => request.app !== undefined)?.app;
}

function routesIn({ stack }: { readonly stack?: unknown }, before: string): readonly Route[] {
  return router.parse({ stack }).stack.flatMap((step) => routesOfStep(step, before));
}

function routesOfStep({ rawPath, route, handle }: Layer, before: string): readonly Route[] {
  const here = [rawPath].flat().map((path) => before + (path === '/' ? '' : path));
  if (route)
    return [...new Set(route.stack.map(({ method }) => method))].flatMap((method) =>
      here.map((path) => ({ method, path: path || '/' })),
    );
  return handle.stack === undefined ? [] : here.flatMap((path) => routesIn(handle, path));
}
