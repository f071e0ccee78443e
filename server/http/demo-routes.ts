// The demo's sign-in: who can be stepped in as, and stepping in. For anybody else these routes do not exist.
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { isAtThisComputer } from '../accounts/demo-gate.ts';
import { sendRefusal } from './failure.ts';
import { plainJson } from './plain-json.ts';

const signIn = z.strictObject({ handle: z.string().max(64) });

export function demoRoutes(accounts: Accounts): Router {
  const routes = Router();
  routes.use(onlyHere);
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

/** Passed over, the request ends where every unknown address does. */
const onlyHere: RequestHandler = (request, _, next) => {
  const here = isAtThisComputer({ peer: request.socket.remoteAddress, headers: request.headers });
  next(here ? undefined : 'router');
};
