// What a reader says, checked once at the border: it has been among a stranger's bytes.
import { z } from 'zod';
import { anchorSchema } from '../../shared/article/anchor-schema.ts';
import { PICTURE_TYPES } from '../../shared/article/picture.ts';
import { REFUSAL_CODES } from '../../shared/review/refusal.ts';

const bytes = z.instanceof(Uint8Array);
const side = z.number().int().positive();

const refusal = z.strictObject({ code: z.enum(REFUSAL_CODES), message: z.string() });
const readIn = z.strictObject({
  headline: z.string(),
  seeds: z.array(bytes),
  threads: z.array(
    z.strictObject({
      anchor: anchorSchema.nullable(),
      said: z.array(z.string()),
      isResolved: z.boolean(),
    }),
  ),
  images: z.array(
    z.strictObject({
      hash: z.hex().length(64),
      type: z.enum(PICTURE_TYPES),
      width: side,
      height: side,
      bytes,
    }),
  ),
  remarks: z.array(z.string()),
});

export const readSchema = z.union([refusal, readIn]);
