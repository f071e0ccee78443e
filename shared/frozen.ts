// Lists that are checked to be lists before they are frozen: zod freezes whatever it was given, and bytes throw at that.
import { z } from 'zod';

export function frozenList<T extends z.ZodType>(item: T, most: number) {
  return z.custom<readonly z.input<T>[]>(Array.isArray).pipe(z.array(item).max(most).readonly());
}
