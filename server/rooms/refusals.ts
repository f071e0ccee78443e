// What rooms answer when it is not for the verbs to say.
import { type Refusal, refuse } from '../../shared/review/refusal.ts';

export const SIGNED_OUT = refuse('signed-out', 'Sign in again.');
export const NO_DRAFT = refuse('not-found', 'There is no such draft.');
/** Its room may have been lost a moment ago: the words are good, and are taken after a join. */
export const NOT_JOINED = refuse('not-saved', 'Join the draft first.');
export const UNREADABLE_STATE = refuse('invalid', 'This is no state of an article.');
export const OLD_CLIENT = refuse('old-client', 'Galley was updated. Reload the page.');
export const NOT_SAVED = refuse('not-saved', 'The disk did not take it, so nothing was changed. Try again.');
export const DISK_FULL = refuse(
  'not-saved',
  'The server’s disk is full, so nothing was changed. It goes on by itself once there is room.',
);
export const DISK_FAILING = refuse(
  'not-saved',
  'The server’s disk takes no writes, so nothing was changed. It goes on by itself once it does.',
);
export const BROKEN = refuse('internal', 'Something broke on the server. Try again.');
export const CLOSING = refuse('not-saved', 'The server is closing, so nothing was changed. Try again soon.');

/** The answer that says so. */
export function no(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
