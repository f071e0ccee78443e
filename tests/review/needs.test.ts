// Whose attention a draft asks for, and why: what the board shows somebody who asks for what needs them.
import { describe, expect, it } from 'vitest';
import type { Person } from '../../shared/newsroom.ts';
import { attentionOf } from '../../shared/review/attention.ts';
import { type Card, cardOf } from '../../shared/review/card.ts';
import { NEEDS, needsMe, needWords } from '../../shared/review/needs.ts';
import { ann, at, bob, cleo, dan, eve, fay, gus, NOON, person } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';
import { comment, flag, reply } from '../fixtures/threads.ts';

describe('the attention that threads ask for', () => {
  it('counts open flags that nobody was given by the desk that settles them', () => {
    const settled = { outcome: 'fixed', note: null, by: bob.id, at: NOON } as const;
    const threads = [
      flag({ id: 1, type: 'fact' }),
      flag({ id: 2, type: 'quote', severity: 'advisory' }),
      flag({ id: 3, type: 'legal' }),
      flag({ id: 4, type: 'style', settled }),
      flag({ id: 5, type: 'style', assignee: fay.id }),
    ];
    expect(attentionOf(threads)).toMatchObject({ desks: { fact: 2, legal: 1 }, assigned: [fay.id] });
  });

  it('names whoever was named in an open thread, until they speak in it', () => {
    const asked = comment({ by: gus.id, mentions: [ann.id, bob.id, gus.id] });
    const answered = reply({ id: 8, by: bob.id });
    expect(attentionOf([asked]).named).toEqual([ann.id, bob.id]);
    expect(attentionOf([{ ...asked, replies: [answered] }]).named).toEqual([ann.id]);
    const again = reply({ id: 9, by: ann.id, mentions: [bob.id] });
    expect(attentionOf([{ ...asked, replies: [answered, again] }]).named).toEqual([bob.id]);
    expect(attentionOf([{ ...asked, closed: { by: gus.id, at: NOON } }]).named).toEqual([]);
  });

  it('takes a deleted reply for nothing said', () => {
    const asked = comment({ by: gus.id, mentions: [ann.id] });
    const deleted = { id: 8, by: ann.id, at: NOON, state: 'deleted' } as const;
    expect(attentionOf([{ ...asked, replies: [deleted] }]).named).toEqual([ann.id]);
  });
});

describe('a draft needs', () => {
  it.each<[string, Person, (scene: Scene) => unknown, readonly string[]]>([
    ['nobody for nothing', gus, () => null, []],
    ['the desk of a flag', bob, (scene) => scene.raised(gus, 'twelve cranes'), ['desk']],
    ['no other desk', fay, (scene) => scene.raised(gus, 'twelve cranes'), []],
    [
      'whoever was given a flag',
      gus,
      (scene) => scene.raised(bob, 'twelve cranes', { assignee: gus.id }),
      ['assigned'],
    ],
    [
      'not the desk of a flag that somebody else was given',
      dan,
      (scene) => scene.raised(bob, 'twelve cranes', { type: 'legal', assignee: gus.id }),
      [],
    ],
    ['whoever is named in it', dan, (scene) => scene.commented(bob, { mentions: [dan.id] }), ['named']],
    ['its owner while flags block it', ann, (scene) => scene.raised(gus, 'twelve cranes'), ['flagged']],
    ['no reader', eve, (scene) => scene.raised(bob, 'twelve cranes'), []],
  ])('%s', (_, who, happens, needs) => {
    const scene = new Scene('writing');
    happens(scene);
    expect(needsMe(who, cardIn(scene), scene.now)).toEqual(needs);
  });

  it('an owner of the legal desk not for a legal flag, which they may not settle', () => {
    const owner = person('Ann', 'writer', 'legal');
    const scene = new Scene('review', { owner });
    scene.raised(gus, 'twelve cranes', { type: 'legal', severity: 'advisory' });
    expect(needsMe(owner, cardIn(scene), scene.now)).toEqual([]);
    expect(needsMe(dan, cardIn(scene), scene.now)).toEqual(['desk']);
  });

  it('a chief, and the editors of its desk, to be called ready and to be published', () => {
    const newsEditor = person('Ned', 'editor', 'news');
    const anyEditor = person('Ada', 'editor');
    for (const [stage, need] of [
      ['review', 'call-ready'],
      ['ready', 'publish'],
    ] as const) {
      const card = cardIn(new Scene(stage));
      for (const one of [cleo, newsEditor, anyEditor])
        expect(needsMe(one, card, Date.parse(NOON))).toEqual([need]);
      for (const one of [bob, ann, gus]) expect(needsMe(one, card, Date.parse(NOON))).toEqual([]);
    }
  });

  it('nobody to publish it while the gate is shut, nor before its embargo has passed', () => {
    const scene = new Scene('ready');
    scene.does(cleo, 'embargo.place', { until: at(60) });
    expect(needsMe(cleo, cardIn(scene), scene.now)).toEqual([]);
    expect(needsMe(cleo, cardIn(scene), scene.now + 60_000)).toEqual(['publish']);
    const thread = scene.raised(gus, 'twelve cranes');
    expect(needsMe(cleo, cardIn(scene), scene.now + 60_000)).toEqual([]);
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed' });
    expect(needsMe(cleo, cardIn(scene), scene.now + 60_000)).toEqual(['publish']);
  });

  it('its owner when the deadline has come and it is still being written', () => {
    const scene = new Scene('writing');
    scene.does(ann, 'deadline.move', { deadline: at(60) });
    expect(needsMe(ann, cardIn(scene), scene.now + 59_999)).toEqual([]);
    expect(needsMe(ann, cardIn(scene), scene.now + 60_000)).toEqual(['late']);
    scene.does(ann, 'draft.move', { to: 'review' });
    expect(needsMe(ann, cardIn(scene), scene.now + 60_000)).toEqual([]);
  });

  it('nobody once it is laid aside', () => {
    const scene = new Scene('review');
    scene.raised(bob, 'twelve cranes', { assignee: gus.id });
    scene.does(bob, 'draft.move', { to: 'spiked', reason: 'Old.' });
    for (const one of [ann, bob, cleo, gus]) expect(needsMe(one, cardIn(scene), scene.now)).toEqual([]);
  });

  it('says each need in words that fit a card', () => {
    for (const need of NEEDS) expect(needWords(need)).toMatch(/^[\p{Ll}][^.]{8,30}$/u);
  });
});

function cardIn(scene: Scene): Card {
  const card = cardOf(scene.review, scene.blocks, { seq: scene.seq, changedAt: NOON });
  if (!card) throw new Error('There is no draft yet.');
  return card;
}
