// Who asks over HTTP: the newsroom's people on our own pages by their session, their programs by a token, never both at once.
import type { Request, RequestHandler, Response } from 'express';
import type { Scope } from '../../shared/api/tokens.ts';
import type { Person } from '../../shared/newsroom.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Asker as AccountAsker } from '../accounts/asker.ts';
import type { Bearer } from '../accounts/tokens.ts';
import type { Sessions } from '../people.ts';
import { sendRefusal } from './failure.ts';

export type Asker = { readonly person: Person; readonly mayStill: () => boolean };

/** What the doors need to know of tokens. */
export type Bearers = { bearerOf(secret: string): Bearer | null; stands(id: string): boolean };

/** `session` is null for a program, which shows a token. */
type Known = Asker & { readonly session: string | null };

const asking = new WeakMap<object, Known>();

/** Lets only whoever has a session through; `askerOf` then says who it is. */
export function signedIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    if (tokenOf(request) !== null)
      return sendRefusal(response, refuse('forbidden', 'A token does not open this door. Sign in instead.'));
    const asker = await sessionAsker(sessions, request, response);
    if (!asker) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
    asking.set(request, asker);
    next();
  };
}

/** The type of the body, if there is one, and from where a browser may come with a session. */
type FromWhere = { readonly type?: string; readonly ours?: RequestHandler };

/** Lets whoever has a session through, on our own pages, and whoever shows a token that has this scope. */
export function signedInOrBearer(
  sessions: Sessions,
  bearers: Bearers,
  scope: Scope,
  { type = 'application/json', ours = fromOurPages(sessions, type) }: FromWhere = {},
): RequestHandler {
  const somebody = signedIn(sessions);
  return (request, response, next) => {
    const secret = tokenOf(request);
    if (secret === null) {
      // What fails in a handler called from another, Express does not hear of.
      const hearing = (handled: unknown): void => void Promise.resolve(handled).catch(next);
      const comesIn = (error?: unknown): void =>
        error ? next(error) : hearing(somebody(request, response, next));
      return hearing(ours(request, response, comesIn));
    }
    if (request.headers.cookie !== undefined)
      return sendRefusal(response, refuse('invalid', 'Send a token or a cookie, not both.'));
    const bearer = bearers.bearerOf(secret);
    if (!bearer)
      return sendRefusal(response, refuse('signed-out', 'This token does not stand here (any more).'));
    if (!bearer.scopes.includes(scope)) return outOfScope(response, scope);
    if (isWriting(request) && request.is(type) !== type) return sendRefusal(response, sendAs(type));
    asking.set(request, {
      person: bearer.person,
      session: null,
      mayStill: () => bearers.stands(bearer.id),
    });
    next();
  };
}

/** For what looks anew who they are when it is done. Stands after `signedIn`. */
export function accountAsking(request: Request): AccountAsker {
  const { person, session, mayStill } = known(request);
  if (session === null) throw new Error('This route is for whoever has a session.');
  return { id: person.id, session, mayStill };
}

export function askerOf(request: Request): Asker {
  return known(request);
}

function known(request: Request): Known {
  const asker = asking.get(request);
  if (!asker) throw new Error('This route needs `signedIn` before it.');
  return asker;
}

/** A form on a foreign page can neither name our origin nor send JSON, nor any other `type` that no form has. */
export function fromOurPages(sessions: Sessions, type = 'application/json'): RequestHandler {
  const read = notFromElsewhere(sessions);
  return (request, response, next) => {
    if (!isWriting(request)) return read(request, response, next);
    if (!sessions.isOurOrigin(request)) return sendRefusal(response, ELSEWHERE);
    if (request.is(type) !== type) return sendRefusal(response, sendAs(type));
    next();
  };
}

/** What a foreign page could not read, it could still time; what it may not ask, it learns nothing from. */
export function notFromElsewhere(sessions: Sessions): RequestHandler {
  return (request, response, next) => {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isForeign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !sessions.isOurOrigin(request);
    if (isForeign) return sendRefusal(response, ELSEWHERE);
    next();
  };
}

/** Nothing of the newsroom stays in a cache. */
export function neverCached(_: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

const ELSEWHERE = refuse('forbidden', 'This was asked from a page that is not ours.');

/** What stands after `Bearer`; null when nothing does. A proxy's own `Basic` is nothing to us. */
function tokenOf(request: Request): string | null {
  const shown = /^bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '');
  return shown && (shown[1] ?? '');
}

/** The session may end while the body is still on its way. */
async function sessionAsker(sessions: Sessions, request: Request, response: Response): Promise<Known | null> {
  const ended = new Set<string>();
  response.once(
    'close',
    sessions.onEnd((session) => ended.add(session)),
  );
  const found = await sessions.whoAsks(request);
  return found && { ...found, mayStill: () => !ended.has(found.session) };
}

function outOfScope(response: Response, scope: Scope): void {
  response.setHeader(
    'www-authenticate',
    `Bearer realm="Galley", error="insufficient_scope", scope="${scope}"`,
  );
  sendRefusal(response, refuse('forbidden', `This token has no right to ${scope}. Make one that has.`));
}

function isWriting({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function sendAs(type: string) {
  return refuse('forbidden', `Send it as ${type}.`);
}
