// Where a hook may go: addresses of the open internet, and what whoever runs Galley has listed. Nothing else of the network
// that we stand in may be reached through us.
import ipaddr from 'ipaddr.js';

/** All of IPv6 that is given out to the internet; whatever is in use lies in it. */
const GLOBAL = ipaddr.IPv6.parse('2000::');

/** IPv4 inside of IPv6 counts as what it leads to; what only tunnels or translates leads nowhere. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv4 || ip.match(GLOBAL, 3);
}

/** Ours, for what is listed: never link-local, where clouds keep their secrets. */
export function isInside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ['loopback', 'private', 'uniqueLocal'].includes(ipaddr.process(address).range());
}

export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** The address that a host of a URL is by itself; null for a name. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
