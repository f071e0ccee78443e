// Whether a link may still be used, judged at the moment of its use.
import { canLetIn } from '../../shared/account-policy.ts';
import type { Invitation } from '../../shared/accounts.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { StoredLink } from './links.ts';
import type { Registry } from './registry.ts';

type Standing = Invitation['standing'];

/** Whoever may let nobody in any more leaves no way in behind. */
export function standingOf(
  link: StoredLink,
  { directory, now }: Pick<Registry, 'directory' | 'now'>,
): Standing {
  if (link.used_at !== null) return 'used';
  if (link.revoked_at !== null) return 'revoked';
  const maker = directory.personOf(link.made_by);
  if (!maker || !canLetIn(maker).ok) return 'void';
  return now() < Date.parse(link.expires_at) ? 'open' : 'expired';
}

export function whyDead(standing: Exclude<Standing, 'open'>): Refusal {
  return refuse('link-dead', WHY[standing]);
}

const WHY: Readonly<Record<Exclude<Standing, 'open'>, string>> = {
  used: 'This link was used already, and works once. Sign in, or ask a chief for another.',
  expired: 'This link has expired. Ask a chief for another.',
  revoked: 'This link was withdrawn. Ask a chief for another.',
  void: 'Whoever made this link may let nobody in any more. Ask another chief for one.',
};
