// `health`: whether the server on this computer is up, for whatever watches over it.
import type { Verb } from './verb.ts';

/** Whoever has not answered by then is not up, in milliseconds. */
const PATIENCE = 4_000;

export const healthVerb: Verb = {
  takes: '',
  says: 'Says whether Galley is up on this computer, at PORT.',
  options: {},
  run: async (_, { port }) => {
    const address = `http://127.0.0.1:${port}/healthz`;
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok
        ? { said: ['Galley is up.'] }
        : { failed: `${address} answers with ${answer.status}.` };
    } catch {
      return { failed: `Nobody answers at ${address}.` };
    }
  },
};
