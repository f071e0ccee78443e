// The webhooks, for chiefs on our own pages only.
import {
  deliveriesSchema,
  deliverySchema,
  hookAddressSchema,
  hookSchema,
  hooksSchema,
  madeHookSchema,
  newHookSchema,
} from '../../shared/api/hooks.ts';
import { doneSchema, nothingSchema } from '../../shared/api/tokens.ts';
import { mayKeepHooks } from '../../shared/doors-policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Hooks } from '../hooks/hooks.ts';
import { type Door, door } from './door.ts';
import type { Asker } from './signed-in.ts';

export function hookDoors(hooks: Hooks): readonly Door[] {
  const one = { params: hookAddressSchema, key: 'session' } as const;
  return [
    door({
      ...{ method: 'get', path: '/hooks', name: 'listHooks', key: 'session' },
      summary: 'The newsroom’s webhooks',
      answer: hooksSchema,
      handle: ({ asker }) => asChief(asker, () => ({ hooks: hooks.all() })),
    }),
    door({
      ...{ method: 'post', path: '/hooks', name: 'makeHook', key: 'session' },
      summary: 'Makes a webhook; its secret is told this once',
      body: newHookSchema,
      answer: madeHookSchema,
      handle: ({ asker, body }) => asChief(asker, () => hooks.make(asker.person.id, body)),
    }),
    door({
      ...{ ...one, method: 'get', path: '/hooks/:hookId/deliveries', name: 'listDeliveries' },
      summary: 'The last hundred deliveries, newest first',
      answer: deliveriesSchema,
      handle: ({ asker, params }) =>
        asChief(asker, () => {
          const deliveries = hooks.deliveries(params.hookId);
          return 'code' in deliveries ? deliveries : { deliveries: [...deliveries] };
        }),
    }),
    door({
      ...{ ...one, method: 'post', path: '/hooks/:hookId/test', name: 'testHook' },
      summary: 'Sends a test now, and says what became of it',
      body: nothingSchema,
      answer: deliverySchema,
      handle: ({ asker, params }) => asChief(asker, () => hooks.test(params.hookId)),
    }),
    door({
      ...{ ...one, method: 'post', path: '/hooks/:hookId/again', name: 'tryHookAgain' },
      summary: 'Tries at once what has failed or was given up',
      body: nothingSchema,
      answer: hookSchema,
      handle: ({ asker, params }) => asChief(asker, () => hooks.again(params.hookId)),
    }),
    door({
      ...{ ...one, method: 'post', path: '/hooks/:hookId/remove', name: 'removeHook' },
      summary: 'Removes a webhook; what it has not had yet is not sent',
      body: nothingSchema,
      answer: doneSchema,
      handle: ({ asker, params }) =>
        asChief(asker, () =>
          hooks.remove(params.hookId)
            ? { ok: true as const }
            : refuse('not-found', 'There is no such webhook.'),
        ),
    }),
  ];
}

/** Judged when it is done: a body may take its time, and a role can change meanwhile. */
function asChief<T>({ person, mayStill }: Asker, act: () => T): T | Refusal {
  if (!mayStill()) return refuse('signed-out', 'Sign in again.');
  const may = mayKeepHooks(person);
  return may.ok ? act() : refuse('forbidden', may.because);
}
