// A draft's beginning: what was brought in is read, and the draft is built of it. Both take their time, so neither is an
// effect: nothing is anybody's before it is asked, once more, whether it may be.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { can } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { createDraft } from '../commands/draft-create.ts';
import type { ReadIn, Reads } from '../import/brought.ts';
import { readIn } from '../import/read-in.ts';
import type { Clock } from '../people.ts';
import { drawClientId, drawName, type Random } from './chance.ts';
import { type Written, writeFirst } from './first-entries.ts';
import { LiveDraft } from './live-draft.ts';

/** A draft that is whole, and not on disk. */
export type Built = {
  readonly live: LiveDraft;
  readonly written: readonly Written[];
  readonly remarks: readonly string[];
};

type Payload = CommandPayload<'draft.create'>;
type Parts = {
  readonly clock: Clock;
  readonly random: Random;
  /** Runs an act as soon as what runs now is done. */
  readonly soon: (act: () => void) => void;
};

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

export async function buildDraft(
  person: Person,
  payload: Payload,
  { headline, remarks, ...read }: ReadIn,
  { clock, random, soon }: Parts,
): Promise<Built> {
  const id = draftIdSchema.parse(drawName(random));
  const fact = createDraft({ id, person, headline }, payload);
  const live = new LiveDraft(id, drawName(random));
  const at = new Date(clock.now()).toISOString();
  const turn = (): Promise<void> => new Promise((resolve) => soon(resolve));
  const written = await writeFirst(live, { fact, ...read }, { by: person.id, at, random, turn });
  return { live, written, remarks };
}
