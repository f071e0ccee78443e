// better-auth as we use it: accounts and sessions in our own database, asked from our own routes. Its HTTP handler is not
// mounted: nothing of it is reachable that we did not mean to offer.
import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import { PASSWORD_LENGTH } from '../../shared/accounts.ts';
import type { SessionEnd } from '../../shared/protocol.ts';
import type { Log } from '../log.ts';
import type { Directory } from './directory.ts';
import type { Passwords } from './passwords.ts';
import { stepIn } from './step-in.ts';

export type Parts = {
  readonly database: DatabaseSync;
  readonly secret: string;
  readonly directory: Directory;
  readonly passwords: Passwords;
  /** Whether people come over HTTPS: then the cookie travels over nothing else, and no other host can set it. */
  readonly isSecure: boolean;
  readonly log: Log;
  onEnd(session: string, because: SessionEnd): void;
};

/** The header in which our own code, never a client, tells better-auth who is at the other end of the line. */
export const PEER = 'x-galley-peer';

/** The prefix __Host- is ours to set: better-auth knows only __Secure-, which a neighbouring host could set, too. */
export function sessionCookie(isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}galley.session_token`;
}

const DAY = 24 * 60 * 60;

export async function openAuth(parts: Parts) {
  const auth = betterAuth(options(parts));
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  return auth;
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;

function options({ database, secret, directory, passwords, isSecure, log, onEnd }: Parts) {
  return {
    appName: 'Galley',
    // Of no consequence while its handler is not mounted: links in mails and sign-in elsewhere would be made from it.
    baseURL: 'http://localhost',
    database,
    secret,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: {
        hash: (password) => passwords.hash(password),
        verify: ({ hash, password }) => passwords.matches(hash, password),
      },
    },
    user: {
      additionalFields: {
        handle: { type: 'string', required: true, unique: true, input: false },
        desks: { type: 'json', required: true, input: false },
      },
    },
    session: { expiresIn: 7 * DAY, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'galley',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure },
      cookies: { session_token: { name: sessionCookie(isSecure) } },
      ipAddress: { ipAddressHeaders: [PEER] },
    },
    plugins: [
      admin({
        defaultRole: 'reader',
        adminRoles: ['chief'],
        roles: { reader: userAc, reviewer: userAc, writer: userAc, editor: userAc, chief: adminAc },
      }),
      stepIn(),
    ],
    databaseHooks: {
      user: {
        create: { after: async (user: unknown) => void directory.keep(user) },
        update: { after: async (user: unknown) => void directory.keep(user) },
        delete: { after: async (user: { id: string }) => directory.forget(user.id) },
      },
      session: { delete: { after: async (session: { id: string }) => onEnd(session.id, 'signed-out') } },
    },
    logger: {
      // What it warns of is every wrong password; we note those ourselves.
      level: 'error',
      log: (_, message) => log.error({ from: 'better-auth' }, message),
    },
  } as const satisfies Parameters<typeof betterAuth>[0];
}
