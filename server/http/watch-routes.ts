// Whether the server is up, whether it may be sent people, and its figures: for whoever runs it on this computer only.
import { type RequestHandler, type Response, Router } from 'express';
import { refuse } from '../../shared/review/refusal.ts';
import type { Outside } from '../outside.ts';
import { sendRefusal } from './failure.ts';

/** Why people should be sent elsewhere. */
export type NotReady = 'closing' | 'disk-full' | 'disk-failing' | 'store-unreadable';

export type Watched = {
  readonly notReady: () => Promise<readonly NotReady[]>;
  readonly figures: () => Promise<string>;
  readonly figuresType: string;
};

export function watchRoutes({ notReady, figures, figuresType }: Watched, outside: Outside): Router {
  const routes = Router();
  routes.get(['/healthz', '/readyz', '/metrics'], onlyHere(outside));
  routes.get('/healthz', (_, response) => void response.json({ ok: true }));
  routes.get('/readyz', async (_, response) => {
    const reasons = await notReady();
    response.status(reasons.length === 0 ? 200 : 503).json({ ready: reasons.length === 0, reasons });
  });
  routes.get('/metrics', async (_, response) => send(response, figuresType, await figures()));
  return routes;
}

function send(response: Response, type: string, text: string): void {
  response.setHeader('content-type', type);
  response.end(text);
}

function onlyHere(outside: Outside): RequestHandler {
  return (request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    if (outside.isHere(request)) return next();
    sendRefusal(response, refuse('not-found', 'There is no such address.'));
  };
}
