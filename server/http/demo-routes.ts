// The demo's sign-in: who can be stepped in as, and stepping in. For anybody else these routes do not exist.
import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { sendRefusal } from './failure.ts';
import { plainJson } from './plain-json.ts';

const signIn = z.strictObject({ handle: z.string().max(64) });

export function demoRoutes(accounts: Accounts): Router {
  const routes = Router();
  routes.use(onlyWhereItIs(accounts));
  routes.get('/people', (_, response) => void response.json({ people: accounts.people.everybody() }));
  routes.post('/sign-in', plainJson(1_000), async (request, response) => {
    const asked = signIn.safeParse(request.body);
    if (!asked.success) return sendRefusal(response, refuse('invalid', 'Say who: {"handle": "…"}.'));
    const person = accounts.people.everybody().find(({ handle }) => handle === asked.data.handle);
    if (!person) return sendRefusal(response, refuse('not-found', 'Nobody here is called that.'));
    response.setHeader('set-cookie', [...(await accounts.stepIn(person.id, request))]);
    response.json(person);
  });
  return routes;
}

/** Whether whoever asks may step in as somebody made up. */
export function isDemoFor(accounts: Accounts, request: Request): boolean {
  return accounts.isDemoOpen && accounts.outside.isHere(request);
}

/** Passed over, the request ends where every unknown address does. */
function onlyWhereItIs(accounts: Accounts): RequestHandler {
  return (request, _, next) => next(isDemoFor(accounts, request) ? undefined : 'router');
}
