// Moving, publishing and reopening a draft: what is accepted, what is refused, and what to do next.
import { describe, expect, it } from 'vitest';
import { blockers } from '../../shared/review/gate.ts';
import { block } from '../fixtures/articles.ts';
import { ann, bob, cleo, dan, eve, fay } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';

describe('draft.move', () => {
  it('hands a draft in, calls it ready, sends it back', () => {
    const scene = new Scene('writing');
    scene.does(ann, 'draft.move', { to: 'review' });
    scene.does(bob, 'draft.move', { to: 'ready' });
    scene.does(cleo, 'draft.move', { to: 'review' });
    scene.does(ann, 'draft.move', { to: 'writing' });
    expect(scene.draft.stage).toBe('writing');
  });

  it('writes down from where, to where and why', () => {
    const scene = new Scene('writing');
    scene.does(bob, 'draft.move', { to: 'spiked', reason: 'Overtaken by events.' });
    expect(scene.events.at(-1)).toMatchObject({
      type: 'draft.moved',
      by: bob.id,
      thread: null,
      payload: { from: 'writing', to: 'spiked', reason: 'Overtaken by events.' },
    });
  });

  it('refuses a move to where the draft is', () => {
    expect(new Scene('review').refuses(bob, 'draft.move', { to: 'review' })).toBe('already');
  });

  it('refuses a move that policy does not allow', () => {
    expect(new Scene('review').refuses(fay, 'draft.move', { to: 'writing' })).toBe('forbidden');
    expect(new Scene('writing').refuses(cleo, 'draft.move', { to: 'ready' })).toBe('forbidden');
    expect(new Scene('published').refuses(cleo, 'draft.move', { to: 'writing' })).toBe('forbidden');
    expect(new Scene('spiked').refuses(ann, 'draft.move', { to: 'writing' })).toBe('forbidden');
  });

  it('asks why before it spikes, and brings back without being told', () => {
    const scene = new Scene('review');
    expect(scene.refuses(bob, 'draft.move', { to: 'spiked' })).toBe('reason-missing');
    scene.does(bob, 'draft.move', { to: 'spiked', reason: 'Not used.' });
    scene.does(bob, 'draft.move', { to: 'writing' });
    expect(scene.draft.stage).toBe('writing');
  });
});

describe('draft.publish', () => {
  const seen = (scene: Scene, note: string | null = null) => ({ textVersion: scene.textVersion, note });

  it('publishes edition 1 of the text that was seen', () => {
    const scene = new Scene('ready');
    expect(scene.ask(bob, 'draft.publish', seen(scene))).toEqual({
      facts: [],
      edition: { number: 1, note: null },
    });
    expect(scene.draft).toMatchObject({ stage: 'published', editions: [{ number: 1, by: bob.id }] });
  });

  it('is for editors and chiefs', () => {
    for (const person of [ann, fay, dan, eve]) {
      const scene = new Scene('ready');
      expect(scene.refuses(person, 'draft.publish', seen(scene))).toBe('forbidden');
    }
  });

  it('refuses a text that moved since it was seen, and names the version it has', () => {
    const scene = new Scene('ready');
    const asked = seen(scene);
    scene.replaces('twelve cranes', 'thirteen cranes');
    expect(scene.ask(bob, 'draft.publish', asked)).toMatchObject({
      code: 'stale',
      textVersion: scene.textVersion,
    });
    expect(scene.refuses(bob, 'draft.publish', { textVersion: 999 })).toBe('stale');
  });

  it('refuses while flags block, with the very list that the gate panel shows', () => {
    const scene = new Scene('ready');
    scene.raised(dan, 'Senior officials', { type: 'legal' });
    scene.raised(ann, 'twelve cranes');
    scene.raised(ann, 'two of them new', { severity: 'advisory' });
    const refusal = scene.ask(cleo, 'draft.publish', seen(scene));
    expect(refusal).toMatchObject({
      code: 'gate-shut',
      blockers: blockers(scene.review, scene.blocks, scene.now),
    });
    expect(refusal).toHaveProperty('blockers.length', 2);
  });

  it('refuses from any stage but ready: a chief hears it from the gate', () => {
    for (const stage of ['writing', 'review'] as const) {
      const scene = new Scene(stage);
      expect(scene.ask(cleo, 'draft.publish', seen(scene))).toMatchObject({
        code: 'gate-shut',
        blockers: [{ code: 'not-ready' }],
      });
    }
  });

  it('refuses an article that is not written', () => {
    const scene = new Scene('ready', { blocks: [block('headline', '')] });
    expect(scene.ask(bob, 'draft.publish', seen(scene))).toMatchObject({
      blockers: [{ code: 'headline-missing' }, { code: 'article-empty' }],
    });
  });

  it('publishes once: who comes second is refused', () => {
    const scene = new Scene('ready');
    const asked = seen(scene);
    scene.does(bob, 'draft.publish', asked);
    expect(scene.refuses(cleo, 'draft.publish', asked)).toBe('forbidden');
    expect(scene.draft.editions).toHaveLength(1);
  });

  it('asks for a correction note from edition 2 on, once nothing else stands in the way', () => {
    const scene = new Scene('published');
    const thread = scene.raised(ann, 'twelve cranes');
    scene.does(cleo, 'draft.reopen', { reason: 'There are thirteen cranes.' });
    expect(scene.refuses(bob, 'draft.publish', seen(scene))).toBe('gate-shut');
    scene.replaces('twelve cranes', 'thirteen cranes');
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed' });
    expect(scene.refuses(bob, 'draft.publish', seen(scene))).toBe('reason-missing');
    scene.does(bob, 'draft.publish', seen(scene, 'We counted a crane too few.'));
    expect(scene.draft).toMatchObject({
      stage: 'published',
      correction: null,
      editions: [{ number: 1 }, { number: 2, note: 'We counted a crane too few.' }],
    });
  });
});

describe('draft.reopen', () => {
  it('opens a published draft for correction and keeps its edition', () => {
    const scene = new Scene('published');
    scene.does(bob, 'draft.reopen', { reason: 'The number is wrong.' });
    expect(scene.draft).toMatchObject({
      stage: 'ready',
      correction: { reason: 'The number is wrong.', by: bob.id },
      editions: [{ number: 1 }],
    });
  });

  it('asks why', () => {
    for (const reason of ['', '   '])
      expect(new Scene('published').refuses(bob, 'draft.reopen', { reason })).toBe('reason-missing');
  });

  it('is for editors and chiefs, of published drafts', () => {
    expect(new Scene('published').refuses(ann, 'draft.reopen', { reason: 'Mine.' })).toBe('forbidden');
    expect(new Scene('ready').refuses(cleo, 'draft.reopen', { reason: 'Why not.' })).toBe('forbidden');
  });
});
