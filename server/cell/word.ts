// What a cell's warden says to whoever began the cell.
import { z } from 'zod';

export const wordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('said'), message: z.unknown() }),
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('broke'), why: z.string() }),
]);

export type Word = z.infer<typeof wordSchema>;
