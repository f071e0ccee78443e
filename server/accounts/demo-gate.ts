// Whether a request may be answered by the demo's sign-in: only somebody at this very computer, with no proxy in between.
import type { IncomingHttpHeaders } from 'node:http';

export type Caller = { readonly peer: string | undefined; readonly headers: IncomingHttpHeaders };

export function isAtThisComputer({ peer, headers }: Caller): boolean {
  return isLoopback(peer) && isLocalName(headers.host) && !Object.keys(headers).some(isForwarding);
}

/** An address that only this computer reaches. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address);
}

/** `localhost`, a name below it, or a loopback address, with any port: a page elsewhere whose name was pointed at us has another. */
function isLocalName(host: string | undefined): boolean {
  return /^(localhost|([a-z0-9-]+\.)+localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}

/** What a proxy adds: then the peer is the proxy, and whoever stands behind it is unknown. */
function isForwarding(header: string): boolean {
  return ['forwarded', 'x-real-ip', 'via'].includes(header) || header.startsWith('x-forwarded-');
}
