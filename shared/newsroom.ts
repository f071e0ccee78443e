// The people of a newsroom: who they are, what they may be asked, which desks they belong to.
import { z } from 'zod';

export const ROLES = ['reader', 'reviewer', 'writer', 'editor', 'chief'] as const;
export type Role = (typeof ROLES)[number];

/** A desk settles the flags of its types (design: Words). */
export const DESKS = ['copy', 'fact', 'legal', 'standards', 'news'] as const;
export type Desk = (typeof DESKS)[number];

export const personIdSchema = z.string().min(1).max(64).brand('PersonId');
export type PersonId = z.infer<typeof personIdSchema>;

/** Somebody of the newsroom, as everybody else may see them. `handle` names them in @mentions and addresses. */
export type Person = {
  readonly id: PersonId;
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly desks: readonly Desk[];
  /** Somebody who was here: their name stands under what they said and decided, and nothing is asked of them. */
  readonly hasLeft?: true;
};
