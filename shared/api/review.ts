// A draft's threads as they are told over HTTP.
import { z } from 'zod';
import { personIdSchema } from '../newsroom.ts';
import { draftIdSchema } from '../review/draft.ts';
import {
  type Comment,
  FLAG_TYPES,
  type Flag,
  OUTCOMES,
  type Reply,
  SEVERITIES,
  seqSchema,
  threadIdSchema,
} from '../review/thread.ts';
import { placeSchema } from './article.ts';
import { blockerSchema, countSchema, momentSchema } from './card.ts';

const deed = { by: personIdSchema, at: momentSchema };
const said = { text: z.string(), mentions: z.array(personIdSchema) };

export const replySchema = z.discriminatedUnion('state', [
  z.object({
    id: seqSchema,
    ...deed,
    state: z.literal('said'),
    ...said,
    editedAt: momentSchema.nullable(),
    edits: z.array(seqSchema),
  }),
  z.object({ id: seqSchema, ...deed, state: z.literal('deleted') }),
]) satisfies z.ZodType<Reply>;

const thread = {
  id: threadIdSchema,
  anchor: placeSchema.nullable(),
  ...deed,
  ...said,
  replies: z.array(replySchema),
  newest: seqSchema.describe('The number of the thread’s newest event.'),
};

const commentSchema = z.object({
  ...thread,
  form: z.literal('comment'),
  closed: z.object(deed).nullable(),
}) satisfies z.ZodType<Comment>;

const flagSchema = z.object({
  ...thread,
  form: z.literal('flag'),
  type: z.enum(FLAG_TYPES),
  severity: z.enum(SEVERITIES),
  assignee: personIdSchema.nullable(),
  settled: z
    .object({ outcome: z.enum([...OUTCOMES, 'withdrawn']), note: z.string().nullable(), ...deed })
    .nullable(),
  changes: z.array(
    z.object({
      what: z.enum(['severity', 'type']),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      ...deed,
    }),
  ),
}) satisfies z.ZodType<Flag>;

export const threadSchema = z.discriminatedUnion('form', [commentSchema, flagSchema]);

export const reviewSchema = z.object({
  draftId: draftIdSchema,
  seq: seqSchema,
  lastEvent: countSchema,
  threads: z.array(threadSchema),
  blockers: z.array(blockerSchema),
});
