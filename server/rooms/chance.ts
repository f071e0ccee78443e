// What the server draws by lot: names that nobody can guess, and salts.

/** Gives so many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** 128 bits, base64url: a draft's id, or a salt. */
export function drawName(random: Random): string {
  return Buffer.from(random(16)).toString('base64url');
}

/** A Yjs client id. */
export function drawClientId(random: Random): number {
  return Buffer.from(random(4)).readUInt32LE();
}
