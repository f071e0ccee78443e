// A draft's beginning: its first fact and its first text, which the server writes as the person who makes it.
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
import { createDraft } from '../commands/draft-create.ts';
import { drawClientId, drawName, type Random } from './chance.ts';

export type Begun = { readonly id: DraftId; readonly fact: Fact; readonly seed: Uint8Array };

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
  return { id, fact: created.fact, seed: seedOf(created.blocks, drawClientId(random)) };
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
