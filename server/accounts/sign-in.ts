// Signing in with e-mail and password: one answer, and one amount of work, whatever it is that does not match.
import { isAPIError } from 'better-auth/api';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import type { Auth } from './auth.ts';
import type { Registry } from './registry.ts';

type Parts = { readonly auth: Auth; readonly registry: Registry };
type Tried = { readonly email: string; readonly password: string };
type Came = { readonly id: PersonId; readonly cookies: readonly string[] };

/** Null when it does not match. better-auth hashes for nothing when there is no such account. */
export async function signIn(
  { auth, registry }: Parts,
  headers: Headers,
  tried: Tried,
): Promise<Came | null> {
  const before = passwordBehind(registry, tried.email);
  const answer = await matching(auth, headers, tried);
  if (!answer) return null;
  const id = personIdSchema.parse(answer.response.user.id);
  // The password may have been changed, or the account disabled, while this one was looked at.
  if (registry.directory.personOf(id) && before !== null && registry.passwordOf(id) === before)
    return { id, cookies: answer.headers.getSetCookie() };
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteSession(answer.response.token);
  return null;
}

async function matching(auth: Auth, headers: Headers, body: Tried) {
  try {
    return await auth.api.signInEmail({ body, headers, returnHeaders: true });
  } catch (error) {
    if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 403)) return null;
    throw error;
  }
}

function passwordBehind(registry: Registry, email: string): string | null {
  const known = registry.directory.withEmail(email);
  return known && registry.passwordOf(known.person.id);
}
