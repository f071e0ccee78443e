// The proxies that are ours (TRUST_PROXY), and who stands behind them. Nobody else is believed about where they come from.
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

export class Proxies {
  readonly #ranges: readonly Range[];

  private constructor(ranges: readonly Range[]) {
    this.#ranges = ranges;
  }

  static readonly none = new Proxies([]);

  /** Addresses and CIDR ranges, with commas or spaces in between. Answers the part that is neither. */
  static parse(text: string): Proxies | { readonly unreadable: string } {
    const parts = text.split(/[\s,]+/).filter((part) => part !== '');
    const ranges: Range[] = [];
    for (const part of parts) {
      const range = rangeOf(part);
      if (!range) return { unreadable: part };
      ranges.push(range);
    }
    return new Proxies(ranges);
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  has(address: string): boolean {
    // Asked for every line that opens; most newsrooms have no proxy at all.
    const parsed = this.isEmpty ? null : parse(address);
    return parsed !== null && this.#ranges.some((range) => isIn(parsed, range));
  }

  /**
   * Who is at the other end. `forwarded` (X-Forwarded-For) is read from the right, where our own proxy wrote: each of ours
   * is believed about who came to it, and the first that is not ours is who asks. What they wrote themselves stands further
   * left and is never read.
   */
  otherEnd(peer: string, forwarded: string | undefined): string {
    const claims = (forwarded ?? '').split(',');
    let address = plain(peer);
    while (this.has(address)) {
      const claim = addressIn(claims.pop() ?? '');
      if (claim === null) return address;
      address = claim;
    }
    return address;
  }
}

/** Where somebody comes from, for limits: an IPv6 subscriber has a whole /64 to choose addresses from. */
export function neighbourhoodOf(address: string): string {
  const parsed = parse(address);
  if (!parsed || parsed.kind() === 'ipv4') return address;
  const bytes = parsed.toByteArray().fill(0, 8);
  return `${ipaddr.fromByteArray(bytes).toString()}/64`;
}

function rangeOf(part: string): Range | null {
  try {
    if (part.includes('/')) return ipaddr.parseCIDR(part);
    const address = parse(part);
    return address && [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    // ipaddr.js says so by throwing.
    return null;
  }
}

function isIn(address: Address, [range, bits]: Range): boolean {
  if (address instanceof ipaddr.IPv4) return range instanceof ipaddr.IPv4 && address.match(range, bits);
  return range instanceof ipaddr.IPv6 && address.match(range, bits);
}

/** Some proxies write the port behind it. */
function addressIn(claim: string): string | null {
  const text = claim.trim();
  const bare =
    /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return parse(bare) ? plain(bare) : null;
}

/** An IPv4 address that came over an IPv6 socket is written as IPv4. */
function plain(address: string): string {
  return parse(address)?.toString() ?? address;
}

function parse(address: string): Address | null {
  const isWhole = ipaddr.IPv4.isIPv4(address)
    ? address.split('.').length === 4
    : ipaddr.IPv6.isValid(address);
  return isWhole ? ipaddr.process(address) : null;
}
