// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { showArticle } from '../../client/first/article.ts';
import type { OpenDraft } from '../../client/hooks/use-open-draft.ts';
import { Cell } from '../../client/sync/cell.ts';
import type { DraftState } from '../../client/sync/draft-state.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { EMPTY_REVIEW } from '../../shared/review/review.ts';
import { ann, bob, draft, eve, NOON } from '../fixtures/newsroom.ts';

const STANDING = {
  phase: 'open',
  blocks: [],
  places: new Map(),
  passages: new Map(),
  cuts: {},
  presence: [],
  session: 'here',
  textVersion: 1,
  saved: 'saved',
  kept: null,
  generation: 0,
} as const;

const refusal = refuse('not-found', 'There is no such draft.');
const root = document.createElement('div');

type Circumstances = {
  readonly about?: Partial<Draft>;
  readonly state?: Partial<Extract<DraftState, { phase: 'open' }>> | DraftState;
  readonly hasWordsOver?: boolean;
};

/** What anybody sees of the article before the page around it has come. */
async function seen(me: Person, { about, state, hasWordsOver = false }: Circumstances = {}) {
  const review = { ...EMPTY_REVIEW, draft: draft(about) };
  const open = { ...STANDING, review, ...state } as DraftState;
  const stub = { state: new Cell(open) } as unknown as OpenDraft;
  const article = await showArticle(root, { me, draft: stub, hasWordsOver });
  return { article, shown: document.querySelector('main') };
}

const why = { by: bob.id, at: NOON, reason: 'The mayor called.' };

describe('an article is left to the page that is to come', () => {
  beforeEach(() => {
    history.replaceState(null, '');
    document.body.replaceChildren(root);
  });

  it.each<[string, Person, Circumstances]>([
    ['a reader may not type in it', eve, {}],
    ['it is published, and says so above it', bob, { about: { stage: 'published' } }],
    ['it is spiked, and says so above it', bob, { about: { stage: 'spiked', spiked: why } }],
    ['it is being corrected, and says so above it', bob, { about: { stage: 'review', correction: why } }],
    ['words that were not taken stand above it', ann, { state: { kept: { words: 'At noon.', refusal } } }],
    ['words of mine that nobody heard stand above it', ann, { hasWordsOver: true }],
    ['it is not there yet', ann, { state: { phase: 'joining' } }],
    ['it cannot be had', ann, { state: { phase: 'refused', refusal, kept: null } }],
  ])('when %s', async (_, me, circumstances) => {
    expect(await seen(me, circumstances)).toEqual({ article: null, shown: null });
  });

  it('when it was just brought in, with remarks to be read above it', async () => {
    history.replaceState({ usr: { remarks: ['A table became lines.'] } }, '');
    expect(await seen(ann)).toEqual({ article: null, shown: null });
  });
});
