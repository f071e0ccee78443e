// Accounts in the hands of whoever has the machine itself, and so the database: no chief has to be asked, since none may be
// left who can sign in. What no chief may do either, nobody does here.
import { randomBytes } from 'node:crypto';
import { leavesNoChief } from '../../shared/account-policy.ts';
import type { Account } from '../../shared/accounts.ts';
import type { Person } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Known } from './directory.ts';
import type { Links } from './links.ts';
import type { Passwords } from './passwords.ts';
import type { Change, Registry } from './registry.ts';
import { accountOf } from './roster.ts';

type Parts = { readonly registry: Registry; readonly links: Links; readonly passwords: Passwords };

/** An account, and the password that it has from now on: it is told once. */
export type Handed = { readonly account: Account; readonly password: string };

export class Caretaker {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  list(): readonly Account[] {
    const accounts = this.#parts.registry.directory.accounts().map(accountOf);
    return accounts.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  async add(who: Omit<Person, 'id'> & { readonly email: string }): Promise<Handed | Refusal> {
    const { registry, passwords } = this.#parts;
    const password = newPassword();
    const hashed = await passwords.hash(password);
    const taken = registry.taken(who);
    if (taken === 'email') return refuse('taken', `Somebody here has the address ${who.email} already.`);
    if (taken === 'handle') return refuse('taken', `@${who.handle} is somebody else here. Choose another.`);
    if (!registry.directory.hasMovedIn && who.role !== 'chief') return CHIEF_FIRST;
    return this.#handed(
      registry.add({ ...who, hashed }, 'machine', () => {}),
      password,
    );
  }

  change(handle: string, change: Pick<Change, 'role' | 'desks' | 'isDisabled'>): Account | Refusal {
    const { registry } = this.#parts;
    const known = this.#real(handle);
    if ('code' in known) return known;
    if (change.isDisabled === known.isDisabled) return alreadySo(handle, known.isDisabled);
    const { directory } = registry;
    const role = change.isDisabled ? null : (change.role ?? known.person.role);
    const isChief = !known.isDisabled && known.person.role === 'chief';
    if (isChief && leavesNoChief(directory.everybody(), known.person.id, role)) return LAST_CHIEF;
    registry.change(null, known.person.id, change);
    return accountOf(directory.accountOf(known.person.id) ?? known);
  }

  /** All their sessions end, and so do links by which the password could be set. */
  async reset(handle: string): Promise<Handed | Refusal> {
    const { registry, links, passwords } = this.#parts;
    const password = newPassword();
    const hashed = await passwords.hash(password);
    const known = this.#real(handle);
    if ('code' in known) return known;
    const { id } = known.person;
    registry.setPassword(null, id, hashed, { except: null }, () => links.revokeResetsOf(id, registry.now()));
    return this.#handed(id, password);
  }

  #real(handle: string): Known | Refusal {
    const known = this.#parts.registry.directory.accounts().find(({ person }) => person.handle === handle);
    if (!known) return refuse('not-found', `There is nobody called @${handle} in this newsroom.`);
    return known.isDemo
      ? refuse('forbidden', `@${handle} is one of the demo’s people, who have no account.`)
      : known;
  }

  #handed(id: Person['id'], password: string): Handed {
    const known = this.#parts.registry.directory.accountOf(id);
    if (!known) throw new Error('An account was written and is not there.');
    return { account: accountOf(known), password };
  }
}

/** 120 bits, to be changed by whoever gets it. */
function newPassword(): string {
  return randomBytes(15).toString('base64url');
}

function alreadySo(handle: string, isDisabled: boolean): Refusal {
  return refuse('already', `@${handle} is ${isDisabled ? 'disabled' : 'not disabled'} already.`);
}

const CHIEF_FIRST = refuse('forbidden', 'The first account is a chief’s: somebody has to let people in.');
const LAST_CHIEF = refuse('last-chief', 'Nobody else here is a chief. Make somebody else a chief first.');
