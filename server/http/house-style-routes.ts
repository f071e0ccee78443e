// The house style: read by everybody in the newsroom, set by a chief.
import { type RequestHandler, Router } from 'express';
import { FIRST_HOUSE_STYLE, houseStyleSchema } from '../../shared/house-style.ts';
import { mayChangeHouseStyle } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Clock } from '../people.ts';
import type { Store } from '../store/store.ts';
import { sendRefusal } from './failure.ts';
import { plainJson } from './plain-json.ts';
import { askerOf, mayStill } from './signed-in.ts';

type Parts = {
  readonly store: Pick<Store, 'houseStyle' | 'setHouseStyle'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly asker: RequestHandler;
};

export function houseStyleRoutes({ store, clock, asker }: Parts): Router {
  const routes = Router();
  routes.get('/', asker, async (_, response) => {
    response.json((await store.houseStyle()) ?? FIRST_HOUSE_STYLE);
  });
  routes.put('/', asker, plainJson(1_000), async (request, response) => {
    const style = houseStyleSchema.safeParse(request.body);
    if (!style.success) return sendRefusal(response, refuse('invalid', 'There is no such house style.'));
    const person = askerOf(request);
    const may = mayChangeHouseStyle(person);
    if (!may.ok) return sendRefusal(response, refuse('forbidden', may.because));
    if (!mayStill(request)()) return sendRefusal(response, refuse('signed-out', 'Sign in first.'));
    await store.setHouseStyle({ at: new Date(clock.now()).toISOString(), by: person.id, style: style.data });
    response.json(style.data);
  });
  return routes;
}
