// The house style: read by everybody in the newsroom, set by a chief.
import { FIRST_HOUSE_STYLE, houseStyleSchema } from '../../shared/house-style.ts';
import { mayChangeHouseStyle } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Clock } from '../people.ts';
import type { Store } from '../store/store.ts';
import { type Door, door } from './door.ts';

export type HouseStyleParts = {
  readonly store: Pick<Store, 'houseStyle' | 'setHouseStyle'>;
  readonly clock: Pick<Clock, 'now'>;
};

export function houseStyleDoors({ store, clock }: HouseStyleParts): readonly Door[] {
  return [
    door({
      ...{ method: 'get', path: '/house-style', name: 'readHouseStyle', key: 'read' },
      summary: 'The newsroom’s own rules of print',
      answer: houseStyleSchema,
      handle: async () => (await store.houseStyle()) ?? FIRST_HOUSE_STYLE,
    }),
    door({
      ...{ method: 'post', path: '/house-style', name: 'setHouseStyle', key: 'session' },
      summary: 'Sets them, for everybody',
      body: houseStyleSchema,
      answer: houseStyleSchema,
      handle: async ({ asker, body }) => {
        const may = mayChangeHouseStyle(asker.person);
        if (!may.ok) return refuse('forbidden', may.because);
        if (!asker.mayStill()) return refuse('signed-out', 'Sign in again.');
        const at = new Date(clock.now()).toISOString();
        await store.setHouseStyle({ at, by: asker.person.id, style: body });
        return body;
      },
    }),
  ];
}
