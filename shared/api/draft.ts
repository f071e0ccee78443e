// Drafts as they are read over HTTP: the list, page by page, and one with its article.
import { z } from 'zod';
import { DESKS, personIdSchema } from '../newsroom.ts';
import { draftIdSchema, STAGES } from '../review/draft.ts';
import { seqSchema } from '../review/thread.ts';
import { blockSchema } from './article.ts';
import { cardSchema, countSchema } from './card.ts';

/** How many of anything one page holds, unless fewer are asked for. */
const PAGE = 50;
const LARGEST_PAGE = 200;
export const pageSizeSchema = z.coerce.number().int().min(1).max(LARGEST_PAGE).default(PAGE);

export const draftsQuerySchema = z.strictObject({
  stage: z.enum(STAGES).optional(),
  desk: z.enum(DESKS).optional(),
  owner: personIdSchema.optional(),
  limit: pageSizeSchema,
  cursor: z.string().max(64).optional().describe('`next` of the page before.'),
});

export const draftsSchema = z.object({
  drafts: z.array(cardSchema),
  next: z.string().nullable().describe('The cursor of the next page; null on the last one.'),
});

export const draftAddressSchema = z.object({ draftId: draftIdSchema });

export const draftSchema = z.object({
  ...cardSchema.shape,
  textVersion: countSchema.describe('What `draft.publish` has to name.'),
  blocks: z.array(blockSchema),
});

export const eventsQuerySchema = z.strictObject({
  after: z.coerce.number().int().nonnegative().default(0).describe('Only events with a greater `seq`.'),
  limit: pageSizeSchema,
});

export const editionAddressSchema = z.object({
  draftId: draftIdSchema,
  number: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .pipe(seqSchema),
});
