// A draft's card and what stands before its publication, as they are told over HTTP.
import { z } from 'zod';
import { DESKS, personIdSchema } from '../newsroom.ts';
import type { Card } from '../review/card.ts';
import { draftIdSchema, STAGES } from '../review/draft.ts';
import type { Blocker } from '../review/gate.ts';
import { FLAG_TYPES, seqSchema, threadIdSchema } from '../review/thread.ts';

export const countSchema = z.number().int().nonnegative();
export const momentSchema = z.iso.datetime();

export const blockerSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('flag-open'), thread: threadIdSchema, type: z.enum(FLAG_TYPES) }),
  z.object({ code: z.literal('embargoed'), until: momentSchema }),
  z.object({ code: z.enum(['headline-missing', 'article-empty', 'not-ready']) }),
]) satisfies z.ZodType<Blocker>;

export const cardSchema = z.object({
  id: draftIdSchema,
  seq: seqSchema.describe('The draft’s running number that this tells of; it is on disk.'),
  slug: z.string(),
  headline: z.string(),
  stage: z.enum(STAGES),
  owner: personIdSchema,
  desk: z.enum(DESKS),
  deadline: momentSchema.nullable(),
  embargo: momentSchema.nullable().describe('Not before this time, passed or not.'),
  words: countSchema,
  open: z.object({ blocking: countSchema, advisory: countSchema }).describe('Open flags by severity.'),
  asks: z
    .object({
      desks: z.partialRecord(z.enum(DESKS), countSchema).describe('Open flags that nobody was given.'),
      assigned: z.array(personIdSchema).describe('Who was given an open flag.'),
      named: z.array(personIdSchema).describe('Who was named in an open thread and has not answered.'),
    })
    .describe('Whose attention its threads ask for.'),
  blockers: z.array(blockerSchema).describe('Every reason why the gate is shut; none means that it is open.'),
  edition: countSchema.describe('The number of the newest edition; 0 for none.'),
  changedAt: momentSchema,
}) satisfies z.ZodType<Card>;
