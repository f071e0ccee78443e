// Whether a request comes from our own pages: the address that served the page must be the one that is asked. Under
// PUBLIC_URL there is only that one; else it is whatever host the page was asked for under.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** A browser that names no Origin still says how it came, but only for what a page's script may send. */
export function isOurOrigin(request: IncomingMessage, publicUrl: URL | null): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === hereOf(request, publicUrl);
  return request.method !== 'GET' && request.headers['sec-fetch-site'] === 'same-origin';
}

/** Where our pages are, for whoever asks. */
export function originOf(request: IncomingMessage, publicUrl: URL | null): string {
  return hereOf(request, publicUrl) ?? 'http://localhost';
}

function hereOf({ headers: { host }, socket }: IncomingMessage, publicUrl: URL | null): string | null {
  if (publicUrl) return publicUrl.origin;
  const here = URL.parse(`${socket instanceof TLSSocket ? 'https:' : 'http:'}//${host}`);
  if (host === undefined || !here || here.pathname !== '/' || here.username !== '' || here.search !== '')
    return null;
  return here.origin;
}
