// Routes for the newsroom's people only, and what may change something: asked by our own pages, in JSON.
import type { Request, RequestHandler, Response } from 'express';
import type { Person } from '../../shared/newsroom.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Sessions } from '../people.ts';
import { sendRefusal } from './failure.ts';

type Asker = { readonly person: Person; readonly mayStill: () => boolean };

const asking = new WeakMap<object, Asker>();

/** Lets nobody else through; `askerOf` then says who it is. */
export function signedIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const ended = new Set<string>();
    response.once(
      'close',
      sessions.onEnd((session) => ended.add(session)),
    );
    const found = await sessions.whoAsks(request);
    if (!found) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
    asking.set(request, { person: found.person, mayStill: () => !ended.has(found.session) });
    next();
  };
}

export function askerOf(request: Request): Person {
  return knownAsker(request).person;
}

/** Whether the session that asks still stands: a body may take its time, and a sign-out comes in between. */
export function mayStill(request: Request): () => boolean {
  return knownAsker(request).mayStill;
}

function knownAsker(request: Request): Asker {
  const asker = asking.get(request);
  if (!asker) throw new Error('This route needs `signedIn` before it.');
  return asker;
}

/** A form on a foreign page can neither name our origin nor send JSON, nor any other `type` that no form has. */
export function fromOurPages(sessions: Sessions, type = 'application/json'): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const because = complaint(request, sessions, type);
    if (because) return sendRefusal(response, refuse('forbidden', because));
    next();
  };
}

function complaint(request: Request, sessions: Sessions, type: string): string | null {
  if (!sessions.isOurOrigin(request)) return 'This was asked from a page that is not ours.';
  return request.is(type) === type ? null : `Send it as ${type}.`;
}

/** Nothing of the newsroom stays in a cache. */
export function neverCached(_: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store');
  next();
}
