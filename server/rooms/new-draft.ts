// A draft's beginning: its first facts and its first text, which the server writes as the person who makes it.
import * as Y from 'yjs';
import type { Block } from '../../shared/article/blocks.ts';
import { articleOf } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import type { CommandPayload } from '../../shared/commands.ts';
import type { Person } from '../../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import { can } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { readable } from '../../shared/review/visible.ts';
import { createDraft } from '../commands/draft-create.ts';
import { duplicateDraft, type Original } from '../commands/draft-duplicate.ts';
import { drawClientId, drawName, type Random } from './chance.ts';
import { NO_DRAFT } from './refusals.ts';

export type Begun = { readonly id: DraftId; readonly facts: readonly Fact[]; readonly seed: Uint8Array };

export function beginDraft(
  person: Person,
  payload: CommandPayload<'draft.create'>,
  random: Random,
): Begun | Refusal {
  const may = can(person, 'draft.create', null);
  if (!may.ok) return refuse('forbidden', may.because);
  const id = draftIdSchema.parse(drawName(random));
  const created = createDraft({ id, person }, payload);
  if ('code' in created) return created;
  return { id, facts: created.facts, seed: seedOf(created.blocks, drawClientId(random)) };
}

/** A copy of another draft: its words are typed anew, so nothing in it is bound to the other one. */
export function beginCopy(
  person: Person,
  original: Original,
  { random, now }: { readonly random: Random; readonly now: number },
): Begun | Refusal {
  if (!readable(original.draft, person)) return NO_DRAFT;
  const may = can(person, 'draft.duplicate', original.draft);
  if (!may.ok) return refuse('forbidden', may.because);
  const id = draftIdSchema.parse(drawName(random));
  const { facts, blocks } = duplicateDraft({ id, person, now }, original);
  return { id, facts, seed: seedOf(blocks, drawClientId(random)) };
}

/** Written under a client id of its own, which is then that of whoever made the draft. */
function seedOf(blocks: readonly Block[], clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  seedArticle(articleOf(doc), blocks);
  const seed = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return seed;
}
