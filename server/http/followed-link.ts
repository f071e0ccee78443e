// What a mail or another page may link to: editions, pictures, files to take along. Followed, the link opens in a tab of its
// own, where nobody who linked here sees anything of it; embedded or fetched from elsewhere it is refused like all that we read.
import type { Request, RequestHandler, Response } from 'express';
import type { Sessions } from '../people.ts';
import { notFromElsewhere } from './signed-in.ts';

export const SIGN_IN_PAGE = '/sign-in';

/** Lets our own pages through, and whoever follows a link; not signed in, they sign in first and then come to where it leads. */
export function linkedOrOurs(sessions: Sessions): RequestHandler {
  const read = notFromElsewhere(sessions);
  return async (request, response, next) => {
    if (!isFollowed(request)) return read(request, response, next);
    if (await sessions.whoAsks(request)) next();
    else toSignIn(request, response);
  };
}

export function toSignIn({ originalUrl }: Request, response: Response): void {
  const to = originalUrl === '/' ? '' : `?to=${encodeURIComponent(originalUrl)}`;
  response.redirect(SIGN_IN_PAGE + to);
}

/** What a browser alone says of a request, and no script in it can: the whole tab goes there. */
function isFollowed({ method, headers }: Request): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': what } = headers;
  return (method === 'GET' || method === 'HEAD') && mode === 'navigate' && what === 'document';
}
