// Who may do what with accounts: one table, asked at the moment of the act by the server and by every button.
import type { Account } from './accounts.ts';
import type { Person, Role } from './newsroom.ts';
import type { Verdict } from './review/policy.ts';

/** What policy needs to know of an account. */
export type AccountSubject = Pick<Account, 'id' | 'role' | 'standing' | 'isDemo'>;

export type AccountAction =
  | 'account.place'
  | 'account.disable'
  | 'account.enable'
  | 'account.reset'
  | 'account.rename'
  | 'account.change-password';

const YES: Verdict = { ok: true };
const no = (because: string): Verdict => ({ ok: false, because });

/** May they see everybody's accounts, invite, and withdraw invitations? */
export function canLetIn(person: Person): Verdict {
  return person.role === 'chief' ? YES : no('Chiefs let people in. Ask one of them.');
}

/** May they, with this account? */
export function canManage(person: Person, action: AccountAction, subject: AccountSubject): Verdict {
  return RULES[action](person, subject);
}

/** Whether nobody would be left who may let people in: `role` is null for somebody who is disabled. */
export function leavesNoChief(everybody: readonly Person[], id: Person['id'], role: Role | null): boolean {
  return role !== 'chief' && !everybody.some((one) => one.id !== id && one.role === 'chief');
}

const RULES: Readonly<Record<AccountAction, (person: Person, subject: AccountSubject) => Verdict>> = {
  'account.place': (person) => isChief(person, 'Chiefs set roles and desks.'),
  'account.disable': (person, { id, standing }) => {
    if (person.id === id) return no('Nobody disables their own account. Ask another chief.');
    if (standing === 'disabled') return no('This account is disabled already.');
    return isChief(person, 'Chiefs disable accounts.');
  },
  'account.enable': (person, { standing }) =>
    standing === 'disabled'
      ? isChief(person, 'Chiefs enable accounts.')
      : no('This account is not disabled.'),
  'account.reset': (person, { isDemo, standing }) => {
    if (isDemo) return no('The demo’s people have no passwords.');
    if (standing === 'disabled') return no('This account is disabled. Enable it first.');
    return isChief(person, 'Chiefs make links for a new password.');
  },
  'account.rename': isOnesOwn,
  'account.change-password': (person, subject) =>
    subject.isDemo ? no('The demo’s people have no passwords.') : isOnesOwn(person, subject),
};

function isChief(person: Person, otherwise: string): Verdict {
  return person.role === 'chief' ? YES : no(otherwise);
}

function isOnesOwn(person: Person, { id }: AccountSubject): Verdict {
  return person.id === id ? YES : no('That is for its owner to do.');
}
