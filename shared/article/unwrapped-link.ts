// The address that a link really leads to: mail programs and office sites wrap it in one of their own, which counts who
// follows it and stops working one day.

declare const URL: {
  parse(address: string): {
    readonly hostname: string;
    readonly pathname: string;
    readonly searchParams: { get(name: string): string | null };
  } | null;
};

const WRAPPERS: readonly {
  readonly host: RegExp;
  readonly path: string;
  readonly holds: readonly string[];
}[] = [
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/u, path: '/url', holds: ['q', 'url'] },
  { host: /\.safelinks\.protection\.outlook\.com$/u, path: '/', holds: ['url'] },
];

/** Wrapped twice is unwrapped twice; deeper than that is nobody's honest link. */
export function unwrapped(href: string, depth = 2): string {
  const url = URL.parse(href);
  const wrapper = url && WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path === url.pathname);
  if (!wrapper || depth === 0) return href;
  const held = wrapper.holds.map((name) => url.searchParams.get(name)).find((value) => value);
  return held && /^(?:https?|mailto):/iu.test(held) ? unwrapped(held, depth - 1) : href;
}
