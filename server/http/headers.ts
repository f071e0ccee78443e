// The headers of every answer: nothing runs, loads or frames a page of ours but what we serve ourselves.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

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
  return helmet({
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
  });
}
