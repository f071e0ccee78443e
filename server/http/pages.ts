// Every address of the client is the same page; who is not signed in is sent to sign in first.
import type { RequestHandler } from 'express';
import { LINK_PAGES } from '../../shared/accounts.ts';
import type { Sessions } from '../people.ts';
import type { Client } from './client.ts';
import { SIGN_IN_PAGE, toSignIn } from './followed-link.ts';
import { nonceOf } from './headers.ts';

/** For those who have no session yet. */
const OPEN: readonly string[] = [SIGN_IN_PAGE, ...Object.values(LINK_PAGES)];

export function pages(client: Client, sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || isFile(request.path)) return next();
    if (!OPEN.includes(request.path) && !(await sessions.whoAsks(request))) {
      return toSignIn(request, response);
    }
    response.setHeader('cache-control', 'no-cache');
    // Where they come from decides about the window (headers.ts).
    response.vary('Sec-Fetch-Site');
    response.type('html').send(await client.page(request.originalUrl, nonceOf(response)));
  };
}

function isFile(path: string): boolean {
  return path !== '/index.html' && /\.[a-z\d]{1,8}$/i.test(path);
}
