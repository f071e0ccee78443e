// How the server looks from outside: under which address people see it, and who is at the other end of a request. Every
// part of the server that asks either asks here.
import type { IncomingMessage } from 'node:http';
import { isAtThisComputer } from './accounts/demo-gate.ts';
import { isOurOrigin, originOf } from './accounts/origin.ts';
import { Proxies } from './proxies.ts';

type Parts = {
  /** PUBLIC_URL; without it, whatever name a page was asked for under. */
  readonly publicUrl?: URL | null;
  readonly proxies?: Proxies;
};

export class Outside {
  readonly publicUrl: URL | null;
  readonly #proxies: Proxies;

  constructor({ publicUrl = null, proxies = Proxies.none }: Parts = {}) {
    this.publicUrl = publicUrl;
    this.#proxies = proxies;
  }

  /** Whether people come over HTTPS, whatever is spoken between the proxy and us. */
  get isSecure(): boolean {
    return this.publicUrl?.protocol === 'https:';
  }

  /** The address of whoever asks: the line's own, or what a proxy of ours says. */
  addressOf(request: IncomingMessage): string {
    const forwarded = request.headers['x-forwarded-for'];
    return this.#proxies.otherEnd(request.socket.remoteAddress ?? '', [forwarded ?? []].flat().join(','));
  }

  /** A line from one of ours carries many people. */
  isOurProxy(address: string): boolean {
    return this.#proxies.has(address);
  }

  /** Whether whoever asks sits at this very computer, with no proxy in between. */
  isHere({ socket, headers }: IncomingMessage): boolean {
    return isAtThisComputer({ peer: socket.remoteAddress, headers });
  }

  isOurOrigin(request: IncomingMessage): boolean {
    return isOurOrigin(request, this.publicUrl);
  }

  /** The beginning of a link for whoever asks. */
  baseFor(request: IncomingMessage): string {
    return originOf(request, this.publicUrl);
  }
}
