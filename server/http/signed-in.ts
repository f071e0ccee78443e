// Routes for the newsroom's people only, and what may change something: asked by our own pages, in JSON.
import type { Request, RequestHandler, Response } from 'express';
import type { Person } from '../../shared/newsroom.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Sessions } from '../people.ts';
import { sendRefusal } from './failure.ts';

const asking = new WeakMap<object, Person>();

/** Lets nobody else through; `askerOf` then says who it is. */
export function signedIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const found = await sessions.whoAsks(request);
    if (!found) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
    asking.set(request, found.person);
    next();
  };
}

export function askerOf(request: Request): Person {
  const person = asking.get(request);
  if (!person) throw new Error('This route needs `signedIn` before it.');
  return person;
}

/** A form on a foreign page can neither name our origin nor send JSON. */
export function fromOurPages(sessions: Sessions): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const because = complaint(request, sessions);
    if (because) return sendRefusal(response, refuse('forbidden', because));
    next();
  };
}

function complaint(request: Request, sessions: Sessions): string | null {
  if (!sessions.isOurOrigin(request)) return 'This was asked from a page that is not ours.';
  return request.is('application/json') === 'application/json' ? null : 'Send it as application/json.';
}

/** Nothing of the newsroom stays in a cache. */
export function neverCached(_: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store');
  next();
}
