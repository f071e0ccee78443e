/** What comes, or undefined when it has not come within so many milliseconds. */
export function within<T>(ms: number, coming: Promise<T>): Promise<T | undefined> {
  return Promise.race([coming, new Promise<undefined>((resolve) => setTimeout(resolve, ms))]);
}
