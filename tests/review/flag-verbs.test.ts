// What becomes of a flag: assigned, regraded, retyped, settled, withdrawn, reopened. And comments: closed, reopened.
import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../shared/newsroom.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { ann, bob, cleo, dan, eve, fay, gus } from '../fixtures/newsroom.ts';
import { Scene, type VerbName } from '../fixtures/scene.ts';

/** Gus raised a blocking fact flag on a draft of Ann's. Bob is of the fact desk, Dan of the legal one. */
function flagged(said: Parameters<Scene['raised']>[2] = {}) {
  const scene = new Scene('review');
  const thread = scene.raised(gus, 'twelve cranes', said);
  return { scene, thread };
}

const settled = () => {
  const { scene, thread } = flagged();
  scene.does(bob, 'flag.settle', { thread, outcome: 'stet' });
  return { scene, thread };
};

describe('flag.settle', () => {
  it.each(['fixed', 'stet'] as const)('settles as %s without a word', (outcome) => {
    const { scene, thread } = flagged();
    scene.does(bob, 'flag.settle', { thread, outcome });
    expect(scene.thread(thread)).toMatchObject({ settled: { outcome, note: null, by: bob.id } });
  });

  it.each(['verified', 'waived'] as const)('asks for a note before it settles as %s', (outcome) => {
    const { scene, thread } = flagged();
    expect(scene.refuses(bob, 'flag.settle', { thread, outcome })).toBe('reason-missing');
    expect(scene.refuses(bob, 'flag.settle', { thread, outcome, note: '  ' })).toBe('reason-missing');
    scene.does(bob, 'flag.settle', { thread, outcome, note: 'The port authority’s register.' });
    expect(scene.thread(thread)).toMatchObject({
      settled: { outcome, note: 'The port authority’s register.' },
    });
  });

  it('settles a flag whose words were replaced as fixed, without a word', () => {
    const { scene, thread } = flagged();
    scene.replaces('twelve cranes', 'thirteen of them');
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed' });
  });

  it('asks what became of words that were cut before it calls them fixed', () => {
    const { scene, thread } = flagged();
    scene.replaces('twelve cranes', '');
    expect(scene.refuses(bob, 'flag.settle', { thread, outcome: 'fixed' })).toBe('reason-missing');
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed', note: 'Cut.' });
  });

  it('is for the desk of the flag or a chief', () => {
    for (const person of [ann, fay, gus, dan, eve]) {
      const { scene, thread } = flagged();
      expect(scene.refuses(person, 'flag.settle', { thread, outcome: 'stet' })).toBe('forbidden');
    }
    const { scene, thread } = flagged();
    scene.does(cleo, 'flag.settle', { thread, outcome: 'stet' });
  });

  it('lets a reviewer of the desk settle, but not waive', () => {
    const { scene, thread } = flagged({ type: 'legal' });
    const waived = { thread, outcome: 'waived', note: 'I accept it.' } as const;
    expect(scene.refuses(dan, 'flag.settle', waived)).toBe('forbidden');
    scene.does(dan, 'flag.settle', { thread, outcome: 'stet' });
  });

  it('refuses a second settlement', () => {
    const { scene, thread } = settled();
    expect(scene.refuses(cleo, 'flag.settle', { thread, outcome: 'fixed' })).toBe('not-open');
  });

  it('leaves the other threads alone', () => {
    const { scene, thread } = flagged();
    const nested = scene.raised(dan, 'cranes');
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed' });
    expect(scene.thread(nested)).toMatchObject({ settled: null, newest: nested });
  });
});

