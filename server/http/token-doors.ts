// A person's own tokens: made, looked at and revoked on our own pages only, never by a token.
import {
  doneSchema,
  madeTokenSchema,
  newTokenSchema,
  nothingSchema,
  tokenAddressSchema,
  tokensSchema,
} from '../../shared/api/tokens.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Tokens } from '../accounts/tokens.ts';
import { type Door, door } from './door.ts';

export function tokenDoors(tokens: Tokens): readonly Door[] {
  return [
    door({
      ...{ method: 'get', path: '/tokens', name: 'listTokens', key: 'session' },
      summary: 'Your tokens',
      answer: tokensSchema,
      handle: ({ asker }) => ({ tokens: [...tokens.of(asker.person.id)] }),
    }),
    door({
      ...{ method: 'post', path: '/tokens', name: 'makeToken', key: 'session' },
      summary: 'Makes a token; its secret is told this once',
      body: newTokenSchema,
      answer: madeTokenSchema,
      handle: ({ asker, body }) =>
        asker.mayStill() ? tokens.make(asker.person.id, body) : refuse('signed-out', 'Sign in again.'),
    }),
    door({
      ...{ method: 'post', path: '/tokens/:tokenId/revoke', name: 'revokeToken', key: 'session' },
      summary: 'Revokes one of your tokens at once',
      params: tokenAddressSchema,
      body: nothingSchema,
      answer: doneSchema,
      handle: ({ asker, params }) =>
        tokens.revoke(asker.person.id, params.tokenId)
          ? { ok: true as const }
          : refuse('not-found', 'You have no such token.'),
    }),
  ];
}
