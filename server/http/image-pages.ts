// The pictures that we keep, for whoever is signed in. Whatever the bytes may be, they draw and do nothing else.
import { Router } from 'express';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { findingPictures } from '../images/find-picture.ts';
import type { Images } from '../images/take-image.ts';
import { sendRefusal } from './failure.ts';
import { linkedOrOurs } from './followed-link.ts';
import { neverCached, signedIn } from './signed-in.ts';

type Parts = { readonly accounts: Accounts; readonly images: Pick<Images, 'store'> };

export function imagePages({ accounts, images }: Parts): Router {
  const routes = Router();
  const find = findingPictures(images.store);
  routes.get('/:name', neverCached, linkedOrOurs(accounts), signedIn(accounts), async (request, response) => {
    const image = await find(`/images/${String(request.params.name)}`);
    if (!image) return sendRefusal(response, refuse('not-found', 'There is no such picture.'));
    const { hash, type, bytes } = image;
    // The same bytes for ever; kept for the session that asked, not for whoever steps in here next.
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    response.vary('cookie');
    response.setHeader('content-security-policy', "sandbox; default-src 'none'");
    response.setHeader('content-disposition', `inline; filename="picture-${hash.slice(0, 12)}.${type}"`);
    response.setHeader('content-type', `image/${type}`);
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
  return routes;
}
