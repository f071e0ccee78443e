// What is wrong with the fields of a form, each beside its own.
import type { z } from 'zod';

/** By the names of the fields. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** The first complaint about each, in the order of the schema. */
export function fieldErrors({ issues }: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[0] ?? '')] ??= message;
  return errors;
}

/** Puts the caret where the first thing is to be mended. */
export function goToFirst(form: HTMLFormElement, errors: FieldErrors): void {
  const first = form.elements.namedItem(Object.keys(errors)[0] ?? '');
  if (first instanceof HTMLElement) first.focus();
}
