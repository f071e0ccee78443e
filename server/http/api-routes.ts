// The API: who I am, who is here, what can be asked, what was published.
import { Router } from 'express';
import { z } from 'zod';
import { commandIdSchema } from '../../shared/commands.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Images } from '../images/take-image.ts';
import type { Store } from '../store/store.ts';
import { demoRoutes } from './demo-routes.ts';
import { sendRefusal } from './failure.ts';
import { imageUpload } from './image-upload.ts';
import { importRoutes } from './import-routes.ts';
import { notTooFast } from './not-too-fast.ts';
import { plainJson } from './plain-json.ts';
import { askerOf, fromOurPages, mayStill, neverCached, signedIn } from './signed-in.ts';

/** The commands' table, behind which the rooms are; the same for every door. */
export type AskRooms = (
  by: PersonId,
  asked: { readonly id: string; readonly name: string; readonly payload: unknown },
  mayStill?: () => boolean,
) => Promise<Ack<Asked>>;

export type Parts = {
  readonly accounts: Accounts;
  readonly store: Pick<Store, 'edition' | 'editions'>;
  readonly images: Images;
  readonly ask: AskRooms;
};

const asked = z.strictObject({ id: commandIdSchema, payload: z.unknown() });

export function apiRoutes({ accounts, store, images, ask }: Parts): Router {
  const routes = Router();
  const somebody = signedIn(accounts);
  routes.use('/images', imageUpload({ accounts, images }));
  routes.use('/imports', importRoutes({ accounts, ask }));
  routes.use(neverCached, fromOurPages(accounts));
  routes.use('/demo', demoRoutes(accounts));
  routes.post('/sign-out', async (request, response) => {
    response.setHeader('set-cookie', [...(await accounts.signOut(request))]);
    response.json({ ok: true });
  });
  routes.get('/me', somebody, (request, response) => void response.json(askerOf(request)));
  routes.get(
    '/people',
    somebody,
    (_, response) => void response.json({ people: accounts.people.everybody() }),
  );
  routes.post('/commands/:name', somebody, notTooFast(), plainJson('6mb'), async (request, response) => {
    const command = asked.safeParse(request.body);
    if (!command.success) return sendRefusal(response, refuse('invalid', 'Send {"id": uuid, "payload": …}.'));
    const { id, payload } = command.data;
    const asking = { id, name: String(request.params.name), payload };
    const answer = await ask(askerOf(request).id, asking, mayStill(request));
    if (answer.ok) response.json(answer);
    else sendRefusal(response, answer.refusal);
  });
  routes.get('/drafts/:draftId/editions', somebody, async (request, response) => {
    const draftId = draftIdSchema.safeParse(request.params.draftId);
    const editions = draftId.success ? await store.editions(draftId.data) : [];
    if (editions.length === 0)
      return sendRefusal(response, refuse('not-found', 'Nothing was published of that draft.'));
    response.json({ editions });
  });
  routes.use((_, response) => sendRefusal(response, refuse('not-found', 'There is no such address.')));
  return routes;
}
