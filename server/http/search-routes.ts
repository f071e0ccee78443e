// Finding drafts by their words, for whoever is signed in and asks from our own pages.
import { Router } from 'express';
import { refuse } from '../../shared/review/refusal.ts';
import { QUERY_LIMIT, searchQuerySchema } from '../../shared/search.ts';
import type { Sessions } from '../people.ts';
import type { Search } from '../search/searching.ts';
import { sendRefusal } from './failure.ts';
import { notTooFast } from './not-too-fast.ts';
import { askerOf, notFromElsewhere, signedIn } from './signed-in.ts';

type Parts = { readonly accounts: Sessions; readonly search: Search };

const UNREADABLE = `Ask with ?q= and at most ${QUERY_LIMIT} characters.`;

export function searchRoutes({ accounts, search }: Parts): Router {
  const routes = Router();
  routes.get('/', notFromElsewhere(accounts), signedIn(accounts), notTooFast(), async (request, response) => {
    const asked = searchQuerySchema.safeParse(request.query);
    if (!asked.success) return sendRefusal(response, refuse('invalid', UNREADABLE));
    const answer = await search(askerOf(request), asked.data.q);
    if ('code' in answer) sendRefusal(response, answer);
    else response.json(answer);
  });
  return routes;
}
