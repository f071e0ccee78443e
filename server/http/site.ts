// Everything that is answered over HTTP, in the order in which it is asked.
import compression from 'compression';
import express, { type Express } from 'express';
import { refuse } from '../../shared/review/refusal.ts';
import type { Log } from '../log.ts';
import { type Parts as ApiParts, apiRoutes } from './api-routes.ts';
import type { Client } from './client.ts';
import { editionRoutes } from './edition-routes.ts';
import { failure, sendRefusal, type WhyShut } from './failure.ts';
import { fontRoutes } from './fonts.ts';
import { headers } from './headers.ts';
import { imagePages } from './image-pages.ts';
import { pages } from './pages.ts';
import { requestIds } from './request-id.ts';
import { type Watched, watchRoutes } from './watch-routes.ts';

type Parts = ApiParts & {
  readonly client: Client;
  readonly log: Log;
  readonly watched: Watched;
  readonly whyShut: WhyShut;
};

export function createSite(parts: Parts): Express {
  const { accounts, client, log, watched, whyShut } = parts;
  const site = express();
  site.set('etag', false);
  site.use(requestIds(log));
  site.use(headers({ inline: client.inline, isSecure: accounts.outside.isSecure }), compression());
  site.use(watchRoutes(watched, accounts.outside));
  site.use('/fonts', fontRoutes());
  site.use('/api', apiRoutes(parts));
  site.use('/images', imagePages(parts));
  site.use('/editions', editionRoutes(parts));
  site.use(client.assets, pages(client, accounts));
  site.use((_, response) => sendRefusal(response, refuse('not-found', 'There is no such address.')));
  site.use(failure(log, whyShut));
  return site;
}
