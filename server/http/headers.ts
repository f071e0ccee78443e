// The headers of every answer: nothing runs, loads or frames a page of ours but what we serve ourselves.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet, { crossOriginOpenerPolicy } from 'helmet';

/** In seconds. */
const YEAR = 365 * 24 * 60 * 60;

const nonces = new WeakMap<object, string>();

/** The nonce of one answer: the styles made in the page carry it. */
export function nonceOf(response: object): string {
  const nonce = nonces.get(response) ?? randomBytes(16).toString('base64url');
  nonces.set(response, nonce);
  return nonce;
}

/** `inline` lets scripts in the page run that carry the nonce: only while developing, for hot reload. */
export function headers({
  inline,
  isSecure,
}: {
  readonly inline: boolean;
  readonly isSecure: boolean;
}): RequestHandler {
  const nonce = (_: IncomingMessage, response: ServerResponse): string => `'nonce-${nonceOf(response)}'`;
  const guard = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: inline ? ["'self'", nonce] : ["'self'"],
        styleSrc: ["'self'", nonce],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Only where people come over HTTPS: over plain HTTP a browser would not heed it. Other names below ours are not ours.
    strictTransportSecurity: isSecure ? { maxAge: YEAR, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: false,
  });
  const standAlone = crossOriginOpenerPolicy();
  return (request, response, next) => {
    if (mayHaveOpener(request)) standAlone(request, response, () => {});
    guard(request, response, next);
  };
}

/**
 * Whether another site's page may have opened this one, and would hold its window: then it is cut off. Such a cut makes a
 * browser throw away the process that it had begun, and start another; whoever typed the address, or came from a bookmark or
 * a mail, does not wait for that (measured, docs/decisions). A browser that does not say where it comes from is cut off.
 */
function mayHaveOpener({ headers }: IncomingMessage): boolean {
  const from = headers['sec-fetch-site'];
  const isPage = headers['sec-fetch-mode'] === 'navigate';
  return !(isPage && (from === 'none' || from === 'same-origin'));
}
