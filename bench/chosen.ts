// What the arguments name of all that there is.

/** Those that the list names; all without a list. */
export function chosen<T>(
  all: readonly T[],
  list: string | undefined,
  nameOf: (one: T) => string,
): readonly T[] {
  const names = list?.split(',').map((name) => name.trim().toLowerCase());
  return names ? all.filter((one) => names.includes(nameOf(one).toLowerCase())) : all;
}
