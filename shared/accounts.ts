// Accounts over HTTP: every question of the account routes and what they answer, refusals apart (`{ok: false, refusal}`).
//
// Links carry their token behind the `#`, where no server, proxy or log sees it; pages send it in the body.
import { z } from 'zod';
import { personSchema } from './api/people.ts';
import { DESKS, personIdSchema, ROLES } from './newsroom.ts';

/** Fewest and most characters of a password. Long ones are welcome, endless ones are work for nothing. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

export const INVITATION_DAYS = 7;
export const RESET_HOURS = 24;

/** The pages behind the links. */
export const LINK_PAGES = { setUp: '/set-up', invitation: '/join', reset: '/reset-password' } as const;

export const roleSchema = z.enum(ROLES);

/** Desks as a set: in the newsroom's own order, none twice. */
export const desksSchema = z
  .array(z.enum(DESKS))
  .max(DESKS.length)
  .transform((desks) => DESKS.filter((desk) => desks.includes(desk)));

/** As it stands in mentions and addresses: it may be written after an @ and as the name of a host. */
export const handleSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/, {
    error: 'A handle has 3 to 32 letters, digits and hyphens, and begins with a letter.',
  });

export const nameSchema = z
  .string()
  .trim()
  .min(1, { error: 'Say what the newsroom calls you.' })
  .max(80, { error: 'A name has at most 80 characters.' })
  .refine((name) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name), {
    error: 'A name has no line breaks and no invisible characters.',
  });

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'That is no e-mail address.' }))
  // Names below .invalid exist nowhere; the demo's people have theirs there.
  .refine((email) => !email.endsWith('.invalid'), { error: 'That is no e-mail address.' });

/** A new password; composition rules do not help, length does. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH.least, { error: `A password has at least ${PASSWORD_LENGTH.least} characters.` })
  .max(PASSWORD_LENGTH.most, { error: `A password has at most ${PASSWORD_LENGTH.most} characters.` });

/** One that is tried: whatever is too long is wrong all the same. */
const triedPassword = z.string().min(1).max(PASSWORD_LENGTH.most);
const token = z.string().min(1).max(100);
const instant = z.iso.datetime();

/** What is asked. Paths are below `/api`; all but the GETs are POSTs in JSON from our own pages. */
export const accountRequests = {
  /** POST /sign-in → `personSchema`, and the cookie. */
  signIn: z.strictObject({ email: emailSchema, password: triedPassword }),
  /** POST /set-up → `personSchema`, and the cookie: the first chief, once. */
  setUp: z.strictObject({
    token,
    name: nameSchema,
    handle: handleSchema,
    email: emailSchema,
    password: newPasswordSchema,
  }),
  /** POST /links/look → `linkSchema`: what a link is for, before anything is filled in. */
  look: z.strictObject({ token }),
  /** POST /invitations/accept → `personSchema`, and the cookie. `email` is left out when the invitation names one. */
  accept: z.strictObject({
    token,
    name: nameSchema,
    handle: handleSchema,
    email: emailSchema.optional(),
    password: newPasswordSchema,
  }),
  /** POST /resets/use → `personSchema`, and the cookie; every other session of theirs ends. */
  useReset: z.strictObject({ token, password: newPasswordSchema }),
  /** POST /me/name → `personSchema`. */
  rename: z.strictObject({ name: nameSchema }),
  /** POST /me/password → `endedSchema`: the other sessions end, this one stays. */
  changePassword: z.strictObject({ current: triedPassword, next: newPasswordSchema }),
  /** POST /me/sessions/end → `endedSchema`. One's own present session is ended by /sign-out. */
  endSession: z.strictObject({ session: z.string().min(1).max(64) }),
  /** POST /accounts/:id/place → `accountSchema`. */
  place: z.strictObject({ role: roleSchema, desks: desksSchema }),
  /** POST /invitations → `madeInvitationSchema`. */
  invite: z.strictObject({
    role: roleSchema,
    desks: desksSchema.default([]),
    email: emailSchema.nullable().default(null),
  }),
  /** POST /sign-out, /me/sessions/end-others, /accounts/:id/disable, /enable, /reset-link, /invitations/:id/revoke. */
  nothing: z.strictObject({}),
} as const;

export type AccountRequest<N extends keyof typeof accountRequests> = z.input<(typeof accountRequests)[N]>;

/** GET /door: what a page without a session needs to know, and nothing about anybody. */
export const doorSchema = z.object({
  /** Whether this window may step in as one of the demo's people (/demo/people, /demo/sign-in). */
  demo: z.boolean(),
  /** Whether the first chief is still to be set up, by the link that the server printed where it was started. */
  setUp: z.boolean(),
});
export type Door = z.output<typeof doorSchema>;

/** GET /me/account: what only its owner and the chiefs see. `email` is null for the demo's people. */
export const ownAccountSchema = personSchema.extend({ email: z.string().nullable() });
export type OwnAccount = z.output<typeof ownAccountSchema>;

/** What a link is for; a link that is of no use any more is refused instead (`link-dead`, `not-found`). */
export const linkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set-up') }),
  z.object({
    kind: z.literal('invitation'),
    role: roleSchema,
    desks: z.array(z.enum(DESKS)),
    /** The address the account will have; null when whoever accepts chooses it. */
    email: z.string().nullable(),
    invitedBy: z.string(),
    expiresAt: instant,
  }),
  z.object({ kind: z.literal('reset'), name: z.string(), email: z.string(), expiresAt: instant }),
]);
export type Link = z.output<typeof linkSchema>;

/** GET /me/sessions → `{sessions}`: the one that asks, then the one that was used last. */
export const sessionSchema = z.object({
  id: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
  /** Whether a window of it has a line to the server at this moment. */
  isHere: z.boolean(),
  lastSeenAt: instant,
  startedAt: instant,
  expiresAt: instant,
  /** Where it began. */
  address: z.string(),
  /** The browser in its own words; a page makes "Firefox on Linux" of it. */
  browser: z.string(),
});
export type SignedInSession = z.output<typeof sessionSchema>;
export const sessionsSchema = z.object({ sessions: z.array(sessionSchema) });

/** How many sessions ended. */
export const endedSchema = z.object({ ended: z.number().int().nonnegative() });

/** GET /accounts → `{accounts}`, by name: everybody who ever had one, for chiefs. */
export const accountSchema = ownAccountSchema.extend({
  standing: z.enum(['active', 'disabled']),
  /** One of the made-up people; disabled for good when the first real account is made. */
  isDemo: z.boolean(),
  createdAt: instant,
});
export type Account = z.output<typeof accountSchema>;
export const accountsSchema = z.object({ accounts: z.array(accountSchema) });

/** GET /invitations → `{invitations}`, the newest first. */
export const invitationSchema = z.object({
  id: z.string(),
  role: roleSchema,
  desks: z.array(z.enum(DESKS)),
  email: z.string().nullable(),
  createdAt: instant,
  createdBy: personIdSchema,
  expiresAt: instant,
  /** `void`: whoever made it may not invite any more. */
  standing: z.enum(['open', 'used', 'expired', 'revoked', 'void']),
  usedBy: personIdSchema.nullable(),
});
export type Invitation = z.output<typeof invitationSchema>;
export const invitationsSchema = z.object({ invitations: z.array(invitationSchema) });

/** The link is told once, to whoever made it: only its hash is kept. */
export const madeInvitationSchema = z.object({ invitation: invitationSchema, link: z.url() });

/** POST /accounts/:id/reset-link. Making another ends the earlier one. */
export const madeResetSchema = z.object({ link: z.url(), expiresAt: instant });
