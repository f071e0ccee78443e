// A command as it is asked over HTTP, and the answer of one that was carried out.
import { z } from 'zod';
import { commandIdSchema } from '../commands.ts';
import { draftIdSchema } from '../review/draft.ts';
import { seqSchema } from '../review/thread.ts';

export const askingSchema = z.strictObject({ id: commandIdSchema, payload: z.unknown() });

export const askedSchema = z.object({
  ok: z.literal(true),
  draftId: draftIdSchema,
  seq: seqSchema.describe('The number of the last event that it made.'),
  edition: seqSchema.optional().describe('With `draft.publish`: the edition’s number.'),
  remarks: z
    .array(z.string())
    .optional()
    .describe('Of a file that was brought in: what came in otherwise than it was, in sentences.'),
});
