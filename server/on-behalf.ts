// On whose behalf something is done: the request or the session whose asking it is part of. Every line of the log names it.
import { AsyncLocalStorage } from 'node:async_hooks';

/** `session` is one socket in the rooms, not somebody's signed-in session: that one is nobody else's business. */
export type Behalf = { readonly request: string } | { readonly session: string };

const behalf = new AsyncLocalStorage<Behalf>();

/** In what is done on the very same behalf already, it costs nothing. */
export function onBehalfOf<T>(whose: Behalf, act: () => T): T {
  if (behalf.getStore() === whose) return act();
  return behalf.run(whose, act);
}

/** For what is begun by one and done for all. */
export function onNobodysBehalf<T>(act: () => T): T {
  return behalf.exit(act);
}

export function whoseBehalf(): Behalf | Record<never, never> {
  return behalf.getStore() ?? {};
}
