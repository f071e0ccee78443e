// Whose a draft is, which desk it is for, what it is called, when it is wanted, and before when it may not appear.
import { describe, expect, it } from 'vitest';
import { commands } from '../../shared/commands.ts';
import { personIdSchema } from '../../shared/newsroom.ts';
import { STAGES } from '../../shared/review/draft.ts';
import { ann, at, bob, cleo, dan, draftId, eve, fay, gus } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';

describe('draft.assign', () => {
  it('gives a draft to somebody who writes, and writes down from whom to whom', () => {
    const scene = new Scene('review');
    scene.does(bob, 'draft.assign', { owner: fay.id });
    expect(scene.draft).toMatchObject({ owner: fay.id, formerOwners: [ann.id] });
    expect(scene.events.at(-1)).toMatchObject({
      ...{ type: 'draft.assigned', by: bob.id, thread: null },
      payload: { from: ann.id, to: fay.id },
    });
  });

  it('lets its owner hand it on, who then owns it no more', () => {
    const scene = new Scene();
    scene.does(ann, 'draft.assign', { owner: fay.id });
    expect(scene.refuses(ann, 'draft.assign', { owner: ann.id })).toBe('forbidden');
    scene.does(fay, 'draft.assign', { owner: ann.id });
    expect(scene.draft).toMatchObject({ owner: ann.id, formerOwners: [fay.id] });
  });

  it('takes nobody for an owner who does not write, is not there, or owns it already', () => {
    const scene = new Scene();
    for (const { id } of [dan, gus, eve])
      expect(scene.refuses(cleo, 'draft.assign', { owner: id })).toBe('forbidden');
    const stranger = personIdSchema.parse('nobody-we-know');
    expect(scene.refuses(cleo, 'draft.assign', { owner: stranger })).toBe('not-found');
    expect(scene.refuses(cleo, 'draft.assign', { owner: ann.id })).toBe('already');
    expect(scene.refuses(fay, 'draft.assign', { owner: fay.id })).toBe('forbidden');
  });

  it('does not open a legal flag to whoever gave the draft away', () => {
    const scene = new Scene('ready', { owner: cleo });
    const thread = scene.raised(dan, 'Senior officials', { type: 'legal' });
    scene.does(cleo, 'draft.assign', { owner: ann.id });
    expect(scene.refuses(cleo, 'flag.settle', { thread, outcome: 'fixed' })).toBe('forbidden');
    scene.does(dan, 'flag.settle', { thread, outcome: 'fixed' });
  });
});

describe('draft.transfer', () => {
  it('hands a draft to another desk', () => {
    const scene = new Scene();
    scene.does(bob, 'draft.transfer', { desk: 'legal' });
    expect(scene.draft.desk).toBe('legal');
    expect(scene.events.at(-1)?.payload).toEqual({ from: 'news', to: 'legal' });
    expect(scene.refuses(bob, 'draft.transfer', { desk: 'legal' })).toBe('already');
    expect(scene.refuses(ann, 'draft.transfer', { desk: 'news' })).toBe('forbidden');
  });
});

describe('draft.rename', () => {
  it('gives a draft another slug', () => {
    const scene = new Scene();
    scene.does(ann, 'draft.rename', { slug: ' harbour-delay ' });
    expect(scene.draft.slug).toBe('harbour-delay');
    expect(scene.refuses(ann, 'draft.rename', { slug: 'harbour-delay' })).toBe('already');
    expect(scene.refuses(fay, 'draft.rename', { slug: 'mine' })).toBe('forbidden');
  });

  it.each(['', '  ', 'x'.repeat(81)])('does not parse the slug “%s”', (slug) => {
    expect(commands['draft.rename'].safeParse({ draftId: draftId(), slug }).success).toBe(false);
  });
});

describe('deadline.move', () => {
  it('sets, moves and takes away the deadline', () => {
    const scene = new Scene();
    for (const deadline of [at(60), at(30), null]) {
      const from = scene.draft.deadline;
      scene.does(ann, 'deadline.move', { deadline });
      expect(scene.draft.deadline).toBe(deadline);
      expect(scene.events.at(-1)?.payload).toEqual({ from, to: deadline });
    }
    expect(scene.refuses(ann, 'deadline.move', { deadline: null })).toBe('already');
    expect(scene.refuses(gus, 'deadline.move', { deadline: at(5) })).toBe('forbidden');
  });
});

