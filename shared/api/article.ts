// An article's blocks and anchors as they are told over HTTP.
import { z } from 'zod';
import type { Anchor } from '../article/anchor.ts';
import { type Block, KINDS } from '../article/blocks.ts';

const formats = z.object({
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  strike: z.literal(true).optional(),
  code: z.literal(true).optional(),
  link: z.string().optional(),
});

export const blockSchema = z.object({
  kind: z.enum(KINDS),
  level: z.union([z.literal(2), z.literal(3)]).optional(),
  indent: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  src: z.string().optional(),
  alt: z.string().optional(),
  extra: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  runs: z.array(z.object({ text: z.string(), formats })),
  implicit: z.literal(true).optional(),
}) satisfies z.ZodType<Block>;

const unit = z.object({ client: z.number().int(), clock: z.number().int() });

/** Where a thread lies. Its positions are Yjs’s own; `quote` is what a reader needs of it. */
export const placeSchema = z.object({
  tight: z.tuple([unit, unit]),
  around: z.tuple([unit.nullable(), unit.nullable()]),
  since: z.string(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
}) satisfies z.ZodType<Anchor>;
