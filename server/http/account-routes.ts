// Accounts, for whoever is signed in: their own, and for chiefs everybody's and the way in.
import { type Request, Router } from 'express';
import { historyQuerySchema } from '../../shared/account-history.ts';
import { accountRequests } from '../../shared/accounts.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Asker } from '../accounts/asker.ts';
import { asked, sendAnswer } from './asked.ts';
import { notTooFast } from './not-too-fast.ts';
import { accountAsking, signedIn } from './signed-in.ts';

export function accountRoutes(accounts: Accounts): Router {
  const routes = Router();
  // Only these, or whoever is signed out would be told so at every address that there is not.
  routes.use(['/me', '/accounts', '/invitations'], signedIn(accounts), notTooFast());
  addOwn(routes, accounts);
  addRoster(routes, accounts);
  addInvitations(routes, accounts);
  return routes;
}

function addOwn(routes: Router, accounts: Accounts): void {
  const { own } = accounts;
  routes.get('/me/account', (request, response) => sendAnswer(response, own.account(accountAsking(request))));
  routes.post(
    '/me/name',
    asked(accountRequests.rename, ({ name }, request) => own.rename(accountAsking(request), name)),
  );
  routes.post(
    '/me/password',
    asked(accountRequests.changePassword, (passwords, request) =>
      own.changePassword(accountAsking(request), accounts.whereFrom(request), passwords),
    ),
  );
  routes.get('/me/sessions', (request, response) =>
    sendAnswer(response, own.sessions(accountAsking(request))),
  );
  routes.post(
    '/me/sessions/end',
    asked(accountRequests.endSession, ({ session }, request) =>
      own.endSession(accountAsking(request), session),
    ),
  );
  routes.post(
    '/me/sessions/end-others',
    asked(accountRequests.nothing, (_, request) => own.endOthers(accountAsking(request))),
  );
}

function addRoster(routes: Router, { roster, invitations, outside }: Accounts): void {
  routes.get('/accounts', (request, response) => sendAnswer(response, roster.list(accountAsking(request))));
  routes.get('/accounts/history', (request, response) => {
    const asking = historyQuerySchema.safeParse(request.query);
    const answer = asking.success ? roster.history(accountAsking(request), asking.data.before) : NO_PAGE;
    sendAnswer(response, answer);
  });
  routes.post(
    '/accounts/:id/place',
    asked(accountRequests.place, (place, request) =>
      roster.place(accountAsking(request), accountIn(request), place),
    ),
  );
  const alone: Readonly<Record<string, (asker: Asker, id: PersonId, request: Request) => object | Refusal>> =
    {
      disable: (asker, id) => roster.disable(asker, id),
      enable: (asker, id) => roster.enable(asker, id),
      'reset-link': (asker, id, request) =>
        invitations.makeReset(asker, id, { base: outside.baseFor(request) }),
    };
  for (const [name, act] of Object.entries(alone))
    routes.post(
      `/accounts/:id/${name}`,
      asked(accountRequests.nothing, (_, request) =>
        act(accountAsking(request), accountIn(request), request),
      ),
    );
}

function addInvitations(routes: Router, { invitations, outside }: Accounts): void {
  routes.get('/invitations', (request, response) =>
    sendAnswer(response, invitations.list(accountAsking(request))),
  );
  routes.post(
    '/invitations',
    asked(accountRequests.invite, (terms, request) =>
      invitations.make(accountAsking(request), terms, { base: outside.baseFor(request) }),
    ),
  );
  routes.post(
    '/invitations/:id/revoke',
    asked(accountRequests.nothing, (_, request) =>
      invitations.revoke(accountAsking(request), String(request.params['id'])),
    ),
  );
}

/** Whatever is too long to be one names nobody. */
function accountIn(request: Request): PersonId {
  return personIdSchema.parse(String(request.params['id']).slice(0, 64));
}

const NO_PAGE = refuse(
  'invalid',
  'There is no such page of the history: say `before` with the number of an entry.',
);
