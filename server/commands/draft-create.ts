// `draft.create`: the first fact of a draft and the blocks that its article begins with.
import type { Block } from '../../shared/article/blocks.ts';
import { headlineOf } from '../../shared/article/plain.ts';
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { readDraft } from '../import/read-draft.ts';

/** `blocks` is what `seedArticle` writes. */
export type Created = { readonly facts: readonly Fact[]; readonly blocks: readonly Block[] };

const SLUG_WORDS = 5;
const LONGEST_SLUG = 40;

/** Pure: whether this person may is asked before, and `id` is drawn by the caller. */
export function createDraft(
  { id, person }: { readonly id: DraftId; readonly person: Person },
  { content, desk, deadline, slug }: CommandPayload<'draft.create'>,
): Created | Refusal {
  const read = content.format === 'empty' ? [] : readDraft(content);
  if ('code' in read) return read;
  const payload = { id, slug: slug || slugOf(headlineOf(read)), desk, owner: person.id, deadline };
  return { facts: [{ type: 'draft.created', thread: null, payload }], blocks: ready(read) };
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

/** An article without a headline begins with an empty one, so that there is a place to write it. */
export function ready(blocks: readonly Block[]): readonly Block[] {
  const headed: readonly Block[] = blocks.some(({ kind }) => kind === 'headline')
    ? blocks
    : [{ kind: 'headline', runs: [] }, ...blocks];
  return headed.length > 1 ? headed : [...headed, { kind: 'paragraph', runs: [] }];
}
