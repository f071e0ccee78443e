// The negative answer to a command or an update: a value with a code, never a throw.
import type { Blocker } from './gate.ts';

/** Every code that a door may answer with. The message says what to do next. */
export const REFUSAL_CODES = [
  'invalid', // the request does not parse
  'signed-out', // no session
  'forbidden', // policy says no
  'not-found', // no such draft, thread, reply or edition
  'not-open', // the thread is settled or closed already
  'open', // the thread is open already
  'already', // nothing would change
  'reason-missing', // this act asks for a note or a reason
  'text-unknown', // names text that the server does not have (yet)
  'stale', // the text moved since it was seen
  'gate-shut', // open blockers
  'too-large',
  'unreadable', // a file that is empty, binary or not text
  'too-fast', // rate limit
  'no-match', // e-mail and password belong to no account, or the present password is another
  'taken', // a handle or an e-mail address that somebody has
  'link-dead', // an invitation or a reset that was used, withdrawn or expired
  'last-chief', // nobody would be left who may let people in
  'old-client', // Galley was updated meanwhile: reload
  'update-refused', // the guard found a forged or broken update
  'not-saved', // the disk did not take it; nothing happened
  'internal',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Refusal = {
  readonly code: RefusalCode;
  readonly message: string;
  /** With `gate-shut`: every blocker, the same list that the gate panel shows. */
  readonly blockers?: readonly Blocker[];
  /** With `stale`: the text version that the server has. */
  readonly textVersion?: number;
  /** With `taken`: which of what was given. */
  readonly field?: string;
};

export function refuse(
  code: RefusalCode,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): Refusal {
  return { code, message, ...more };
}
