// The card that the board shows: article and review in one look, with the gate's own verdict.
import { describe, expect, it } from 'vitest';
import { cardOf } from '../../shared/review/card.ts';
import { blockersEver, standing } from '../../shared/review/gate.ts';
import { EMPTY_REVIEW } from '../../shared/review/review.ts';
import { block } from '../fixtures/articles.ts';
import { ann, at, bob, dan, draftId, gus, NOON } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';

const card = (scene: Scene) => cardOf(scene.review, scene.blocks, { seq: scene.seq, changedAt: NOON });

describe('a card', () => {
  it('shows the draft, its words and its open flags', () => {
    const scene = new Scene('review');
    scene.raised(dan, 'Senior officials', { type: 'legal' });
    scene.raised(gus, 'twelve cranes', { severity: 'advisory' });
    const done = scene.raised(gus, 'two of them new');
    scene.does(bob, 'flag.settle', { thread: done, outcome: 'fixed' });
    scene.commented(gus);
    expect(card(scene)).toEqual({
      ...{ id: draftId(), slug: 'harbour', desk: 'news', owner: ann.id, stage: 'review', deadline: null },
      ...{ headline: 'Harbour plan delayed again', words: 52, edition: 0 },
      open: { blocking: 1, advisory: 1 },
      blockers: blockersEver(scene.review, scene.blocks),
      embargo: null,
      asks: { desks: { legal: 1, fact: 1 }, assigned: [], named: [] },
      ...{ seq: scene.seq, changedAt: NOON },
    });
  });

  it('is called by its first words while it has no headline, and says that one is missing', () => {
    const scene = new Scene('ready', { blocks: [block('paragraph', 'The harbour stays shut.')] });
    expect(card(scene)).toMatchObject({
      headline: 'The harbour stays shut.',
      blockers: [{ code: 'headline-missing' }],
    });
  });

  it('says the same at any time: an embargo that has passed stays on it, and stands in nobody’s way', () => {
    const scene = new Scene('ready');
    const until = at(60);
    scene.does(bob, 'embargo.place', { until });
    const before = card(scene);
    scene.now = Date.parse(until);
    expect(card(scene)).toEqual(before);
    expect(before).toMatchObject({ embargo: until, blockers: [{ code: 'embargoed', until }] });
    expect(standing(before?.blockers ?? [], scene.now - 1)).toHaveLength(1);
    expect(standing(before?.blockers ?? [], scene.now)).toEqual([]);
  });

  it('counts the editions', () => {
    expect(card(new Scene('published'))?.edition).toBe(1);
  });

  it('is none before there is a draft', () => {
    expect(cardOf(EMPTY_REVIEW, [], { seq: 0, changedAt: NOON })).toBeNull();
  });
});
