// The link by which the first chief comes in: another at every start, until somebody has an account of their own.
import { isTokenOf, newToken } from './token.ts';

export class FirstChief {
  readonly token: string;
  readonly #hash: string;
  readonly #isWanted: () => boolean;

  constructor(isWanted: () => boolean) {
    const { token, hash } = newToken();
    this.token = token;
    this.#hash = hash;
    this.#isWanted = isWanted;
  }

  get isWanted(): boolean {
    return this.#isWanted();
  }

  mayComeWith(token: string): boolean {
    return isTokenOf(token, this.#hash) && this.isWanted;
  }
}
