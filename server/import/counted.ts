// How many of something came in otherwise than they were, in one sentence; none when there were none.

export function counted(count: number, what: string, became: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${what} was ${became}.` : `${count} ${what}s were ${became}.`];
}
