// Everybody's accounts in the hands of the chiefs: who has one, their roles and desks, disabled and enabled again.
import { HISTORY_PAGE, type HistoryPage } from '../../shared/account-history.ts';
import { canManage, leavesNoChief } from '../../shared/account-policy.ts';
import type { Account } from '../../shared/accounts.ts';
import type { Desk, PersonId, Role } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { type Asker, chiefAsking, personAsking } from './asker.ts';
import type { Known } from './directory.ts';
import type { Change, Registry } from './registry.ts';

type Place = { readonly role: Role; readonly desks: readonly Desk[] };
type Act = 'account.place' | 'account.disable' | 'account.enable';

export class Roster {
  readonly #registry: Registry;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  list(asker: Asker): { readonly accounts: readonly Account[] } | Refusal {
    const chief = chiefAsking(this.#registry.directory, asker);
    if ('code' in chief) return chief;
    const accounts = this.#registry.directory.accounts().map(accountOf);
    return { accounts: accounts.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
  }

  /** What was done before the entry `before`, the newest first. */
  history(asker: Asker, before = Number.MAX_SAFE_INTEGER): HistoryPage | Refusal {
    const chief = chiefAsking(this.#registry.directory, asker);
    if ('code' in chief) return chief;
    const entries = this.#registry.history.before(before, HISTORY_PAGE + 1);
    return { entries: entries.slice(0, HISTORY_PAGE), more: entries.length > HISTORY_PAGE };
  }

  place(asker: Asker, id: PersonId, place: Place): Account | Refusal {
    return this.#act(asker, 'account.place', id, place);
  }

  /** All their sessions end. */
  disable(asker: Asker, id: PersonId): Account | Refusal {
    return this.#act(asker, 'account.disable', id, { isDisabled: true });
  }

  enable(asker: Asker, id: PersonId): Account | Refusal {
    return this.#act(asker, 'account.enable', id, { isDisabled: false });
  }

  #act(asker: Asker, action: Act, id: PersonId, change: Change): Account | Refusal {
    const { directory } = this.#registry;
    const person = personAsking(directory, asker);
    if ('code' in person) return person;
    const known = directory.accountOf(id);
    if (!known) return person.role === 'chief' ? NOBODY : refuse('forbidden', 'Chiefs do that.');
    const verdict = canManage(person, action, accountOf(known));
    if (!verdict.ok) return refuse('forbidden', verdict.because);
    if (known.isDemo && !directory.isDemoOpen) return DEMO_IS_OVER;
    const role = change.isDisabled ? null : (change.role ?? known.person.role);
    if (action !== 'account.enable' && leavesNoChief(directory.everybody(), id, role)) return LAST_CHIEF;
    this.#registry.change(person.id, id, change);
    return accountOf(directory.accountOf(id) ?? known);
  }
}

export function accountOf({ person, email, isDisabled, isDemo, createdAt }: Known): Account {
  return {
    ...person,
    desks: [...person.desks],
    email: isDemo ? null : email,
    standing: isDisabled ? 'disabled' : 'active',
    isDemo,
    createdAt,
  };
}

export const NOBODY = refuse('not-found', 'There is no such account.');
const DEMO_IS_OVER = refuse('forbidden', 'The demo is over: its people stay out for good.');
const LAST_CHIEF = refuse(
  'last-chief',
  'Nobody else here is a chief, and somebody has to let people in. Make somebody else a chief first.',
);
