// `draft.create`: the first fact of a draft.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';

const SLUG_WORDS = 5;
const LONGEST_SLUG = 40;

type Making = { readonly id: DraftId; readonly person: Person; readonly headline: string };

/** Pure: whether this person may is asked before, what they bring in was read before, and `id` is drawn by the caller. */
export function createDraft(
  { id, person, headline }: Making,
  { desk, deadline, slug }: Pick<CommandPayload<'draft.create'>, 'desk' | 'deadline' | 'slug'>,
): Fact<'draft.created'> {
  const payload = { id, slug: slug || slugOf(headline), desk, owner: person.id, deadline };
  return { type: 'draft.created', thread: null, payload };
}

/** The first words of a headline, as they may stand in an address. */
export function slugOf(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const slug = (words ?? []).slice(0, SLUG_WORDS).join('-');
  return [...slug].slice(0, LONGEST_SLUG).join('').replace(/-+$/u, '') || 'untitled';
}
