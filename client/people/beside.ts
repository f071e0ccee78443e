// A second person in the same browser: each has an address of their own under localhost, hence a cookie of their own.

/** Where that person signs in beside whoever is here. */
export function besideAddress(
  handle: string,
  here: { readonly protocol: string; readonly port: string },
): string {
  const port = here.port === '' ? '' : `:${here.port}`;
  return `${here.protocol}//${handle}.localhost${port}/sign-in?as=${encodeURIComponent(handle)}`;
}

/** Whom this address signs in by itself: only the person it belongs to, so that no link makes me somebody else. */
export function handleToBe(here: { readonly hostname: string; readonly search: string }): string | null {
  const handle = new URLSearchParams(here.search).get('as');
  return handle !== null && here.hostname === `${handle}.localhost` ? handle : null;
}

/**
 * The page to go to after signing in: one of ours, or the board. A server that sends us here never hears what follows the #,
 * which names a thread: the browser brought it along.
 */
export function pageAfter(here: { readonly search: string; readonly hash: string }): string {
  const to = new URLSearchParams(here.search).get('to') ?? '/';
  if (!/^\/(?![/\\])/.test(to) || to.startsWith('/sign-in')) return '/';
  return to.includes('#') ? to : to + here.hash;
}