describe('an embargo', () => {
  const placed = (reason: string | null = null): Scene => {
    const scene = new Scene('ready');
    scene.does(ann, 'embargo.place', { until: at(3_600), reason });
    return scene;
  };

  it('is placed by the owner or an editor, and says who, why and until when', () => {
    const scene = placed('The ministry asked.');
    expect(scene.draft.embargo).toEqual({
      ...{ until: at(3_600), reason: 'The ministry asked.', by: ann.id },
      at: scene.events.at(-1)?.at,
    });
    expect(scene.refuses(fay, 'embargo.place', { until: at(7_200) })).toBe('forbidden');
  });

  it('keeps a chief from publishing until its very moment has come', () => {
    const scene = placed();
    const seen = { textVersion: scene.textVersion };
    scene.now = Date.parse(at(3_600)) - 1;
    expect(scene.ask(cleo, 'draft.publish', seen)).toMatchObject({
      code: 'gate-shut',
      blockers: [{ code: 'embargoed', until: at(3_600) }],
    });
    scene.now += 1;
    scene.does(cleo, 'draft.publish', seen);
  });

  it('is made later by whoever may place one, and sooner by editors who say why', () => {
    const scene = placed();
    scene.does(ann, 'embargo.place', { until: at(7_200) });
    expect(scene.refuses(ann, 'embargo.place', { until: at(60), reason: 'Now.' })).toBe('forbidden');
    expect(scene.refuses(bob, 'embargo.place', { until: at(60) })).toBe('reason-missing');
    scene.does(bob, 'embargo.place', { until: at(60), reason: 'They let us.' });
    expect(scene.events.at(-1)?.payload).toEqual({ from: at(7_200), until: at(60), reason: 'They let us.' });
  });

  it('is lifted by editors, who say why while it stands', () => {
    const scene = placed();
    expect(scene.refuses(ann, 'embargo.lift', { reason: 'I am in a hurry.' })).toBe('forbidden');
    expect(scene.refuses(bob, 'embargo.lift', {})).toBe('reason-missing');
    expect(scene.refuses(bob, 'embargo.lift', { reason: null })).toBe('reason-missing');
    scene.does(bob, 'embargo.lift', { reason: 'The other side broke it.' });
    expect(scene.draft.embargo).toBeNull();
    expect(scene.refuses(bob, 'embargo.lift', { reason: 'Once more.' })).toBe('already');
  });

  it('that has passed is lifted without a word, and another is placed as if there were none', () => {
    const passed = placed();
    passed.now = Date.parse(at(3_600));
    passed.does(bob, 'embargo.lift', {});
    const again = placed();
    again.now = Date.parse(at(3_600));
    again.does(ann, 'embargo.place', { until: at(3_700) });
  });

  it('is not placed at a time that has passed, nor twice at the same', () => {
    const scene = placed();
    expect(scene.refuses(bob, 'embargo.place', { until: at(0), reason: 'Typo.' })).toBe('already');
    const same = at(3_600).replace('.000Z', 'Z');
    expect(scene.refuses(bob, 'embargo.place', { until: same })).toBe('already');
  });
});

it.each(STAGES)('in %s: nothing of this is asked of a draft that is laid aside', (stage) => {
  const allowed = stage === 'spiked' ? 'forbidden' : 'accepted';
  expect(new Scene(stage).refuses(cleo, 'draft.assign', { owner: fay.id })).toBe(allowed);
  expect(new Scene(stage).refuses(cleo, 'draft.transfer', { desk: 'copy' })).toBe(allowed);
  const underWay = stage === 'published' ? 'forbidden' : allowed;
  expect(new Scene(stage).refuses(cleo, 'draft.rename', { slug: 'other' })).toBe(underWay);
  expect(new Scene(stage).refuses(cleo, 'deadline.move', { deadline: at(9) })).toBe(underWay);
  expect(new Scene(stage).refuses(cleo, 'embargo.place', { until: at(9) })).toBe(underWay);
});
