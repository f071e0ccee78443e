// Personal tokens as their person sees them. A token itself is told once, when it is made.
import { z } from 'zod';
import { momentSchema } from './card.ts';

/** What a token may be used for, within what its person may do. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** How long a token may be good for, in days. */
const LONGEST = 3_650;

const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);

export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes,
  madeAt: momentSchema,
  expiresAt: momentSchema.nullable(),
  usedAt: momentSchema.nullable().describe('When it was last used, within a minute; null for never.'),
});
export type Token = z.infer<typeof tokenSchema>;

export const tokensSchema = z.object({ tokens: z.array(tokenSchema) });

export const newTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scopes,
  days: z.number().int().min(1).max(LONGEST).nullable().describe('Good for so many days; null for ever.'),
});
export type NewToken = z.infer<typeof newTokenSchema>;

export const madeTokenSchema = z.object({
  token: tokenSchema,
  secret: z.string().describe('Shown this once: only its hash is kept.'),
});

export const tokenAddressSchema = z.object({ tokenId: z.string().max(64) });
export const nothingSchema = z.strictObject({});
export const doneSchema = z.object({ ok: z.literal(true) });
