// An anchor as it comes over the wire, checked once at the border.
import { z } from 'zod';
import { QUOTE_LIMIT } from './quote-limit.ts';

const unitId = z.strictObject({
  client: z.number().int().min(0).max(0xffffffff),
  clock: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
type Unit = z.input<typeof unitId>;

/** Seen to be lists before they are frozen: zod freezes whatever it was given, and bytes throw at that. */
const pair = z.custom<readonly [Unit, Unit]>(Array.isArray);
const openPair = z.custom<readonly [Unit | null, Unit | null]>(Array.isArray);

const words = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => text.isWellFormed());

export const anchorSchema = z.strictObject({
  tight: pair.pipe(z.tuple([unitId, unitId]).readonly()),
  around: openPair.pipe(z.tuple([unitId.nullable(), unitId.nullable()]).readonly()),
  since: z.base64().max(8_192),
  quote: words(QUOTE_LIMIT).min(1),
  prefix: words(32),
  suffix: words(32),
});
