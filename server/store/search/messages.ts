// What the index's thread is asked and answers, each parsed by the other side.
import { z } from 'zod';
import { draftIdSchema } from '../../../shared/review/draft.ts';
import { markedSchema } from '../../../shared/search.ts';

const state = z.object({ id: draftIdSchema, seq: z.number(), changedAt: z.string() });
const term = z.object({ words: z.array(z.string()), isBegun: z.boolean() });
const hit = z.object({
  id: draftIdSchema,
  slug: markedSchema,
  headline: markedSchema,
  passage: markedSchema,
});

export const wishSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('put'),
    drafts: z.array(state.extend({ slug: z.string(), headline: z.string(), text: z.string() })),
  }),
  z.object({ name: z.literal('drop'), ids: z.array(draftIdSchema) }),
  z.object({ name: z.literal('holds') }),
  z.object({ name: z.literal('find'), terms: z.array(term), atMost: z.number() }),
  z.object({ name: z.literal('close') }),
]);
export type Wish = z.infer<typeof wishSchema>;

/** Numbered, so that each answer finds its question. */
export const askedSchema = z.object({ number: z.number(), wish: wishSchema });

export const answerSchema = z.object({
  number: z.number(),
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done') }),
    z.object({ kind: z.literal('states'), states: z.array(state) }),
    z.object({ kind: z.literal('hits'), hits: z.array(hit) }),
    z.object({ kind: z.literal('failed'), why: z.string() }),
  ]),
});
export type Answer = z.infer<typeof answerSchema>['answer'];
