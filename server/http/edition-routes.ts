// The published editions, as pages and as JSON, for whoever is signed in.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { editionFile, editionJson } from '../export/edition-file.ts';
import { EDITION_FORMATS, type Tools } from '../export/formats.ts';
import type { Edition, Store } from '../store/store.ts';
import { EDITION_CSP, editionPage, noEditionPage } from './edition-page.ts';
import { sendRefusal } from './failure.ts';
import { linkedOrOurs, toSignIn } from './followed-link.ts';
import { notTooFast } from './not-too-fast.ts';
import { sendFile } from './send-file.ts';
import { neverCached, signedIn } from './signed-in.ts';

type Parts = Tools & {
  readonly accounts: Accounts;
  readonly store: Pick<Store, 'edition'>;
};

const NO_EDITION = refuse('not-found', 'There is no such edition.');
const NO_FORMAT = refuse(
  'not-found',
  `There is no such export. An edition leaves as ${EDITION_FORMATS.slice(0, -1).join(', ')} or ${EDITION_FORMATS.at(-1)}; its threads leave with the draft.`,
);

const address = z.object({
  draftId: draftIdSchema,
  number: z.string().regex(/^[1-9]\d{0,5}(\.json)?$/),
});

export function editionRoutes({ accounts, store, ...tools }: Parts): Router {
  const routes = Router();
  routes.use(neverCached, linkedOrOurs(accounts));
  const path = '/:draftId/:number/export/:format';
  routes.get(path, signedIn(accounts), notTooFast(), async (request, response) => {
    const edition = await find(store, request.params);
    if (!edition) return sendRefusal(response, NO_EDITION);
    const format = z.enum(EDITION_FORMATS).safeParse(request.params.format);
    if (!format.success) return sendRefusal(response, NO_FORMAT);
    const publisher = accounts.people.roll().find(({ id }) => id === edition.by)?.name ?? null;
    const name = `${edition.slug}-edition-${edition.number}`;
    const asked = { format: format.data, publisher, origin: accounts.outside.baseFor(request) };
    sendFile(response, name, await editionFile(edition, asked, tools));
  });
  routes.get('/:draftId/:number', async (request, response) => {
    const asJson = request.path.endsWith('.json');
    if (!(await accounts.whoAsks(request)))
      return asJson
        ? sendRefusal(response, refuse('signed-out', 'Sign in first.'))
        : toSignIn(request, response);
    const edition = await find(store, request.params);
    if (!edition) {
      const wantsPage = !asJson && request.accepts(['json', 'html']) === 'html';
      return wantsPage ? sendNoEdition(response, request.params) : sendRefusal(response, NO_EDITION);
    }
    const publisher = accounts.people.roll().find(({ id }) => id === edition.by);
    const from = { publisher: publisher?.name ?? null, origin: accounts.outside.baseFor(request) };
    if (asJson) return void response.json(editionJson(edition, from));
    response.setHeader('content-security-policy', EDITION_CSP);
    response.type('html').send(editionPage(edition, publisher?.name ?? 'somebody who left'));
  });
  return routes;
}

async function find(store: Parts['store'], params: unknown): Promise<Edition | null> {
  const asked = address.safeParse(params);
  return asked.success ? store.edition(asked.data.draftId, Number.parseInt(asked.data.number, 10)) : null;
}

/** Somebody followed an old or a mistyped address: their browser gets a page, and a way on. */
function sendNoEdition(response: Response, params: unknown): void {
  const draft = address.pick({ draftId: true }).safeParse(params);
  response.setHeader('content-security-policy', EDITION_CSP);
  response
    .status(404)
    .type('html')
    .send(noEditionPage(draft.success ? draft.data.draftId : null));
}
