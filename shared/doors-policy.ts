// Who may open the newsroom to other machines.
import type { Person } from './newsroom.ts';
import type { Verdict } from './review/policy.ts';

export function mayKeepHooks({ role }: Person): Verdict {
  return role === 'chief'
    ? { ok: true }
    : { ok: false, because: 'Chiefs keep the webhooks. Ask one of them.' };
}
