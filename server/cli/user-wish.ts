// What is asked about the newsroom's accounts on the command line, read strictly: a slip changes nobody's account.
import { z } from 'zod';
import { desksSchema, emailSchema, handleSchema, nameSchema, roleSchema } from '../../shared/accounts.ts';
import type { Asked } from './verb.ts';

const handle = handleSchema;

const wish = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('list') }),
  z.strictObject({
    act: z.literal('add'),
    handle,
    name: nameSchema,
    email: emailSchema,
    role: roleSchema,
    desks: desksSchema.default([]),
  }),
  z.strictObject({ act: z.literal('role'), handle, role: roleSchema, desks: desksSchema.optional() }),
  z.strictObject({ act: z.literal('disable'), handle }),
  z.strictObject({ act: z.literal('enable'), handle }),
  z.strictObject({ act: z.literal('reset'), handle }),
]);

export type UserWish = z.output<typeof wish>;

export const USER_OPTIONS = {
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  desks: { type: 'string' },
} as const;

/** `user role nora editor` says the role without its name, since there is nothing else to say. */
export function readWish({
  names: [act, handle, role, more],
  value,
}: Asked): UserWish | { readonly wrong: string } {
  const said = {
    act,
    handle,
    role: role ?? value('role'),
    name: value('name'),
    email: value('email'),
    desks: value('desks')?.split(',') ?? null,
    more,
  };
  const given = Object.entries(said).filter(([, one]) => one !== null && one !== undefined);
  const read = wish.safeParse(Object.fromEntries(given));
  return read.success ? read.data : { wrong: whatIsWrong(read.error) };
}

function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  const at = String(issue?.path[0] ?? '');
  if (at === 'act') return 'Say what to do: user list, add, role, disable, enable or reset.';
  if (issue?.code === 'unrecognized_keys') return `That takes no ${issue.keys.join(', ')}.`;
  if (issue?.code === 'invalid_type') return `Say the ${at} too: npm run galley -- user --help`;
  return `The ${at} cannot be that. ${issue?.message ?? ''}`.trim();
}
