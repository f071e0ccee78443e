// Talking in a thread: replies, their edits, and their deletion, which takes the words out of the log.
import { describe, expect, it } from 'vitest';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { ann, bob, cleo, eve, fay, gus } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';

const nowhere = threadIdSchema.parse(999);

/** Gus raised a flag and Fay answered. */
function answered() {
  const scene = new Scene('review');
  const thread = scene.raised(gus, 'twelve cranes');
  const reply = scene.does(fay, 'thread.reply', { thread, text: 'Thirteen, I think.', mentions: [ann.id] });
  return { scene, thread, reply };
}

describe('thread.reply', () => {
  it('answers, in the order of the answers', () => {
    const { scene, thread, reply } = answered();
    const second = scene.does(gus, 'thread.reply', { thread, text: 'Count again.' });
    expect(scene.thread(thread)).toMatchObject({
      newest: second,
      replies: [
        {
          id: reply,
          by: fay.id,
          state: 'said',
          text: 'Thirteen, I think.',
          mentions: [ann.id],
          editedAt: null,
        },
        { id: second, by: gus.id, state: 'said', text: 'Count again.' },
      ],
    });
  });

  it('answers in a settled flag and a closed comment without reopening them', () => {
    const { scene, thread } = answered();
    scene.does(bob, 'flag.settle', { thread, outcome: 'fixed' });
    scene.does(ann, 'thread.reply', { thread, text: 'Thank you.' });
    expect(scene.thread(thread)).toMatchObject({ settled: { outcome: 'fixed' } });
    const comment = scene.commented(gus);
    scene.does(gus, 'comment.close', { thread: comment });
    scene.does(ann, 'thread.reply', { thread: comment, text: 'Thank you.' });
    expect(scene.thread(comment)).toMatchObject({ closed: { by: gus.id } });
  });

  it('refuses readers, mentions of readers, and threads that are not there', () => {
    const { scene, thread } = answered();
    expect(scene.refuses(eve, 'thread.reply', { thread, text: 'Hm.' })).toBe('forbidden');
    expect(scene.refuses(ann, 'thread.reply', { thread, text: 'Hm.', mentions: [eve.id] })).toBe('not-found');
    expect(scene.refuses(ann, 'thread.reply', { thread: nowhere, text: 'Hm.' })).toBe('not-found');
  });
});

describe('reply.edit', () => {
  it('mends one’s own reply and says when', () => {
    const { scene, thread, reply } = answered();
    const edit = scene.does(fay, 'reply.edit', { thread, reply, text: 'Thirteen.' });
    expect(scene.thread(thread)).toMatchObject({
      newest: edit,
      replies: [
        { id: reply, text: 'Thirteen.', mentions: [], editedAt: scene.events.at(-1)?.at, edits: [edit] },
      ],
    });
  });

  it('refuses everybody else, chiefs too', () => {
    const { scene, thread, reply } = answered();
    for (const person of [gus, bob, cleo, eve])
      expect(scene.refuses(person, 'reply.edit', { thread, reply, text: 'Twelve.' })).toBe('forbidden');
  });

  it('refuses what is not there, what is deleted and what would change nothing', () => {
    const { scene, thread, reply } = answered();
    const text = 'Thirteen.';
    expect(scene.refuses(fay, 'reply.edit', { thread, reply: 999, text })).toBe('not-found');
    expect(scene.refuses(fay, 'reply.edit', { thread: nowhere, reply, text })).toBe('not-found');
    expect(scene.refuses(fay, 'reply.edit', { thread, reply, text: 'Thirteen, I think.' })).toBe('already');
    scene.does(fay, 'reply.delete', { thread, reply });
    expect(scene.refuses(fay, 'reply.edit', { thread, reply, text })).toBe('not-found');
  });

  it('judges only names that were not in it before', () => {
    const { scene, thread, reply } = answered();
    scene.happens(fay, {
      type: 'reply.edited',
      thread,
      payload: { reply, text: 'For Eve, when she still edited.', mentions: [eve.id] },
    });
    const said = { thread, reply, text: 'For Eve.' };
    scene.does(fay, 'reply.edit', { ...said, mentions: [eve.id] });
    scene.does(fay, 'reply.edit', { ...said, text: 'For nobody.', mentions: [] });
    expect(scene.refuses(fay, 'reply.edit', { ...said, mentions: [eve.id] })).toBe('not-found');
  });
});

describe('reply.delete', () => {
  it('leaves its place and takes its words, and those of every edit, out of the log', () => {
    const { scene, thread, reply } = answered();
    const first = scene.does(fay, 'reply.edit', { thread, reply, text: 'Thirteen.' });
    const second = scene.does(fay, 'reply.edit', { thread, reply, text: 'Thirteen, surely.' });
    const kept = scene.does(gus, 'thread.reply', { thread, text: 'Count again.' });
    expect(scene.ask(fay, 'reply.delete', { thread, reply })).toMatchObject({
      facts: [{ type: 'reply.deleted', thread, payload: { reply } }],
      erase: [reply, first, second],
    });
    expect(scene.thread(thread)).toMatchObject({
      replies: [
        { id: reply, by: fay.id, state: 'deleted' },
        { id: kept, state: 'said', text: 'Count again.' },
      ],
    });
    expect(JSON.stringify([scene.events, scene.review])).not.toContain('Thirteen');
    expect(JSON.stringify(scene.events)).toContain('Count again.');
  });

  it('lets a chief delete anybody’s reply', () => {
    const { scene, thread, reply } = answered();
    scene.does(cleo, 'reply.delete', { thread, reply });
    expect(scene.thread(thread).replies).toEqual([expect.objectContaining({ by: fay.id, state: 'deleted' })]);
  });

  it('refuses others, and what is deleted or not there', () => {
    const { scene, thread, reply } = answered();
    for (const person of [gus, bob, ann, eve])
      expect(scene.refuses(person, 'reply.delete', { thread, reply })).toBe('forbidden');
    scene.does(fay, 'reply.delete', { thread, reply });
    expect(scene.refuses(fay, 'reply.delete', { thread, reply })).toBe('not-found');
    expect(scene.refuses(cleo, 'reply.delete', { thread, reply: thread })).toBe('not-found');
  });
});
