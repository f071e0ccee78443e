// Letting people in: invitations and links for a new password, made by chiefs, told once, used once.
import { canManage } from '../../shared/account-policy.ts';
import { INVITATION_DAYS, type Invitation, LINK_PAGES, RESET_HOURS } from '../../shared/accounts.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { type Asker, chiefAsking } from './asker.ts';
import { type InvitationLink, type InvitationTerms, instant, type Links } from './links.ts';
import type { Registry } from './registry.ts';
import { accountOf, NOBODY } from './roster.ts';
import { standingOf } from './standing.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/** `base` is the address under which people see the newsroom. */
type To = { readonly base: string };

export class Invitations {
  readonly #registry: Registry;
  readonly #links: Links;

  constructor(registry: Registry, links: Links) {
    this.#registry = registry;
    this.#links = links;
  }

  list(asker: Asker): { readonly invitations: readonly Invitation[] } | Refusal {
    const chief = this.#chief(asker);
    if ('code' in chief) return chief;
    return { invitations: this.#links.invitations().map((link) => this.#seen(link)) };
  }

  make(
    asker: Asker,
    terms: InvitationTerms,
    { base }: To,
  ): { readonly invitation: Invitation; readonly link: string } | Refusal {
    const chief = this.#chief(asker);
    if ('code' in chief) return chief;
    if (!this.#registry.directory.hasMovedIn && terms.role !== 'chief') return CHIEF_FIRST;
    if (terms.email && this.#registry.hasEmail(terms.email)) return EMAIL_TAKEN;
    const at = this.#registry.now();
    const made = { at, by: chief.id, expiresAt: at + INVITATION_DAYS * DAY };
    const act = { act: 'invitation.made', ...said(terms) } as const;
    const { id, token } = this.#registry.writes(chief.id, act, () => this.#links.addInvitation(made, terms));
    const link = this.#links.invitation(id);
    if (!link) throw new Error('An invitation was made and is not there.');
    return { invitation: this.#seen(link), link: linkTo(base, 'invitation', token) };
  }

  revoke(asker: Asker, id: string): Invitation | Refusal {
    const chief = this.#chief(asker);
    if ('code' in chief) return chief;
    const link = this.#links.invitation(id);
    if (!link) return refuse('not-found', 'There is no such invitation.');
    if (this.#standing(link) !== 'open') return refuse('already', 'That invitation cannot be used any more.');
    const act = { act: 'invitation.withdrawn', ...said(link) } as const;
    this.#registry.writes(chief.id, act, () => this.#links.revoke(id, this.#registry.now()));
    return this.#seen(this.#links.invitation(id) ?? link);
  }

  makeReset(
    asker: Asker,
    id: PersonId,
    { base }: To,
  ): { readonly link: string; readonly expiresAt: string } | Refusal {
    const { directory } = this.#registry;
    const chief = this.#chief(asker);
    if ('code' in chief) return chief;
    const known = directory.accountOf(id);
    if (!known) return NOBODY;
    const verdict = canManage(chief, 'account.reset', accountOf(known));
    if (!verdict.ok) return refuse('forbidden', verdict.because);
    const at = this.#registry.now();
    const expiresAt = at + RESET_HOURS * HOUR;
    const token = this.#registry.writes(chief.id, { act: 'password.link-made', person: id }, () => {
      this.#links.revokeResetsOf(id, at);
      return this.#links.addReset({ at, by: chief.id, expiresAt }, id).token;
    });
    return { link: linkTo(base, 'reset', token), expiresAt: instant(expiresAt) };
  }

  #chief(asker: Asker): Person | Refusal {
    return chiefAsking(this.#registry.directory, asker);
  }

  #standing(link: InvitationLink): Invitation['standing'] {
    return standingOf(link, this.#registry);
  }

  #seen(link: InvitationLink): Invitation {
    return {
      id: link.id,
      role: link.role,
      desks: link.desks,
      email: link.email,
      createdAt: link.made_at,
      createdBy: link.made_by,
      expiresAt: link.expires_at,
      standing: this.#standing(link),
      usedBy: link.used_by,
    };
  }
}

/** An invitation as the history tells of it. */
function said({ role, desks, email }: InvitationTerms) {
  return { place: { role, desks: [...desks] }, email };
}

/** Behind the # nobody but the page reads it. */
export function linkTo(base: string, page: keyof typeof LINK_PAGES, token: string): string {
  return `${base}${LINK_PAGES[page]}#${token}`;
}

export const EMAIL_TAKEN = refuse('taken', 'Somebody here has that e-mail address already.', {
  field: 'email',
});
const CHIEF_FIRST = refuse(
  'forbidden',
  'The first account of its own is a chief’s: invite a chief. When they come in, the demo ends.',
);
