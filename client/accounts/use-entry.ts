// Coming in by a form: what was filled in is looked at here, then asked; what is wrong stands beside its field.
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { personSchema } from '../../shared/api/people.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { callApi } from '../people/api.ts';
import { useCameIn } from '../people/use-came-in.ts';
import { type FieldErrors, fieldErrors, goToFirst } from './field-errors.ts';

type Wrong = { readonly fields: FieldErrors; readonly problem: string | null };

type Entry<S extends z.ZodType> = Wrong & {
  readonly busy: boolean;
  come(event: FormEvent<HTMLFormElement>, asked: z.input<S>): Promise<void>;
};

/** `to` is the page that opens; without one, the one that the address names. */
export function useEntry<S extends z.ZodType>(path: string, schema: S, to?: string): Entry<S> {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({ fields: {}, problem: null });
  const cameIn = useCameIn();
  const complain = (form: HTMLFormElement, next: Wrong): void => {
    setWrong(next);
    goToFirst(form, next.fields);
  };
  return {
    ...wrong,
    busy,
    come: async (event, asked) => {
      event.preventDefault();
      const form = event.currentTarget;
      const parsed = schema.safeParse(asked);
      if (!parsed.success) return complain(form, { fields: fieldErrors(parsed.error), problem: null });
      setBusy(true);
      const answer = await callApi(path, personSchema, parsed.data);
      if (answer.ok) return cameIn(to);
      setBusy(false);
      complain(form, wrongIn(answer.refusal));
    },
  };
}

function wrongIn({ field, message }: Refusal): Wrong {
  return field ? { fields: { [field]: message }, problem: null } : { fields: {}, problem: message };
}
