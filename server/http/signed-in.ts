// Routes for the newsroom's people only, and what may change something: asked by our own pages, in JSON.
import type { Request, RequestHandler, Response } from 'express';
import type { Person } from '../../shared/newsroom.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Asker } from '../accounts/asker.ts';
import type { Sessions } from '../people.ts';
import { sendRefusal } from './failure.ts';

type Known = {
  readonly person: Person;
  readonly session: string;
  readonly mayStill: () => boolean;
};

const asking = new WeakMap<object, Known>();

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
    asking.set(request, { ...found, mayStill: () => !ended.has(found.session) });
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

/** For what looks anew who they are when it is done. */
export function accountAsking(request: Request): Asker {
  const { person, session, mayStill } = knownAsker(request);
  return { id: person.id, session, mayStill };
}

function knownAsker(request: Request): Known {
  const asker = asking.get(request);
  if (!asker) throw new Error('This route needs `signedIn` before it.');
  return asker;
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
