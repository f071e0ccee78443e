// What a search is asked and what it answers: drafts, best first, with the words that were found marked as data.
import { z } from 'zod';
import { draftIdSchema, STAGES } from './review/draft.ts';

/** The longest query, in characters. */
export const QUERY_LIMIT = 200;
/** The most drafts in one answer. */
export const FOUND_LIMIT = 50;

/** The query string of `GET /api/search`. */
export const searchQuerySchema = z.object({ q: z.string().max(QUERY_LIMIT) });

/** A text and the ranges in it that were found, as offsets in UTF-16 units: in order, apart, never empty. */
export const markedSchema = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()])),
});
export type Marked = z.infer<typeof markedSchema>;

export const foundSchema = z.object({
  draftId: draftIdSchema,
  stage: z.enum(STAGES),
  slug: markedSchema,
  headline: markedSchema,
  /** A piece of the text around what was found, or its beginning where nothing was found in it. */
  passage: markedSchema,
});
export type Found = z.infer<typeof foundSchema>;

export const searchAnswerSchema = z.object({
  found: z.array(foundSchema).max(FOUND_LIMIT),
  /** Whether there is more than was answered: another word would narrow it. */
  more: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
