// A draft to take along: the article and what was said about it, in the form that was asked for.
import { Router } from 'express';
import { z } from 'zod';
import type { Ack } from '../../shared/protocol.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { exportFor, type Read } from '../export/exported.ts';
import { DRAFT_FORMATS, draftFile, type Tools } from '../export/formats.ts';
import { sendRefusal } from './failure.ts';
import { linkedOrOurs } from './followed-link.ts';
import { notTooFast } from './not-too-fast.ts';
import { sendFile } from './send-file.ts';
import { askerOf, type Bearers, signedInOrBearer } from './signed-in.ts';

export type ExportParts = Tools & {
  readonly accounts: Accounts;
  readonly tokens: Bearers;
  /** A draft as it stands, all of it on disk. */
  readonly read: (draftId: DraftId) => Promise<Ack<Read>>;
};

const asked = z.object({ draftId: draftIdSchema, format: z.enum(DRAFT_FORMATS) });

const NOWHERE = refuse(
  'not-found',
  `There is no such export. A draft leaves as ${DRAFT_FORMATS.slice(0, -1).join(', ')} or ${DRAFT_FORMATS.at(-1)}.`,
);

export function exportRoutes({ accounts, tokens, read, ...tools }: ExportParts): Router {
  const routes = Router();
  const somebody = signedInOrBearer(accounts, tokens, 'read', { ours: linkedOrOurs(accounts) });
  routes.get('/drafts/:draftId/export/:format', somebody, notTooFast(), async (request, response) => {
    const address = asked.safeParse(request.params);
    if (!address.success) return sendRefusal(response, NOWHERE);
    const { draftId, format } = address.data;
    const found = await read(draftId);
    const { person, mayStill } = askerOf(request);
    if (!mayStill()) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
    if (!found.ok) return sendRefusal(response, found.refusal);
    const { people } = accounts;
    const exported = exportFor(person, found, { people, origin: accounts.outside.baseFor(request) });
    sendFile(response, exported.draft.slug, await draftFile(exported, format, tools));
  });
  return routes;
}
