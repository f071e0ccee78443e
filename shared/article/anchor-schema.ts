// An anchor as it comes over the wire, checked once at the border.
import { z } from 'zod';
import { QUOTE_LIMIT } from './quote-limit.ts';

const unitId = z.strictObject({
  client: z.number().int().min(0).max(0xffffffff),
  clock: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
const words = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => text.isWellFormed());

export const anchorSchema = z.strictObject({
  tight: z.tuple([unitId, unitId]).readonly(),
  around: z.tuple([unitId.nullable(), unitId.nullable()]).readonly(),
  since: z.base64().max(8_192),
  quote: words(QUOTE_LIMIT).min(1),
  prefix: words(32),
  suffix: words(32),
});
