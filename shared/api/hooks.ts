// Webhooks as chiefs see them, and what they are sent. A hook's secret is told once, when it is made.
import { z } from 'zod';
import { personIdSchema } from '../newsroom.ts';
import { draftIdSchema } from '../review/draft.ts';
import { seqSchema, threadIdSchema } from '../review/thread.ts';
import { countSchema, momentSchema } from './card.ts';
import { EVENT_TYPES, eventTypeSchema } from './events.ts';

const types = z.array(eventTypeSchema).min(1).max(EVENT_TYPES.length);

export const hookSchema = z.object({
  id: z.string(),
  url: z.string(),
  types,
  words: z.boolean().describe('Whether what people wrote is sent along.'),
  madeAt: momentSchema,
  madeBy: personIdSchema,
  waiting: countSchema.describe('How many events it has not had yet.'),
  failingSince: momentSchema.nullable(),
  retryAt: momentSchema.nullable(),
  disabled: z.string().nullable().describe('Why nothing is sent any more; null while it is.'),
});
export type Hook = z.infer<typeof hookSchema>;

export const hooksSchema = z.object({ hooks: z.array(hookSchema) });

export const newHookSchema = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  types,
  words: z.boolean().default(false),
});
export type NewHook = z.output<typeof newHookSchema>;

export const madeHookSchema = z.object({
  hook: hookSchema,
  secret: z.string().describe('Shown this once: what is sent is signed with it.'),
});

export const deliverySchema = z.object({
  at: momentSchema,
  event: z.string().describe('Its `webhook-id`.'),
  type: z.string(),
  status: z.number().int().nullable(),
  ms: countSchema,
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveriesSchema = z.object({ deliveries: z.array(deliverySchema) });
export const hookAddressSchema = z.object({ hookId: z.string().max(64) });

/** What a hook is sent; the same `id` may come again. */
export const hookMessageSchema = z.object({
  id: z.string(),
  type: eventTypeSchema,
  timestamp: momentSchema,
  data: z.object({
    draftId: draftIdSchema,
    seq: seqSchema,
    by: personIdSchema,
    thread: threadIdSchema.nullable(),
    payload: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe(
        'The event’s own; without the words unless the hook was made with them; null when it was erased.',
      ),
  }),
});
export type HookMessage = z.infer<typeof hookMessageSchema>;
