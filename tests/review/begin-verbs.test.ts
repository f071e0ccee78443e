// Beginning a thread: a comment on anything, a flag on words that stand there exactly as quoted.
import { describe, expect, it } from 'vitest';
import { commands } from '../../shared/commands.ts';
import { personIdSchema } from '../../shared/newsroom.ts';
import { STAGES } from '../../shared/review/draft.ts';
import { ann, bob, dan, draftId, eve, fay, gus } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';
import { anchor } from '../fixtures/threads.ts';

const stranger = personIdSchema.parse('nobody-we-know');
const flag = { type: 'fact', severity: 'blocking', text: 'Is this so?' } as const;

describe('flag.raise', () => {
  it('raises a flag on words, with all that was said', () => {
    const scene = new Scene('review');
    const id = scene.raised(dan, 'Senior officials', {
      type: 'legal',
      severity: 'advisory',
      assignee: bob.id,
      mentions: [ann.id],
      text: 'Who, exactly?',
    });
    expect(id).toBe(scene.seq);
    expect(scene.thread(id)).toMatchObject({
      ...{ form: 'flag', by: dan.id, type: 'legal', severity: 'advisory', assignee: bob.id },
      ...{ mentions: [ann.id], text: 'Who, exactly?', settled: null, replies: [], newest: id },
      anchor: { quote: 'Senior officials' },
    });
  });

  it.each(STAGES)('in %s: is for whoever may comment', (stage) => {
    const scene = new Scene(stage);
    const said = { ...flag, anchor: scene.on('twelve cranes') };
    expect(scene.refuses(eve, 'flag.raise', said)).toBe('forbidden');
    expect(scene.refuses(gus, 'flag.raise', said)).toBe(stage === 'spiked' ? 'forbidden' : 'accepted');
  });

  it('lets several flags lie on the same words', () => {
    const scene = new Scene();
    const first = scene.raised(dan, 'twelve cranes');
    const second = scene.raised(bob, 'twelve');
    expect(scene.review.threads.map(({ id }) => id)).toEqual([first, second]);
  });

  it('refuses words that changed under the selection', () => {
    const scene = new Scene();
    const selected = scene.on('twelve cranes');
    scene.replaces('elve', 'enty');
    expect(scene.refuses(dan, 'flag.raise', { ...flag, anchor: selected })).toBe('text-unknown');
  });

  it('refuses words that were cut', () => {
    const scene = new Scene();
    const selected = scene.on('twelve cranes');
    scene.replaces('twelve cranes', '');
    expect(scene.refuses(dan, 'flag.raise', { ...flag, anchor: selected })).toBe('text-unknown');
  });

  it('refuses a quotation that the article does not bear out', () => {
    const scene = new Scene();
    const forged = { ...scene.on('twelve cranes'), quote: 'twenty cranes' };
    expect(scene.refuses(dan, 'flag.raise', { ...flag, anchor: forged })).toBe('text-unknown');
  });

  it('keeps what the article says of the words, not what was said of their age and surroundings', () => {
    const scene = new Scene();
    const honest = scene.on('twelve cranes');
    const forged = { ...honest, around: [null, null] as const, since: 'AA==', prefix: 'no', suffix: 'where' };
    scene.does(dan, 'flag.raise', { ...flag, anchor: forged });
    expect(scene.review.threads[0]?.anchor).toEqual(honest);
    const early = { ...honest, since: 'AP////8PAQ==', around: [honest.tight[0], honest.tight[1]] as const };
    scene.does(dan, 'comment.make', { anchor: early, text: 'Here?', mentions: [] });
    expect(scene.review.threads[1]?.anchor).toEqual(honest);
  });

  it('refuses words that the server has not got', () => {
    expect(new Scene().refuses(dan, 'flag.raise', { ...flag, anchor: anchor() })).toBe('text-unknown');
  });

  it('takes as assignee or mention only somebody who may answer', () => {
    const scene = new Scene();
    const said = { ...flag, anchor: scene.on('twelve cranes') };
    for (const id of [stranger, eve.id]) {
      expect(scene.refuses(dan, 'flag.raise', { ...said, assignee: id })).toBe('not-found');
      expect(scene.refuses(dan, 'flag.raise', { ...said, mentions: [bob.id, id] })).toBe('not-found');
    }
  });

  it('is not asked for without an anchor or without words', () => {
    const raise = commands['flag.raise'];
    const said = { draftId: draftId(), ...flag, anchor: anchor() };
    expect(raise.safeParse(said).success).toBe(true);
    expect(raise.safeParse({ ...said, anchor: null }).success).toBe(false);
    expect(raise.safeParse({ ...said, text: ' ' }).success).toBe(false);
  });
});

describe('comment.make', () => {
  it('says something about a passage', () => {
    const scene = new Scene();
    const id = scene.commented(fay, { anchor: scene.on('Harbour plan'), text: 'Nice.', mentions: [ann.id] });
    expect(scene.thread(id)).toMatchObject({
      ...{ form: 'comment', by: fay.id, text: 'Nice.', mentions: [ann.id], closed: null, newest: id },
      anchor: { quote: 'Harbour plan' },
    });
  });

  it('says something about the draft as a whole', () => {
    const scene = new Scene('published');
    expect(scene.thread(scene.commented(gus)).anchor).toBeNull();
  });

  it('refuses readers, strangers’ names and unknown words', () => {
    const scene = new Scene();
    const said = { anchor: null, text: 'Hm.' };
    expect(scene.refuses(eve, 'comment.make', said)).toBe('forbidden');
    expect(scene.refuses(gus, 'comment.make', { ...said, mentions: [stranger] })).toBe('not-found');
    expect(scene.refuses(gus, 'comment.make', { ...said, mentions: [eve.id] })).toBe('not-found');
    expect(scene.refuses(gus, 'comment.make', { ...said, anchor: anchor() })).toBe('text-unknown');
    expect(new Scene('spiked').refuses(bob, 'comment.make', said)).toBe('forbidden');
  });
});
