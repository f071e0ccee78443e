// Published editions as they are read over HTTP.
import { z } from 'zod';
import { personIdSchema } from '../newsroom.ts';
import { draftIdSchema } from '../review/draft.ts';
import { seqSchema } from '../review/thread.ts';
import { blockSchema } from './article.ts';
import { countSchema, momentSchema } from './card.ts';

const editionRowSchema = z.object({
  draftId: draftIdSchema,
  number: seqSchema,
  at: momentSchema,
  by: personIdSchema,
  textVersion: countSchema,
  slug: z.string(),
  headline: z.string(),
  hash: z.string().describe('SHA-256 of `blocks` as JSON, hex.'),
  note: z.string().nullable().describe('What was corrected; null for the first edition.'),
});

export const editionsSchema = z.object({ editions: z.array(editionRowSchema) });

export const editionSchema = z.object({
  ...editionRowSchema.shape,
  blocks: z.array(blockSchema),
  html: z.string(),
  text: z.string(),
});
