// What was done with accounts and the ways in: who let in whom, who has which rights since when and by whose hand. Written
// with the act itself, never changed, told to chiefs.
import { z } from 'zod';
import { roleSchema } from './accounts.ts';
import { momentSchema } from './api/card.ts';
import { DESKS, personIdSchema } from './newsroom.ts';

/** How many are told at once. */
export const HISTORY_PAGE = 20;

const placeSchema = z.object({ role: roleSchema, desks: z.array(z.enum(DESKS)) });

/** Somebody's account, whoever did it. */
const whose = { person: personIdSchema };
const invitation = { place: placeSchema, email: z.string().nullable() };

export const accountActSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('account.made'),
    ...whose,
    place: placeSchema,
    /** Null for the first chief, and for whoever was added at the machine. */
    invitedBy: personIdSchema.nullable(),
  }),
  z.object({ act: z.literal('account.placed'), ...whose, from: placeSchema, to: placeSchema }),
  z.object({ act: z.literal('account.renamed'), ...whose, from: z.string(), to: z.string() }),
  z.object({ act: z.literal('account.disabled'), ...whose }),
  z.object({ act: z.literal('account.enabled'), ...whose }),
  z.object({ act: z.literal('password.link-made'), ...whose }),
  z.object({ act: z.literal('password.set'), ...whose, isByLink: z.boolean() }),
  z.object({ act: z.literal('invitation.made'), ...invitation }),
  z.object({ act: z.literal('invitation.withdrawn'), ...invitation }),
]);
export type AccountAct = z.output<typeof accountActSchema>;

/** `by` is null when it was done at the machine itself, on the command line. */
export const historyEntrySchema = z.intersection(
  z.object({ n: z.number().int().positive(), at: momentSchema, by: personIdSchema.nullable() }),
  accountActSchema,
);
export type HistoryEntry = z.output<typeof historyEntrySchema>;

/** GET /accounts/history?before=n: what was done before that one; without it, the newest. */
export const historyQuerySchema = z.strictObject({ before: z.coerce.number().int().positive().optional() });

/** The newest first; `more` says whether there are older ones. */
export const historyPageSchema = z.object({ entries: z.array(historyEntrySchema), more: z.boolean() });
export type HistoryPage = z.output<typeof historyPageSchema>;
