// Brings one picture in: its bytes are the body, and they alone say what it is.
import { type RequestHandler, Router, raw } from 'express';
import { PICTURE_LIMIT } from '../../shared/article/picture.ts';
import { canBringPictures } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { TOO_LARGE } from '../images/image.ts';
import { type Images, takeImage } from '../images/take-image.ts';
import { sendRefusal } from './failure.ts';
import { notTooFast } from './not-too-fast.ts';
import { askerOf, fromOurPages, neverCached, signedIn } from './signed-in.ts';

type Parts = { readonly accounts: Accounts; readonly images: Images };

/** A story with many pictures comes through; a loop does not. */
const PACE = { points: 40, duration: 60 };
const TYPE = 'application/octet-stream';

export function imageUpload({ accounts, images }: Parts): Router {
  const routes = Router();
  routes.use(neverCached, fromOurPages(accounts, TYPE));
  const mayBring = onlyWriters(accounts);
  routes.post(
    '/',
    signedIn(accounts),
    mayBring,
    notTooFast(PACE),
    notTooLarge,
    body,
    mayBring,
    async (request, response) => {
      const { person, mayStill } = askerOf(request);
      if (!mayStill()) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
      if (!Buffer.isBuffer(request.body)) return sendRefusal(response, EMPTY);
      const taken = await takeImage(images, request.body, person.id);
      if ('code' in taken) sendRefusal(response, taken);
      else response.json(taken);
    },
  );
  routes.use((_, response) => sendRefusal(response, refuse('not-found', 'There is no such address.')));
  return routes;
}

const EMPTY = refuse('invalid', 'Send the picture’s bytes as the body.');

const body = raw({ type: TYPE, limit: PICTURE_LIMIT, inflate: false });

/** As they are now: asked before the body is read, and again after, since it may take its time. */
function onlyWriters({ people }: Accounts): RequestHandler {
  return (request, response, next) => {
    const { person } = askerOf(request);
    const may = canBringPictures(people.personOf(person.id) ?? person);
    if (may.ok) next();
    else sendRefusal(response, refuse('forbidden', may.because));
  };
}

/** Before anything is read of it; what does not say its length is cut off by the body's reader. */
const notTooLarge: RequestHandler = (request, response, next) => {
  if (Number(request.headers['content-length']) > PICTURE_LIMIT) sendRefusal(response, TOO_LARGE);
  else next();
};
