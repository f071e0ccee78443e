// The review log as it is told over HTTP: what was decided, by whom, when. A new type of event has its row here.
import { z } from 'zod';
import { DESKS, personIdSchema } from '../newsroom.ts';
import { draftIdSchema, STAGES } from '../review/draft.ts';
import type { EventType, Payloads, ReviewEvent } from '../review/events.ts';
import { FLAG_TYPES, OUTCOMES, SEVERITIES, seqSchema, threadIdSchema } from '../review/thread.ts';
import { placeSchema } from './article.ts';
import { countSchema, momentSchema } from './card.ts';

const said = { text: z.string(), mentions: z.array(personIdSchema) };

const PAYLOADS: { readonly [T in EventType]: z.ZodType<Payloads[T]> } = {
  'draft.created': z.object({
    id: draftIdSchema,
    slug: z.string(),
    desk: z.enum(DESKS),
    owner: personIdSchema,
    deadline: momentSchema.nullable(),
    copiedFrom: z
      .object({ id: draftIdSchema, slug: z.string(), owners: z.array(personIdSchema) })
      .exactOptional()
      .describe('The draft that it is a copy of.'),
  }),
  'draft.assigned': z.object({ from: personIdSchema, to: personIdSchema }),
  'draft.transferred': z.object({ from: z.enum(DESKS), to: z.enum(DESKS) }),
  'draft.renamed': z.object({ from: z.string(), to: z.string() }),
  'deadline.moved': z.object({ from: momentSchema.nullable(), to: momentSchema.nullable() }),
  'embargo.placed': z.object({
    from: momentSchema.nullable(),
    until: momentSchema,
    reason: z.string().nullable(),
  }),
  'embargo.lifted': z.object({ from: momentSchema, reason: z.string().nullable() }),
  'draft.moved': z.object({ from: z.enum(STAGES), to: z.enum(STAGES), reason: z.string().nullable() }),
  'draft.published': z.object({
    edition: seqSchema,
    textVersion: countSchema,
    hash: z.string(),
    note: z.string().nullable(),
  }),
  'draft.reopened': z.object({ reason: z.string() }),
  'comment.made': z.object({ ...said, anchor: placeSchema.nullable() }),
  'flag.raised': z.object({
    ...said,
    anchor: placeSchema,
    type: z.enum(FLAG_TYPES),
    severity: z.enum(SEVERITIES),
    assignee: personIdSchema.nullable(),
  }),
  'thread.replied': z.object(said),
  'reply.edited': z.object({ ...said, reply: seqSchema }),
  'reply.deleted': z.object({ reply: seqSchema }),
  'thread.moved': z.object({ anchor: placeSchema }),
  'thread.reopened': z.object({ reason: z.string().nullable() }),
  'comment.closed': z.object({}),
  'flag.assigned': z.object({ assignee: personIdSchema.nullable() }),
  'flag.regraded': z.object({ from: z.enum(SEVERITIES), to: z.enum(SEVERITIES), reason: z.string() }),
  'flag.retyped': z.object({ from: z.enum(FLAG_TYPES), to: z.enum(FLAG_TYPES), reason: z.string() }),
  'flag.settled': z.object({ outcome: z.enum(OUTCOMES), note: z.string().nullable() }),
  'flag.withdrawn': z.object({}),
};

export const EVENT_TYPES = Object.keys(PAYLOADS) as readonly EventType[];
export const eventTypeSchema = z.enum(EVENT_TYPES);

function eventOfType<T extends EventType>(type: T) {
  return z.object({
    seq: seqSchema,
    at: momentSchema,
    by: personIdSchema,
    type: z.literal(type),
    thread: threadIdSchema.nullable().describe('The thread it belongs to; null when it begins one.'),
    payload: PAYLOADS[type].nullable().describe('Null when it was erased.'),
  });
}

const [first, ...others] = EVENT_TYPES.map((type) => eventOfType(type));
if (!first) throw new Error('There are no events.');

/** TypeScript does not see that each type goes with its own payload. */
export const eventSchema = z.discriminatedUnion('type', [first, ...others]) as z.ZodType<ReviewEvent>;

export const eventsSchema = z.object({
  draftId: draftIdSchema,
  seq: seqSchema.describe('The draft’s running number at this answer.'),
  events: z.array(eventSchema),
  more: z.boolean().describe('Whether later events are left: ask again after the last one’s `seq`.'),
});
