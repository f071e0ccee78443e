// Makes a draft of a Word file: its bytes are the body, what else a draft begins with stands in the address. Behind it is
// `draft.create` as behind every door, so the same id again makes no second draft.
import { type RequestHandler, Router, raw } from 'express';
import { z } from 'zod';
import { commandIdSchema, IMPORT_LIMIT } from '../../shared/commands.ts';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { FILE_TOO_LARGE } from '../import/docx/read-docx.ts';
import type { AskRooms } from './command-door.ts';
import { sendRefusal } from './failure.ts';
import { notTooFast } from './not-too-fast.ts';
import { askerOf, type Bearers, neverCached, signedInOrBearer } from './signed-in.ts';

type Parts = { readonly accounts: Accounts; readonly tokens: Bearers; readonly ask: AskRooms };

/** Each may keep a reader busy for a while. */
const PACE = { points: 20, duration: 60 };

/** What it says is judged with the command's payload. */
const address = z.strictObject({
  id: commandIdSchema,
  slug: z.string().optional(),
  desk: z.string().optional(),
  deadline: z.string().optional(),
});

export function importRoutes({ accounts, tokens, ask }: Parts): Router {
  const routes = Router();
  const somebody = signedInOrBearer(accounts, tokens, 'write', { type: DOCX_TYPE });
  routes.use(neverCached);
  routes.post('/', somebody, notTooFast(PACE), notTooLarge, body, async (request, response) => {
    const asked = address.safeParse(request.query);
    if (!asked.success) return sendRefusal(response, refuse('invalid', 'Name the command: ?id=<uuid>.'));
    if (!Buffer.isBuffer(request.body) || request.body.length === 0)
      return sendRefusal(response, refuse('invalid', 'Send the file’s bytes.'));
    const { id, ...facts } = asked.data;
    const payload = { ...facts, content: { format: 'docx', bytes: request.body } };
    const { person, mayStill } = askerOf(request);
    const answer = await ask(person.id, { id, name: 'draft.create', payload }, mayStill);
    if (answer.ok) response.json(answer);
    else sendRefusal(response, answer.refusal);
  });
  routes.use((_, response) => sendRefusal(response, refuse('not-found', 'There is no such address.')));
  return routes;
}

/** Before anything is read of it; what does not say its length is cut off by the body's reader. */
const notTooLarge: RequestHandler = (request, response, next) => {
  if (Number(request.headers['content-length']) > IMPORT_LIMIT) sendRefusal(response, FILE_TOO_LARGE);
  else next();
};

const body = raw({ type: DOCX_TYPE, limit: IMPORT_LIMIT, inflate: false });
