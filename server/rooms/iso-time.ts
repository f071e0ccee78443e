// Times as the logs have them. What is typed at once is typed in the same millisecond, which is spelled out once.

let [last, spelled] = [Number.NaN, ''];

/** From milliseconds since 1970. */
export function isoTime(ms: number): string {
  if (ms !== last) [last, spelled] = [ms, new Date(ms).toISOString()];
  return spelled;
}
