// Coming in by a link: the first chief, whoever was invited, whoever has forgotten their password. A password is hashed
// first; then the link is judged and used in one step, so that two who hold it do not both come in.
import type { z } from 'zod';
import type { accountRequests, Link } from '../../shared/accounts.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { FirstChief } from './first-chief.ts';
import { EMAIL_TAKEN } from './invitations.ts';
import type { InvitationLink, Links, ResetLink, StoredLink } from './links.ts';
import type { Passwords } from './passwords.ts';
import type { LetIn, NewAccount, Registry } from './registry.ts';
import { standingOf, whyDead } from './standing.ts';

type Asked<N extends keyof typeof accountRequests> = z.output<(typeof accountRequests)[N]>;

type Parts = {
  readonly registry: Registry;
  readonly links: Links;
  readonly passwords: Passwords;
  readonly firstChief: FirstChief;
};

export class Arrivals {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  look(token: string): Link | Refusal {
    if (this.#parts.firstChief.mayComeWith(token)) return { kind: 'set-up' };
    const link = this.#open(token);
    if ('code' in link) return link;
    return link.kind === 'invitation' ? this.#seenInvitation(link) : this.#seenReset(link);
  }

  async setUp({ token, password, ...who }: Asked<'setUp'>): Promise<PersonId | Refusal> {
    const { firstChief, passwords } = this.#parts;
    if (!firstChief.mayComeWith(token)) return NOT_THE_FIRST;
    const hashed = await passwords.hash(password);
    if (!firstChief.mayComeWith(token)) return NOT_THE_FIRST;
    return this.#add({ ...who, role: 'chief', desks: [], hashed }, 'set-up', () => {});
  }

  async accept({ token, password, ...who }: Asked<'accept'>): Promise<PersonId | Refusal> {
    const before = this.#invitation(token);
    if ('code' in before) return before;
    const hashed = await this.#parts.passwords.hash(password);
    const link = this.#invitation(token);
    if ('code' in link) return link;
    const email = link.email ?? who.email;
    if (email === undefined) return refuse('invalid', 'Give the e-mail address that you will sign in with.');
    if (who.email !== undefined && who.email !== email)
      return refuse('forbidden', `This invitation is for ${email}.`);
    const { role, desks } = link;
    const { registry, links } = this.#parts;
    return this.#add({ ...who, email, role, desks, hashed }, link.made_by, (id) =>
      links.markUsed(link.id, registry.now(), id),
    );
  }

  /** All their sessions end: whoever knew the old password is out. */
  async useReset({ token, password }: Asked<'useReset'>): Promise<PersonId | Refusal> {
    const before = this.#reset(token);
    if ('code' in before) return before;
    const hashed = await this.#parts.passwords.hash(password);
    const link = this.#reset(token);
    if ('code' in link) return link;
    const { registry, links } = this.#parts;
    const byLink = { except: null, isByLink: true };
    registry.setPassword(link.person, link.person, hashed, byLink, () =>
      links.markUsed(link.id, registry.now(), link.person),
    );
    return link.person;
  }

  #add(account: NewAccount, letIn: LetIn, also: (id: PersonId) => void): PersonId | Refusal {
    const taken = this.#parts.registry.taken(account);
    if (taken === 'email') return EMAIL_TAKEN;
    if (taken === 'handle')
      return refuse('taken', `@${account.handle} is somebody else here. Choose another.`, {
        field: 'handle',
      });
    return this.#parts.registry.add(account, letIn, also);
  }

  #invitation(token: string): InvitationLink | Refusal {
    const link = this.#open(token);
    return 'code' in link || link.kind === 'invitation' ? link : NO_LINK;
  }

  #reset(token: string): ResetLink | Refusal {
    const link = this.#open(token);
    return 'code' in link || link.kind === 'reset' ? link : NO_LINK;
  }

  #open(token: string): StoredLink | Refusal {
    const { links, registry } = this.#parts;
    const link = links.withToken(token);
    if (!link) return NO_LINK;
    const standing = standingOf(link, registry);
    if (standing !== 'open') return whyDead(standing);
    return link.kind === 'reset' && !registry.directory.personOf(link.person) ? NO_LINK : link;
  }

  #seenInvitation({ role, desks, email, expires_at, made_by }: InvitationLink): Link {
    const invitedBy = this.#parts.registry.directory.personOf(made_by)?.name ?? '';
    return { kind: 'invitation', role, desks, email, invitedBy, expiresAt: expires_at };
  }

  #seenReset({ person, expires_at }: ResetLink): Link | Refusal {
    const known = this.#parts.registry.directory.accountOf(person);
    if (!known) return NO_LINK;
    return { kind: 'reset', name: known.person.name, email: known.email, expiresAt: expires_at };
  }
}

const NO_LINK = refuse('not-found', 'This link is not known here. Look whether it was copied whole.');
const NOT_THE_FIRST = refuse(
  'link-dead',
  'This set-up link is of no use any more: it was used, or the server was started again and printed another.',
);
