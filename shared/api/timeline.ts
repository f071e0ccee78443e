// A draft's past as it is read: what was decided, and in between who wrote, from when to when and how much.
import { z } from 'zod';
import { personIdSchema } from '../newsroom.ts';
import { draftIdSchema } from '../review/draft.ts';
import { seqSchema } from '../review/thread.ts';
import { countSchema, momentSchema } from './card.ts';
import { eventSchema } from './events.ts';

export const burstSchema = z.object({
  by: personIdSchema,
  from: momentSchema,
  to: momentSchema,
  /** The log's numbers of its first and last edit. */
  first: seqSchema,
  last: seqSchema,
  typed: countSchema.describe('Characters that came in.'),
  cut: countSchema.describe('Characters that were taken out.'),
});
export type Burst = z.infer<typeof burstSchema>;

export const momentOfTimelineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: eventSchema }),
  z.object({ kind: z.literal('burst'), burst: burstSchema }),
]);
export type Moment = z.infer<typeof momentOfTimelineSchema>;

export const timelineSchema = z.object({
  draftId: draftIdSchema,
  seq: seqSchema.describe('The draft’s running number at this answer.'),
  moments: z.array(momentOfTimelineSchema).describe('Oldest first.'),
});
export type Timeline = z.infer<typeof timelineSchema>;
