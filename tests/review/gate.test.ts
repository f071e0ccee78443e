// The gate: every reason why it is shut, in words that fit a card and in sentences that say what to do.
import { describe, expect, it } from 'vitest';
import type { Block } from '../../shared/article/blocks.ts';
import { STAGES } from '../../shared/review/draft.ts';
import { type Blocker, blockers, sentence, verdict, verdictInShort } from '../../shared/review/gate.ts';
import type { Review } from '../../shared/review/review.ts';
import { OUTCOMES, type Thread } from '../../shared/review/thread.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { at, bob, dan, draft, NOON } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';
import { comment, flag } from '../fixtures/threads.ts';

const NOW = Date.parse(NOON);
const ready = (...threads: Thread[]): Review => ({
  lastEvent: 9,
  draft: draft({ stage: 'ready' }),
  threads,
});
const codes = (review: Review, blocks: readonly Block[] = HARBOUR): string[] =>
  blockers(review, blocks, NOW).map(({ code }) => code);

describe('the gate', () => {
  it('is open when nothing stands in the way', () => {
    expect(blockers(ready(), HARBOUR, NOW)).toEqual([]);
  });

  it('names every open blocking flag with its thread and type', () => {
    const review = ready(flag({ id: 7, type: 'legal' }), flag({ id: 8, type: 'fact' }));
    expect(blockers(review, HARBOUR, NOW)).toEqual([
      { code: 'flag-open', thread: 7, type: 'legal' },
      { code: 'flag-open', thread: 8, type: 'fact' },
    ]);
  });

  it('lets advisory flags and comments pass', () => {
    expect(codes(ready(flag({ severity: 'advisory' }), comment()))).toEqual([]);
  });

  it.each([...OUTCOMES, 'withdrawn'] as const)('lets a flag pass that was settled as %s', (outcome) => {
    const settled = { outcome, note: null, by: bob.id, at: NOON };
    expect(codes(ready(flag({ settled })))).toEqual([]);
  });

  it('stays shut when the flagged words were cut, until somebody settles the flag', () => {
    const scene = new Scene('ready');
    const thread = scene.raised(dan, 'Senior officials');
    scene.replaces('Senior officials said on Tuesday that the harbour', 'It');
    expect(codes(scene.review, scene.blocks)).toEqual(['flag-open']);
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed', note: 'Cut.' });
    expect(codes(scene.review, scene.blocks)).toEqual([]);
  });

  it.each([
    ['absent', []],
    ['empty', [block('headline', '')]],
    ['blank', [block('headline', ' \n\u00a0\u200b\u2060 ')]],
  ])('asks for a headline that is %s', (_, headline) => {
    expect(codes(ready(), [...headline, block('paragraph', 'The harbour stays shut.')])).toEqual([
      'headline-missing',
    ]);
  });

  it('takes any headline with something to see in it', () => {
    for (const words of ['港は閉鎖', '42', '…'])
      expect(codes(ready(), [block('headline', words), block('paragraph', 'Shut.')])).toEqual([]);
  });

  it('asks for words below headline, standfirst and byline', () => {
    const furniture = [
      block('headline', 'Harbour'),
      block('standfirst', 'A year.'),
      block('byline', 'By Ann'),
    ];
    expect(codes(ready(), furniture)).toEqual(['article-empty']);
    expect(codes(ready(), [...furniture, block('paragraph', ' – ')])).toEqual(['article-empty']);
    expect(codes(ready(), [...furniture, block('quote', 'Safe.')])).toEqual([]);
  });

  it('stays shut before an embargo has passed, and opens by itself at its time', () => {
    const embargo = { until: at(60), reason: null, by: bob.id, at: NOON };
    const review: Review = { ...ready(), draft: draft({ stage: 'ready', embargo }) };
    expect(blockers(review, HARBOUR, NOW + 59_999)).toEqual([{ code: 'embargoed', until: at(60) }]);
    expect(blockers(review, HARBOUR, NOW + 60_000)).toEqual([]);
  });

  it('reads an embargo in any way of writing the same moment', () => {
    const embargo = { until: '2026-11-23T12:00:00Z', reason: null, by: bob.id, at: NOON };
    const review: Review = { ...ready(), draft: draft({ stage: 'ready', embargo }) };
    expect(blockers(review, HARBOUR, NOW - 1)).toHaveLength(1);
    expect(blockers(review, HARBOUR, NOW)).toEqual([]);
  });

  it.each(STAGES)('in %s: opens in ready alone', (stage) => {
    const review = { ...ready(), draft: draft({ stage }) };
    expect(codes(review)).toEqual(stage === 'ready' ? [] : ['not-ready']);
  });

  it('lists all reasons at once, the stage last', () => {
    const review: Review = { ...ready(flag(), flag({ id: 8 })), draft: draft({ stage: 'review' }) };
    expect(codes(review, [])).toEqual([
      'flag-open',
      'flag-open',
      'headline-missing',
      'article-empty',
      'not-ready',
    ]);
  });
});

describe("the gate's verdict", () => {
  const open = (type: 'legal' | 'fact' | 'style', thread = 7): Blocker => ({
    ...{ code: 'flag-open', type },
    thread: flag({ id: thread }).id,
  });

  it.each<[string, readonly Blocker[]]>([
    ['clear', []],
    ['not ready yet', [{ code: 'not-ready' }]],
    ['1 legal open', [open('legal'), { code: 'not-ready' }]],
    ['1 fact, 2 legal open', [open('legal'), open('fact'), open('legal')]],
    ['embargoed', [{ code: 'embargoed', until: NOON }, { code: 'not-ready' }]],
    ['headline missing', [{ code: 'headline-missing' }, { code: 'not-ready' }]],
    [
      '1 style open, headline missing, no text',
      [open('style'), { code: 'headline-missing' }, { code: 'article-empty' }],
    ],
  ])('reads “%s”', (words, all) => {
    expect(verdict(all)).toBe(words);
  });

  it('counts the flags, where there is no room for their types', () => {
    expect(verdictInShort([open('legal'), open('fact'), { code: 'not-ready' }])).toBe('2 open');
    expect(verdictInShort([{ code: 'not-ready' }])).toBe('not ready yet');
  });

  it('says of every blocker what to do', () => {
    const all: Blocker[] = [
      open('legal'),
      { code: 'headline-missing' },
      { code: 'article-empty' },
      { code: 'embargoed', until: NOON },
      { code: 'not-ready' },
    ];
    for (const one of all) expect(sentence(one)).toMatch(/^\p{Lu}.*: .*\.$/u);
    expect(sentence(open('legal'))).toContain('legal');
  });
});
