// The address that a chief gives a hook, judged before anything is sent there; and what it leads to, judged each time.
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { isInside, isLoopbackAddress, isPublic, literalOf } from './address.ts';

export type Target = { readonly url: URL; readonly isListed: boolean };

export type Pinned = { readonly address: string; readonly family: 4 | 6 };

const INSIDE =
  'That address lies inside the network, where hooks do not go. Whoever runs Galley can list it in GALLEY_HOOKS_TO.';

/** `listed` are origins. */
export function targetOf(text: string, listed: readonly string[]): Target | Refusal {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return refuse('invalid', 'Give a whole address that begins with https://.');
  if (url.username || url.password)
    return refuse('invalid', 'Leave name and password out of the address: what is sent is signed.');
  const isListed = listed.includes(url.origin);
  if (url.protocol === 'http:' && !isListed)
    return refuse(
      'invalid',
      'Give an address that begins with https://. Plain http:// is only for this computer, and only when GALLEY_HOOKS_TO lists it.',
    );
  url.hash = '';
  const target = { url, isListed };
  const literal = literalOf(url.hostname);
  return literal === null || mayReach(target, literal) ? target : refuse('invalid', INSIDE);
}

/** The one address to go to; a sentence when it is none for hooks. If a name leads to several, all of them have to be. */
export function pin(target: Target, addresses: readonly string[]): Pinned | string {
  const [first] = addresses;
  if (first === undefined) return 'The name of that address leads nowhere.';
  if (!addresses.every((address) => mayReach(target, address))) return INSIDE;
  return { address: first, family: first.includes(':') ? 6 : 4 };
}

function mayReach({ url, isListed }: Target, address: string): boolean {
  if (url.protocol === 'http:') return isListed && isLoopbackAddress(address);
  return isPublic(address) || (isListed && isInside(address));
}
