// The demo's people have an address that exists nowhere (RFC 2606) and no password; that is how they are told from others.
const NOWHERE = '@newsroom.invalid';

export function demoAddressOf(handle: string): string {
  return handle + NOWHERE;
}

export function isDemoAddress(email: string): boolean {
  return email.endsWith(NOWHERE);
}
