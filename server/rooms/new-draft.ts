// A draft's beginning: what was brought in is read and its pictures are kept; then its first facts and its first text are
// written at once, as the person who makes it. Reading takes its time, so what is true of the person is asked again after it.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import { can } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { createDraft } from '../commands/draft-create.ts';
import type { ReadIn, Reads } from '../import/brought.ts';
import { readIn } from '../import/read-in.ts';
import { drawClientId, drawName, type Random } from './chance.ts';

export type Begun = Pick<ReadIn, 'seeds' | 'threads' | 'remarks'> & {
  readonly id: DraftId;
  readonly fact: Fact;
};

type Payload = CommandPayload<'draft.create'>;

export function mayBegin(person: Person): Refusal | null {
  const may = can(person, 'draft.create', null);
  return may.ok ? null : refuse('forbidden', may.because);
}

/** The article is written under a client id of its own, which is then that of whoever made the draft. */
export function readContent(
  by: PersonId,
  { content }: Payload,
  { reads, random }: { readonly reads: Reads; readonly random: Random },
): Promise<ReadIn | Refusal> {
  const clientId = drawClientId(random);
  return content.format === 'empty' ? readIn(null, clientId) : reads.read(by, content, clientId);
}

export function beginDraft(person: Person, payload: Payload, read: ReadIn, random: Random): Begun {
  const id = draftIdSchema.parse(drawName(random));
  const { headline, seeds, threads, remarks } = read;
  return { id, fact: createDraft({ id, person, headline }, payload), seeds, threads, remarks };
}
