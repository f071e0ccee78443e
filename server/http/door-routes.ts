// The door, for whoever has no session: what kind of door it is, signing in, and coming in by a link.
import { type Request, type Response, Router } from 'express';
import { accountRequests, type Door } from '../../shared/accounts.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { asked } from './asked.ts';
import { isDemoFor } from './demo-routes.ts';
import { notTooOften } from './not-too-fast.ts';

export function doorRoutes(accounts: Accounts): Router {
  const { arrivals } = accounts;
  const routes = Router();
  const withLink = notTooOften((request) => accounts.whereFrom(request));
  routes.get('/door', (request, response) => {
    const door: Door = { demo: isDemoFor(accounts, request), setUp: accounts.firstChief.isWanted };
    response.json(door);
  });
  routes.post(
    '/sign-in',
    asked(accountRequests.signIn, async (tried, request, response) => {
      const came = await accounts.signIn(request, tried);
      if ('code' in came) return came;
      response.setHeader('set-cookie', [...came.cookies]);
      return came.person;
    }),
  );
  routes.post('/sign-out', async (request, response) => {
    response.setHeader('set-cookie', [...(await accounts.signOut(request))]);
    response.json({ ok: true });
  });
  routes.post(
    '/links/look',
    withLink,
    asked(accountRequests.look, ({ token }) => arrivals.look(token)),
  );
  routes.post(
    '/set-up',
    withLink,
    asked(accountRequests.setUp, async (who, ...line) => comesIn(await arrivals.setUp(who), ...line)),
  );
  routes.post(
    '/invitations/accept',
    withLink,
    asked(accountRequests.accept, async (who, ...line) => comesIn(await arrivals.accept(who), ...line)),
  );
  routes.post(
    '/resets/use',
    withLink,
    asked(accountRequests.useReset, async (who, ...line) => comesIn(await arrivals.useReset(who), ...line)),
  );
  return routes;

  /** Whoever came by a link is in: they need not type what they have just chosen. */
  async function comesIn(
    id: PersonId | Refusal,
    request: Request,
    response: Response,
  ): Promise<Person | Refusal> {
    if (typeof id !== 'string') return id;
    const cookies = await accounts.stepIn(id, request);
    const person = accounts.people.personOf(id);
    if (!person) throw new Error('Somebody came in and is not there.');
    response.setHeader('set-cookie', [...cookies]);
    return person;
  }
}
