// The newsroom's people as they are told over HTTP.
import { z } from 'zod';
import { DESKS, type Person, personIdSchema, ROLES } from '../newsroom.ts';

/** GET /me, and whoever just came in. */
export const personSchema = z.object({
  id: personIdSchema,
  handle: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  desks: z.array(z.enum(DESKS)),
}) satisfies z.ZodType<Person>;

export const peopleSchema = z.object({ people: z.array(personSchema) });
