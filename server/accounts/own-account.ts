// What everybody does with their own account: their name, their password, their sessions.
import { type AccountAction, canManage } from '../../shared/account-policy.ts';
import type { OwnAccount, SignedInSession } from '../../shared/accounts.ts';
import type { Person } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { type Asker, personAsking } from './asker.ts';
import type { LastSeen } from './last-seen.ts';
import type { Links } from './links.ts';
import type { Passwords } from './passwords.ts';
import type { Registry } from './registry.ts';
import { accountOf, NOBODY } from './roster.ts';
import type { SignInLimits } from './sign-in-limits.ts';

type Parts = {
  readonly registry: Registry;
  readonly links: Links;
  readonly passwords: Passwords;
  readonly limits: SignInLimits;
  readonly lastSeen: LastSeen;
};
type Ended = { readonly ended: number };

export class OnesOwn {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  account(asker: Asker): OwnAccount | Refusal {
    const person = personAsking(this.#parts.registry.directory, asker);
    if ('code' in person) return person;
    const known = this.#parts.registry.directory.accountOf(person.id);
    if (!known) return NOBODY;
    const { id, handle, name, role, desks, email } = accountOf(known);
    return { id, handle, name, role, desks, email };
  }

  rename(asker: Asker, name: string): Person | Refusal {
    const { registry } = this.#parts;
    const me = this.#may(asker, 'account.rename');
    if ('code' in me) return me;
    registry.change(me.id, me.id, { name });
    return registry.directory.personOf(me.id) ?? NOBODY;
  }

  /** Guessing the present one is guessing all the same, also on a computer that somebody left unlocked. */
  async changePassword(
    asker: Asker,
    address: string,
    { current, next }: { readonly current: string; readonly next: string },
  ): Promise<Ended | Refusal> {
    const { registry, passwords, limits, links } = this.#parts;
    const may = this.#may(asker, 'account.change-password');
    if ('code' in may) return may;
    const hashed = registry.passwordOf(may.id);
    if (hashed === null) return NOT_THE_PASSWORD;
    const isRight = await limits.try(may.id, address, async () =>
      (await passwords.matches(hashed, current)) ? true : null,
    );
    if (isRight !== true) return isRight ?? NOT_THE_PASSWORD;
    const nextHashed = await passwords.hash(next);
    const me = this.#may(asker, 'account.change-password');
    if ('code' in me) return me;
    if (registry.passwordOf(me.id) !== hashed) return NOT_THE_PASSWORD;
    const ended = registry.setPassword(me.id, me.id, nextHashed, { except: asker.session }, () =>
      links.revokeResetsOf(me.id, registry.now()),
    );
    return { ended };
  }

  sessions(asker: Asker): { readonly sessions: readonly SignedInSession[] } | Refusal {
    const { registry, lastSeen } = this.#parts;
    const me = personAsking(registry.directory, asker);
    if ('code' in me) return me;
    const sessions = registry.sessionsOf(me.id).map((session) => ({
      ...session,
      isThis: session.id === asker.session,
      isHere: lastSeen.isHere(session.id),
      lastSeenAt: lastSeen.since(session.id) ?? session.lastSeenAt,
    }));
    return { sessions: sessions.sort(byNearness) };
  }

  endSession(asker: Asker, session: string): Ended | Refusal {
    const me = personAsking(this.#parts.registry.directory, asker);
    if ('code' in me) return me;
    if (session === asker.session) return refuse('invalid', 'That is this session. Sign out to end it.');
    const ended = this.#parts.registry.endSession(me.id, session);
    return ended === 0 ? refuse('not-found', 'That session has ended already.') : { ended };
  }

  endOthers(asker: Asker): Ended | Refusal {
    const me = personAsking(this.#parts.registry.directory, asker);
    if ('code' in me) return me;
    return { ended: this.#parts.registry.endOthers(me.id, asker.session) };
  }

  #may(asker: Asker, action: AccountAction): Person | Refusal {
    const { directory } = this.#parts.registry;
    const person = personAsking(directory, asker);
    if ('code' in person) return person;
    const known = directory.accountOf(person.id);
    if (!known) return NOBODY;
    const verdict = canManage(person, action, accountOf(known));
    return verdict.ok ? person : refuse('forbidden', verdict.because);
  }
}

const NOT_THE_PASSWORD = refuse('no-match', 'That is not your present password. Nothing was changed.');

/** The one that asks, then the one that was used last. */
function byNearness(one: SignedInSession, other: SignedInSession): number {
  return Number(other.isThis) - Number(one.isThis) || other.lastSeenAt.localeCompare(one.lastSeenAt);
}
