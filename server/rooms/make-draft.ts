// A draft is made: what takes its time comes first and has no effect, then rights are asked once more and all of it is one.
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Image } from '../images/image.ts';
import type { Reads } from '../import/brought.ts';
import { readHere } from '../import/read-in.ts';
import type { Clock, People } from '../people.ts';
import type { Random } from './chance.ts';
import { type Built, buildDraft, type Plan, readPlan } from './new-draft.ts';
import { no, SIGNED_OUT } from './refusals.ts';
import type { Asker } from './room.ts';

/** Null when all of them are on disk. */
type KeepImages = (images: readonly Image[], by: PersonId) => Promise<Refusal | null>;

/** What whoever makes drafts is told of the house. */
export type MakingParts = {
  readonly people: People;
  readonly clock: Clock;
  readonly random: Random;
  /** Reads what is brought in; here and now unless it is told where. */
  readonly reads?: Reads;
  /** Keeps the pictures of what is brought in, before a draft shows them. */
  readonly keepImages?: KeepImages;
  /** Runs an act as soon as what runs now is done; the process's own next turn unless a test has its own. */
  readonly soon?: (act: () => void) => void;
};

type House = {
  /** Why nothing can be written now; null when it can. */
  readonly shut: () => Refusal | null;
  /** Opens a draft that nobody has seen; answers once it is on disk. */
  readonly open: (by: PersonId, id: string, built: Built) => Promise<Ack<Asked>>;
};

const keepNone: KeepImages = async () => refuse('not-saved', 'There is nowhere to keep pictures here.');

export async function makeDraft(
  { by, id, mayStill }: Asker,
  plan: Plan,
  { people, clock, random, soon = setImmediate, reads = readHere, keepImages = keepNone }: MakingParts,
  { shut, open }: House,
): Promise<Ack<Asked>> {
  const mayMake = (): Person | Refusal => {
    const person = people.personOf(by);
    if (!person || mayStill?.() === false) return SIGNED_OUT;
    return plan.may(person) ?? shut() ?? person;
  };
  const before = mayMake();
  if ('code' in before) return no(before);
  const read = await readPlan(by, plan, { reads, random });
  if ('code' in read) return no(read);
  const unkept = read.images.length > 0 ? await keepImages(read.images, by) : null;
  if (unkept) return no(unkept);
  const built = await buildDraft(before, plan, read, { random, clock, soon });
  // All that took its time: somebody may have signed out, lost the right, or filled the disk since.
  const person = mayMake();
  return 'code' in person ? no(person) : open(by, id, built);
}