describe('flag.withdraw', () => {
  it('takes a flag back that nobody answered', () => {
    const { scene, thread } = flagged();
    scene.does(gus, 'thread.reply', { thread, text: 'My mistake.' });
    scene.does(gus, 'flag.withdraw', { thread });
    expect(scene.thread(thread)).toMatchObject({ settled: { outcome: 'withdrawn', note: null, by: gus.id } });
  });

  it('refuses once somebody answered', () => {
    const { scene, thread } = flagged();
    scene.does(ann, 'thread.reply', { thread, text: 'I counted.' });
    expect(scene.refuses(gus, 'flag.withdraw', { thread })).toBe('forbidden');
  });

  it('is for its raiser, while it is open', () => {
    const { scene, thread } = flagged();
    expect(scene.refuses(cleo, 'flag.withdraw', { thread })).toBe('forbidden');
    scene.does(gus, 'flag.withdraw', { thread });
    expect(scene.refuses(gus, 'flag.withdraw', { thread })).toBe('not-open');
  });
});

describe('flag.assign', () => {
  it('gives a flag to somebody, to somebody else, and to its desk again', () => {
    const { scene, thread } = flagged();
    for (const assignee of [bob.id, ann.id, null]) {
      scene.does(gus, 'flag.assign', { thread, assignee });
      expect(scene.thread(thread)).toMatchObject({ assignee });
    }
  });

  it('refuses readers, strangers, and what would change nothing', () => {
    const { scene, thread } = flagged();
    const stranger = personIdSchema.parse('stranger');
    expect(scene.refuses(eve, 'flag.assign', { thread, assignee: bob.id })).toBe('forbidden');
    expect(scene.refuses(gus, 'flag.assign', { thread, assignee: eve.id })).toBe('not-found');
    expect(scene.refuses(gus, 'flag.assign', { thread, assignee: stranger })).toBe('not-found');
    expect(scene.refuses(gus, 'flag.assign', { thread, assignee: null })).toBe('already');
  });
});

describe('flag.regrade', () => {
  it('lowers by the desk and raises by anybody, with reasons that are kept', () => {
    const { scene, thread } = flagged();
    scene.does(bob, 'flag.regrade', { thread, severity: 'advisory', reason: 'A matter of taste.' });
    scene.does(gus, 'flag.regrade', { thread, severity: 'blocking', reason: 'It is not.' });
    expect(scene.thread(thread)).toMatchObject({
      severity: 'blocking',
      changes: [
        { what: 'severity', from: 'blocking', to: 'advisory', reason: 'A matter of taste.', by: bob.id },
        { what: 'severity', from: 'advisory', to: 'blocking', reason: 'It is not.', by: gus.id },
      ],
    });
  });

  it('refuses to let its raiser or the writer lower it', () => {
    const { scene, thread } = flagged();
    for (const person of [gus, ann, fay])
      expect(scene.refuses(person, 'flag.regrade', { thread, severity: 'advisory', reason: 'Please.' })).toBe(
        'forbidden',
      );
  });

  it('asks why, and refuses what would change nothing', () => {
    const { scene, thread } = flagged();
    expect(scene.refuses(bob, 'flag.regrade', { thread, severity: 'advisory', reason: ' ' })).toBe(
      'reason-missing',
    );
    expect(scene.refuses(bob, 'flag.regrade', { thread, severity: 'blocking', reason: 'So.' })).toBe(
      'already',
    );
  });
});

describe('flag.retype', () => {
  it('hands a flag to another desk, with a reason that is kept', () => {
    const { scene, thread } = flagged();
    scene.does(bob, 'flag.retype', { thread, type: 'legal', reason: 'Libel, not fact.' });
    expect(scene.thread(thread)).toMatchObject({
      type: 'legal',
      changes: [{ what: 'type', from: 'fact', to: 'legal', reason: 'Libel, not fact.', by: bob.id }],
    });
    expect(scene.refuses(bob, 'flag.settle', { thread, outcome: 'stet' })).toBe('forbidden');
    scene.does(dan, 'flag.settle', { thread, outcome: 'stet' });
  });

  it('refuses other desks, no reason, and what would change nothing', () => {
    const { scene, thread } = flagged({ type: 'legal' });
    expect(scene.refuses(bob, 'flag.retype', { thread, type: 'fact', reason: 'Ours.' })).toBe('forbidden');
    expect(scene.refuses(dan, 'flag.retype', { thread, type: 'fact', reason: '' })).toBe('reason-missing');
    expect(scene.refuses(dan, 'flag.retype', { thread, type: 'legal', reason: 'So.' })).toBe('already');
  });
});

