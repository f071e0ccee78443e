// `draft.duplicate`: the first facts of a draft that begins with the words of another, and with nothing said about them.
import type { Block } from '../../shared/article/blocks.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';

/** The draft that is copied, as it stands on disk. */
export type Original = { readonly draft: Draft; readonly blocks: readonly Block[] };

type Copying = { readonly id: DraftId; readonly person: Person; readonly now: number };

const LONGEST_SLUG = 80;
const SUFFIX = ' copy';

/** Pure: whether this person may is asked before, and `id` is drawn by the caller. */
export function duplicateDraft({ id, person, now }: Copying, draft: Draft): readonly Fact[] {
  const { id: other, slug, desk, owner, formerOwners } = draft;
  const copiedFrom = { id: other, slug, owners: [...formerOwners, owner] };
  const payload = { id, slug: copyOf(slug), desk, owner: person.id, deadline: null, copiedFrom };
  return [{ type: 'draft.created', thread: null, payload }, ...embargo(draft, now)];
}

/** The words may not appear sooner for being in another draft. */
function embargo({ embargo: original }: Draft, now: number): readonly Fact[] {
  if (!original || Date.parse(original.until) <= now) return [];
  const { until, reason } = original;
  return [{ type: 'embargo.placed', thread: null, payload: { from: null, until, reason } }];
}

function copyOf(slug: string): string {
  return (
    [...slug]
      .slice(0, LONGEST_SLUG - SUFFIX.length)
      .join('')
      .trimEnd() + SUFFIX
  );
}
