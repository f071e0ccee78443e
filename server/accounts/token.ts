// What a link carries: 256 random bits, of which only the hash is kept.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export type Token = { readonly token: string; readonly hash: string };

export function newToken(): Token {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** In the same time whether they differ in the first character or the last. */
export function isTokenOf(token: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(token)), Buffer.from(hash));
}
