// Whether a request comes from our own pages: the host that served the page must be the host that is asked.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** A browser that names no Origin still says how it came, but only for what a page's script may send. */
export function isOurOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return isSame(origin, host, request.socket instanceof TLSSocket);
  return request.method !== 'GET' && request.headers['sec-fetch-site'] === 'same-origin';
}

function isSame(origin: string, host: string | undefined, secure: boolean): boolean {
  const scheme = secure ? 'https:' : 'http:';
  const here = URL.parse(`${scheme}//${host}`);
  if (host === undefined || !here || here.pathname !== '/' || here.username !== '' || here.search !== '')
    return false;
  return origin === here.origin;
}
