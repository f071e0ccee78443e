// The demo's sign-in: a real session for a known person, without a password. Who may ask for it is judged before.
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

export function stepIn() {
  return {
    id: 'galley-step-in',
    endpoints: {
      stepIn: createAuthEndpoint(
        '/step-in',
        { method: 'POST', body: z.object({ person: z.string() }), requireHeaders: true },
        async (context) => {
          const { internalAdapter } = context.context;
          const user = await internalAdapter.findUserById(context.body.person);
          if (!user) throw new Error('Only somebody of the newsroom can step in.');
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return { session: session.id };
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
