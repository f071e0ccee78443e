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
import { drawClientId, drawName, type Random } from './chance.ts';

/** `seed` is null when there is nothing to write yet. */
export type Begun = {
  readonly draftId: DraftId;
  readonly facts: readonly Fact[];
  readonly seed: Uint8Array | null;
};

export function beginDraft(
  person: Person,
  payload: CommandPayload<'draft.create'>,
  random: Random,
): Begun | Refusal {
  const may = can(person, 'draft.create', null);
  if (!may.ok) return refuse('forbidden', may.because);
  const draftId = draftIdSchema.parse(drawName(random));
  const { slug = 'untitled', desk, deadline, content } = payload;
  const facts: Fact[] = [
    {
      type: 'draft.created',
      thread: null,
      payload: { id: draftId, slug, desk, owner: person.id, deadline },
    },
  ];
  const blocks: Block[] =
    content.format === 'empty'
      ? []
      : content.text.split('\n\n').map((text, at) => ({
          kind: at === 0 ? ('headline' as const) : ('paragraph' as const),
          runs: [{ text, formats: {} }],
        }));
  return { draftId, facts, seed: seedOf(blocks, drawClientId(random)) };
}

/** Written under a client id of its own, which is then that of whoever made the draft. */
function seedOf(blocks: readonly Block[], clientId: number): Uint8Array | null {
  if (blocks.length === 0) return null;
  const doc = new Y.Doc();
  doc.clientID = clientId;
  seedArticle(articleOf(doc), blocks);
  return Y.encodeStateAsUpdate(doc);
}
