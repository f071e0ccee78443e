// What Socket.IO and what is below it hold, but do not say in their types.

/** Undefined when there is no such thing. */
export function part(whole: unknown, name: string): unknown {
  return isObject(whole) ? Reflect.get(whole, name) : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
