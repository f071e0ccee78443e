// A refusal as HTTP says it: RFC 9457 problem details, with our code and whatever the refusal holds. The one place where
// codes become statuses.
import { z } from 'zod';
import { REFUSAL_CODES, type Refusal, type RefusalCode } from '../review/refusal.ts';
import { blockerSchema, countSchema } from './card.ts';

export const PROBLEM_TYPE = 'application/problem+json';

type Kind = { readonly status: number; readonly title: string };

export const PROBLEMS: Readonly<Record<RefusalCode, Kind>> = {
  invalid: { status: 400, title: 'The request cannot be read' },
  'signed-out': { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'not-open': { status: 409, title: 'The thread is settled or closed already' },
  open: { status: 409, title: 'The thread is open already' },
  already: { status: 409, title: 'Nothing would change' },
  'reason-missing': { status: 422, title: 'A reason is missing' },
  'text-unknown': { status: 409, title: 'The text is not here' },
  stale: { status: 409, title: 'The text moved since it was seen' },
  'gate-shut': { status: 409, title: 'The gate is shut' },
  'too-large': { status: 413, title: 'Too large' },
  unreadable: { status: 422, title: 'The file cannot be read' },
  'no-match': { status: 401, title: 'These belong to no account' },
  taken: { status: 409, title: 'Somebody has it already' },
  'link-dead': { status: 410, title: 'The link is of no use any more' },
  'last-chief': { status: 409, title: 'Nobody would be left to let people in' },
  'too-fast': { status: 429, title: 'Too fast' },
  'old-client': { status: 409, title: 'Galley was updated' },
  'update-refused': { status: 422, title: 'The edit was refused' },
  'not-saved': { status: 503, title: 'Nothing was saved' },
  internal: { status: 500, title: 'Something went wrong here' },
};

export const problemSchema = z.object({
  type: z
    .string()
    .describe('Names the kind of problem: where it is explained, from the root of this server.'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What to do next, for a person to read.'),
  code: z.enum(REFUSAL_CODES),
  blockers: z.array(blockerSchema).optional().describe('With `gate-shut`: every blocker.'),
  textVersion: countSchema.optional().describe('With `stale`: the text version that the server has.'),
  field: z.string().optional().describe('With `taken`: which of what was given.'),
});
export type Problem = z.infer<typeof problemSchema>;

export function problemOf({ code, message, ...more }: Refusal): Problem {
  return problemSchema.parse({
    type: `/api/docs#problem-${code}`,
    ...PROBLEMS[code],
    detail: message,
    code,
    ...more,
  });
}

/** The refusal that an answer tells of; null when it is no problem of ours. */
export function refusalIn(answer: unknown): Refusal | null {
  const read = problemSchema.safeParse(answer);
  if (!read.success) return null;
  const { code, detail, blockers, textVersion, field } = read.data;
  return {
    code,
    message: detail,
    ...(blockers && { blockers }),
    ...(textVersion !== undefined && { textVersion }),
    ...(field !== undefined && { field }),
  };
}
