// An anchor as it crosses the wire.
import { z } from 'zod';

const unit = z.strictObject({
  client: z.number().int().min(0).max(0xffffffff),
  clock: z.number().int().nonnegative(),
});

export const anchorSchema = z.strictObject({
  tight: z.tuple([unit, unit]),
  around: z.tuple([unit.nullable(), unit.nullable()]),
  since: z.base64().max(100_000),
  quote: z.string().min(1).max(2_000),
  prefix: z.string().max(32),
  suffix: z.string().max(32),
});
