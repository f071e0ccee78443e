// The published editions, as pages and as JSON, for whoever is signed in.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Edition, Store } from '../store/store.ts';
import { EDITION_CSP, editionPage } from './edition-page.ts';
import { sendRefusal } from './failure.ts';
import { neverCached } from './signed-in.ts';

type Parts = { readonly accounts: Accounts; readonly store: Pick<Store, 'edition'> };

const address = z.object({
  draftId: draftIdSchema,
  number: z.string().regex(/^[1-9]\d{0,5}(\.json)?$/),
});

export function editionRoutes({ accounts, store }: Parts): Router {
  const routes = Router();
  routes.get('/:draftId/:number', neverCached, async (request, response) => {
    const asJson = request.path.endsWith('.json');
    if (!(await accounts.whoAsks(request)))
      return asJson
        ? sendRefusal(response, refuse('signed-out', 'Sign in first.'))
        : response.redirect(`/sign-in?to=${encodeURIComponent(request.originalUrl)}`);
    const edition = await find(store, request.params);
    if (!edition) return sendRefusal(response, refuse('not-found', 'There is no such edition.'));
    const publisher = accounts.people.roll().find(({ id }) => id === edition.by);
    if (asJson) return sendJson(response, edition, publisher?.name ?? null);
    response.setHeader('content-security-policy', EDITION_CSP);
    response.type('html').send(editionPage(edition, publisher?.name ?? 'somebody who left'));
  });
  return routes;
}

async function find(store: Parts['store'], params: unknown): Promise<Edition | null> {
  const asked = address.safeParse(params);
  return asked.success ? store.edition(asked.data.draftId, Number.parseInt(asked.data.number, 10)) : null;
}

/** `hash` is the SHA-256 of `blocks` as they are written here, so that anybody can check it. */
function sendJson(response: Response, edition: Edition, publisher: string | null): void {
  const { blocks, at, by, ...rest } = edition;
  response.json({
    ...rest,
    publishedAt: at,
    publishedBy: { id: by, name: publisher },
    blocks: JSON.parse(blocks),
  });
}
