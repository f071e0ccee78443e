// The headers of every answer: nothing runs, loads or frames a page of ours but what we serve ourselves.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const nonces = new WeakMap<object, string>();

/** The nonce of one answer: the styles made in the page carry it. */
export function nonceOf(response: object): string {
  const nonce = nonces.get(response) ?? randomBytes(16).toString('base64url');
  nonces.set(response, nonce);
  return nonce;
}

/** `inline` lets scripts in the page run that carry the nonce: only while developing, for hot reload. */
export function headers({ inline }: { readonly inline: boolean }): RequestHandler {
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
    // Galley speaks plain HTTP on this computer only; a proxy that speaks HTTPS sets this itself.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