describe('thread.reopen', () => {
  it.each([
    ['its raiser', gus],
    ['its desk', bob],
    ['a chief', cleo],
  ])('opens a settled flag again for %s', (_, person) => {
    const { scene, thread } = settled();
    scene.does(person, 'thread.reopen', { thread, reason: 'Still wrong.' });
    expect(scene.thread(thread)).toMatchObject({ settled: null });
    expect(scene.events.at(-1)).toMatchObject({ payload: { reason: 'Still wrong.' } });
  });

  it('refuses others, and what is open', () => {
    const { scene, thread } = settled();
    expect(scene.refuses(fay, 'thread.reopen', { thread })).toBe('forbidden');
    scene.does(gus, 'thread.reopen', { thread });
    expect(scene.refuses(gus, 'thread.reopen', { thread })).toBe('open');
  });
});

describe('comment.close', () => {
  it('takes a comment out of the way, and reopening brings it back', () => {
    const scene = new Scene();
    const thread = scene.commented(gus);
    scene.does(ann, 'comment.close', { thread });
    expect(scene.thread(thread)).toMatchObject({ closed: { by: ann.id } });
    expect(scene.refuses(ann, 'comment.close', { thread })).toBe('not-open');
    scene.does(fay, 'thread.reopen', { thread });
    expect(scene.thread(thread)).toMatchObject({ closed: null });
  });

  it('refuses who has nothing to do with it, and flags', () => {
    const { scene, thread } = flagged();
    expect(scene.refuses(cleo, 'comment.close', { thread })).toBe('forbidden');
    expect(scene.refuses(fay, 'comment.close', { thread: scene.commented(gus) })).toBe('forbidden');
  });
});

/** Every act on a thread. */
const ACTS: Readonly<Partial<Record<VerbName, (scene: Scene, thread: ThreadId) => string>>> = {
  'flag.assign': (scene, thread) => scene.refuses(cleo, 'flag.assign', { thread, assignee: bob.id }),
  'flag.regrade': (scene, thread) =>
    scene.refuses(cleo, 'flag.regrade', { thread, severity: 'advisory', reason: 'So.' }),
  'flag.retype': (scene, thread) =>
    scene.refuses(cleo, 'flag.retype', { thread, type: 'legal', reason: 'So.' }),
  'flag.settle': (scene, thread) => scene.refuses(cleo, 'flag.settle', { thread, outcome: 'stet' }),
  'flag.withdraw': (scene, thread) => scene.refuses(gus, 'flag.withdraw', { thread }),
};

describe('every act on a flag', () => {
  it.each(Object.entries(ACTS))('%s is refused for a thread that is not there', (_, act) => {
    expect(act(flagged().scene, threadIdSchema.parse(999))).toBe('not-found');
  });

  it.each(Object.entries(ACTS))('%s is refused for a settled flag', (_, act) => {
    const { scene, thread } = settled();
    expect(act(scene, thread)).toBe('not-open');
  });

  it.each(Object.entries(ACTS))('%s is refused for a comment', (_, act) => {
    const scene = new Scene('review');
    expect(act(scene, scene.commented(gus))).toBe('forbidden');
  });

  it.each(Object.entries(ACTS))('%s is refused in a spiked draft', (_, act) => {
    const { scene, thread } = flagged();
    scene.does(bob, 'draft.move', { to: 'spiked', reason: 'Not used.' });
    expect(act(scene, thread)).toBe('forbidden');
  });
});
