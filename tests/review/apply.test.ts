// The one reducer. Review before + events = review after, for every command, however the log was read.
import { describe, expect, it } from 'vitest';
import { verbs } from '../../server/commands/verbs.ts';
import { apply, fold } from '../../shared/review/apply.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { EMPTY_REVIEW } from '../../shared/review/review.ts';
import { visible } from '../../shared/review/visible.ts';
import { ANY, meanwhile } from '../fixtures/any-command.ts';
import { Chance } from '../fixtures/chance.ts';
import { ann, bob, cleo, fay, gus } from '../fixtures/newsroom.ts';
import type { VerbName } from '../fixtures/scene.ts';
import { Scene } from '../fixtures/scene.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => 7_001 + index);
const COMMANDS = 300;
const NAMES = Object.keys(verbs) as VerbName[];

/** A draft's life by chance; `after` sees the scene after every command that was carried out. */
function live(seed: number, after: (scene: Scene, name: VerbName) => void): Scene {
  const chance = new Chance(seed);
  const scene = new Scene(chance.pick(['writing', 'review', 'ready', 'published']));
  for (let turn = 0; turn < COMMANDS; turn += 1) {
    meanwhile(scene, chance);
    const name = chance.pick(NAMES);
    if (ANY[name](scene, chance) === 'done') after(scene, name);
  }
  return scene;
}

describe('review before + events = review after', () => {
  it.each(SEEDS)('for commands by chance (seed %i)', (seed) => {
    let before = { events: 0, review: EMPTY_REVIEW };
    live(seed, (scene, name) => {
      const news = scene.events.slice(before.events);
      expect(news.reduce(apply, frozen(before.review)), name).toEqual(scene.review);
      before = { events: scene.events.length, review: scene.review };
    });
  });

  it.each(SEEDS)('for whoever reads the log later, what was deleted being erased (seed %i)', (seed) => {
    const scene = live(seed, (now, name) => expect(fold(now.events), name).toEqual(now.review));
    expect(fold(copyOf(scene.events))).toEqual(scene.review);
    expect(copyOf(scene.review)).toEqual(scene.review);
    for (const person of [ann, cleo])
      expect(fold(scene.events.map((event) => visible(event, person)))).toEqual(scene.review);
  });

  it('reaches every verb', () => {
    const done = new Map<VerbName, number>();
    for (const seed of SEEDS) live(seed, (_, name) => done.set(name, (done.get(name) ?? 0) + 1));
    for (const name of NAMES) expect(done.get(name) ?? 0, name).toBeGreaterThan(5);
  });
});

describe('apply', () => {
  it.each(SEEDS.slice(0, 20))('changes nothing that it was given (seed %i)', (seed) => {
    const { events } = live(seed, () => {});
    expect(() =>
      frozen(events).reduce((review, event) => frozen(apply(review, event)), EMPTY_REVIEW),
    ).not.toThrow();
  });

  it.each(SEEDS.slice(0, 20))('goes on folding whatever was erased (seed %i)', (seed) => {
    const { events, review } = live(seed, () => {});
    const chance = new Chance(seed);
    const erased = events.map((event) => (chance.happens(0.2) ? { ...event, payload: null } : event));
    const hurt = new Set(
      erased.flatMap((event) => (event.payload === null ? [event.thread ?? event.seq] : [])),
    );
    const after = fold(erased);
    expect(after.lastEvent).toBe(review.lastEvent);
    expect(after.threads.filter(({ id }) => !hurt.has(id))).toEqual(
      review.threads.filter(({ id }) => !hurt.has(id)),
    );
  });

  it('leaves a deleted reply in the place of one whose words were erased', () => {
    const scene = new Scene();
    const thread = scene.raised(gus, 'twelve cranes');
    const reply = scene.does(fay, 'thread.reply', { thread, text: 'Thirteen.' });
    const kept = scene.does(gus, 'thread.reply', { thread, text: 'Count again.' });
    const review = fold(without(scene.events, reply));
    expect(review.threads[0]?.replies).toEqual([
      { id: reply, by: fay.id, at: expect.any(String), state: 'deleted' },
      expect.objectContaining({ id: kept, text: 'Count again.' }),
    ]);
  });

  it('leaves nothing of a thread whose beginning was erased, and goes on', () => {
    const scene = new Scene();
    const gone = scene.raised(gus, 'twelve cranes');
    scene.does(fay, 'thread.reply', { thread: gone, text: 'Thirteen.' });
    scene.does(bob, 'flag.settle', { thread: gone, outcome: 'fixed' });
    const stays = scene.commented(gus);
    const review = fold(without(scene.events, gone));
    expect(review.threads).toEqual([scene.thread(stays)]);
    expect(review).toMatchObject({ lastEvent: scene.seq, draft: scene.draft });
  });

  it('takes closing, withdrawing and reopening for done: there were no words in them to lose', () => {
    const scene = new Scene();
    const [flag, comment] = [scene.raised(gus, 'twelve cranes'), scene.commented(gus)];
    const withdrawn = scene.does(gus, 'flag.withdraw', { thread: flag });
    const closed = scene.does(gus, 'comment.close', { thread: comment });
    const shut = fold(without(without(scene.events, withdrawn), closed));
    expect(shut).toEqual(scene.review);
    const reopened = scene.does(gus, 'thread.reopen', { thread: flag, reason: 'After all.' });
    expect(fold(without(scene.events, reopened))).toEqual(scene.review);
  });

  it('keeps the number of the newest event of a thread, and of the review', () => {
    const scene = new Scene();
    const thread = scene.raised(gus, 'twelve cranes');
    const other = scene.commented(gus);
    const reply = scene.does(fay, 'thread.reply', { thread, text: 'Thirteen.' });
    expect(scene.thread(thread).newest).toBe(reply);
    expect(scene.thread(other).newest).toBe(other);
    const deleted = scene.does(fay, 'reply.delete', { thread, reply });
    expect(scene.thread(thread).newest).toBe(deleted);
    expect(scene.review.lastEvent).toBe(deleted);
  });

  it('moves an anchor without making the thread new for anybody', () => {
    const scene = new Scene();
    const thread = scene.raised(gus, 'twelve cranes');
    const anchor = scene.on('Senior officials');
    const { seq } = scene.happens(ann, { type: 'thread.moved', thread, payload: { anchor } });
    expect(scene.thread(thread)).toMatchObject({ anchor, newest: thread });
    expect(scene.review.lastEvent).toBe(seq);
  });

  it('says why a draft is spiked, until it is brought back', () => {
    const scene = new Scene();
    scene.does(cleo, 'draft.move', { to: 'spiked', reason: 'One source, and she is the cousin.' });
    expect(scene.draft.spiked).toMatchObject({ reason: 'One source, and she is the cousin.', by: cleo.id });
    scene.does(cleo, 'draft.move', { to: 'writing' });
    expect(scene.draft).toMatchObject({ stage: 'writing', spiked: null });
  });

  it('begins with a draft in writing, and knows none before', () => {
    expect(fold([])).toEqual(EMPTY_REVIEW);
    expect(new Scene().draft).toMatchObject({
      stage: 'writing',
      owner: ann.id,
      editions: [],
      correction: null,
    });
  });
});

function without(events: readonly ReviewEvent[], seq: number): readonly ReviewEvent[] {
  return events.map((event) => (event.seq === seq ? { ...event, payload: null } : event));
}

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Frozen all the way down: whoever tries to change it throws. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}
