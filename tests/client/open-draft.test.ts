import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Wire } from '../../client/sync/connection.ts';
import { OpenDraft } from '../../client/sync/open-draft.ts';
import { articleOf } from '../../shared/article/read.ts';
import { personIdSchema } from '../../shared/newsroom.ts';
import type { Frame } from '../../shared/protocol.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { Desk } from '../fixtures/desk.ts';

const DRAFT = draftIdSchema.parse('draft-of-the-harbour-0');
const PERSON = personIdSchema.parse('bob');

function frame(told: Partial<Frame>): Frame {
  return { draftId: DRAFT, seq: 2, textVersion: 2, update: null, events: [], cuts: {}, taken: {}, ...told };
}

const own = { name: 'the binding' };

async function opened(desk: Desk): Promise<OpenDraft> {
  const draft = new OpenDraft(DRAFT, desk as unknown as Wire);
  draft.travels(own);
  await settled();
  return draft;
}

function types(draft: OpenDraft, text: string): void {
  const { article } = draft;
  article.doc?.transact(() => article.insert(article.length, text, {}), own);
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(200);
const standing = (draft: OpenDraft) => {
  const state = draft.state.get();
  if (state.phase !== 'open') throw new Error(`the draft is ${state.phase}`);
  return state;
};

describe('an open draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says saved only after the acknowledgement', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    types(draft, ' Night.');
    expect(standing(draft).saved).toBe('saving');
    await settled();
    expect(standing(draft).saved).toBe('saved');
    expect(desk.reads).toBe('The quay. Night.');
  });

  it('says not saved while the line is cut, and sends everything once when it is back', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.cut();
    types(draft, ' Night.');
    await vi.advanceTimersByTimeAsync(5_000);
    // No device was given to keep it.
    expect(standing(draft).saved).toBe('unkept');
    types(draft, ' Fog.');
    desk.mend();
    await settled();
    expect(desk.reads).toBe('The quay. Night. Fog.');
    expect(standing(draft).saved).toBe('saved');
  });

  it('does not double what was heard when its answer was lost', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.swallows = true;
    types(draft, ' Night.');
    await settled();
    desk.swallows = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.reads).toBe('The quay. Night.');
    expect(standing(draft).saved).toBe('saved');
  });

  it('does not send what nobody here typed', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    draft.article.doc?.transact(() => draft.article.insert(0, 'a ghost'), 'somebody else');
    await settled();
    expect(desk.heard).not.toContain('draft.update');
  });

  it('keeps refused words for copying and starts from the server’s document', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.refuses = true;
    const before = standing(draft).generation;
    types(draft, ' Too late.');
    await settled();
    expect(standing(draft)).toMatchObject({ generation: before + 1, saved: 'saved' });
    expect(standing(draft).kept).toMatchObject({ words: 'Too late.', refusal: { code: 'forbidden' } });
    expect(draft.article.toString()).toBe('The quay.');
  });

  it('joins again when the server says so, with all that it has', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    articleOf(desk.doc).insert(1, 'Look: ', {});
    desk.tells('draft.rejoin', { draftId: DRAFT });
    await settled();
    expect(draft.article.toString()).toBe('Look: The quay.');
  });

  it('lets whoever waits for the disk go on when the words are there', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    types(draft, ' Night.');
    const order: string[] = [];
    void draft.flushed().then(() => order.push(`flushed: ${desk.reads}`));
    await settled();
    expect(order).toEqual(['flushed: The quay. Night.']);
  });
});

describe('leaving and coming back', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends what waits behind the parcel in flight before it leaves', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    types(draft, ' Night.');
    await Promise.resolve();
    types(draft, ' Fog.');
    draft.close();
    await settled();
    expect(desk.reads).toBe('The quay. Night. Fog.');
    expect(desk.heard.at(-1)).toBe('draft.leave');
  });

  it('sends words typed offline when the line is back, even if their window was left meanwhile', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.cut();
    types(draft, ' Night.');
    draft.close();
    desk.mend();
    await settled();
    expect(desk.reads).toBe('The quay. Night.');
  });

  it('waits with the next window until the last words of the one before are there', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.heard.length = 0;
    types(draft, ' Night.');
    draft.close();
    const hasty = new OpenDraft(DRAFT, desk as unknown as Wire);
    hasty.close();
    const next = new OpenDraft(DRAFT, desk as unknown as Wire);
    await settled();
    expect(desk.heard).toEqual(['draft.update', 'draft.leave', 'draft.join', 'draft.check']);
    expect(next.article.toString()).toBe('The quay. Night.');
  });

  it('does not hurry with the next window when the room is lost twice meanwhile: two would share one seat', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.shuts = refuse('not-saved', 'The disk did not take it.');
    desk.swallows = true;
    types(draft, ' Night.');
    draft.close();
    const next = new OpenDraft(DRAFT, desk as unknown as Wire, { drawClientId: () => 77 });
    for (let time = 0; time < 2; time++) desk.tells('draft.rejoin', { draftId: DRAFT });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(desk.clientIds.flat()).not.toContain(77);
    desk.swallows = false;
    desk.shuts = null;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(desk.clientIds.at(-1)).toEqual([77]);
    expect(next.article.toString()).toBe('The quay. Night.');
  });

  it('hands words that were refused after their window was left to the next one', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.refuses = true;
    types(draft, ' Too late.');
    draft.close();
    const next = new OpenDraft(DRAFT, desk as unknown as Wire);
    await settled();
    expect(standing(next).kept).toMatchObject({ words: 'Too late.', refusal: { code: 'forbidden' } });
  });
});

describe('a server with a trouble of its own', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes no words from the screen when it cannot answer a rejoin', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    types(draft, ' Night.');
    desk.shuts = refuse('not-saved', 'The disk did not take it.');
    desk.tells('draft.rejoin', { draftId: DRAFT });
    await settled();
    expect(standing(draft).saved).not.toBe('saved');
    expect(draft.article.toString()).toBe('The quay. Night.');
    desk.shuts = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(standing(draft).saved).toBe('saved');
    expect(desk.reads).toBe('The quay. Night.');
  });

  it('that loses its room while it answers a join is joined again before a word is sent', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.tells('draft.rejoin', { draftId: DRAFT });
    await settled();
    desk.heard.length = 0;
    desk.beforeAnswer = () => desk.tells('draft.rejoin', { draftId: DRAFT });
    desk.tells('draft.rejoin', { draftId: DRAFT });
    types(draft, ' Night.');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(desk.heard.slice(0, 3)).toEqual(['draft.join', 'draft.join', 'draft.update']);
    expect(desk.reads).toBe('The quay. Night.');
  });

  it('is not asked more than about once a second when it loses its room again and again', async () => {
    const desk = new Desk();
    await opened(desk);
    desk.heard.length = 0;
    for (let time = 0; time < 50; time++) {
      desk.tells('draft.rejoin', { draftId: DRAFT });
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desk.heard.filter((name) => name === 'draft.join').length).toBeLessThanOrEqual(3);
  });

  it('whose disk is full is sent nothing until it says that there is room, and then everything once', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.heard.length = 0;
    desk.disk.set('full');
    types(draft, ' Night.');
    expect(standing(draft).saved).toBe('unkept');
    desk.tells('draft.rejoin', { draftId: DRAFT });
    await vi.advanceTimersByTimeAsync(60_000);
    types(draft, ' Fog.');
    await settled();
    expect([standing(draft).saved, desk.heard]).toEqual(['unkept', ['draft.join']]);
    desk.disk.set('fine');
    await settled();
    expect(standing(draft).saved).toBe('saved');
    expect(desk.reads).toBe('The quay. Night. Fog.');
  });

  it('whose disk is full when the draft is opened is sent nothing either', async () => {
    const desk = new Desk();
    desk.disk.set('failing');
    const draft = await opened(desk);
    types(draft, ' Night.');
    await vi.advanceTimersByTimeAsync(10_000);
    expect([standing(draft).saved, desk.heard.includes('draft.update')]).toEqual(['unkept', false]);
    desk.disk.set('fine');
    await settled();
    expect(desk.reads).toBe('The quay. Night.');
  });

  it('that went back to an earlier copy is followed, and what it lacks is kept', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    const earlier = Y.encodeStateAsUpdate(desk.doc);
    types(draft, ' Night.');
    await settled();
    desk.tells('draft.frame', frame({ seq: 9, textVersion: 9 }));
    desk.cut();
    desk.restores(earlier);
    desk.mend();
    await settled();
    expect(draft.article.toString()).toBe('The quay.');
    expect(standing(draft)).toMatchObject({ textVersion: 1, kept: { words: 'Night.' } });
    types(draft, ' Fog.');
    await settled();
    expect(desk.reads).toBe('The quay. Fog.');
  });
});

describe('a copy that is compared', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is not, while words of its own are on their way', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.cut();
    types(draft, ' Night.');
    desk.heard.length = 0;
    desk.isMute = true;
    desk.mend();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(desk.heard).toEqual(['draft.join']);
    desk.isMute = false;
    desk.cut();
    desk.mend();
    await settled();
    expect(desk.heard).toEqual(['draft.join', 'draft.join', 'draft.update', 'draft.check']);
    expect(standing(draft).generation).toBe(0);
  });

  it('and turns out damaged waits for what was typed meanwhile to leave', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.beforeVerdict = () => {
      draft.article.doc?.transact(() => draft.article.delete(0, 4), 'nobody');
      articleOf(desk.doc).insert(0, 'See: ', {});
      types(draft, ' Night.');
      types(draft, ' Fog.');
    };
    await vi.advanceTimersByTimeAsync(35_000);
    expect(standing(draft)).toMatchObject({ generation: 1, kept: null, saved: 'saved' });
    expect([desk.reads, draft.article.toString()]).toEqual(Array(2).fill('See: The quay. Night. Fog.'));
  });

  it('and turns out damaged keeps for copying what cannot leave', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.beforeVerdict = () => {
      draft.article.doc?.transact(() => draft.article.delete(0, 4), 'nobody');
      articleOf(desk.doc).insert(0, 'See: ', {});
      types(draft, ' Night.');
      desk.isMute = true;
    };
    await vi.advanceTimersByTimeAsync(36_000);
    expect(standing(draft).kept).toMatchObject({ words: 'Night.', refusal: { code: 'update-refused' } });
  });
});

describe('a server of another epoch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is followed though it has come further than the window: nothing of the other past is sent', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    const earlier = Y.encodeStateAsUpdate(desk.doc);
    types(draft, ' Night.');
    await settled();
    desk.cut();
    types(draft, ' Fog.');
    desk.restores(earlier);
    desk.epoch = 'second';
    desk.mend();
    await settled();
    expect(desk.reads).toBe('The quay.');
    expect(standing(draft)).toMatchObject({ kept: { words: 'Night. Fog.' }, saved: 'saved' });
    types(draft, ' Dawn.');
    await settled();
    expect(desk.reads).toBe('The quay. Dawn.');
    expect(draft.article.toString()).toBe('The quay. Dawn.');
  });
});

describe('a frame that comes before the answer to the join', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hides no event that was missed before it', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    const said = (seq: number): ReviewEvent => ({
      ...{ seq, at: '2026-11-23T10:00:00.000Z', by: PERSON, type: 'comment.made', thread: null },
      payload: { text: `said at ${seq}`, mentions: [], anchor: null },
    });
    desk.events = [said(4), said(5)];
    desk.seq = 5;
    // The window fell behind and missed the first; it has just joined again, so it waits a moment, and hears the second.
    for (let time = 0; time < 2; time++) desk.tells('draft.rejoin', { draftId: DRAFT });
    desk.tells('draft.frame', frame({ seq: 5, events: [said(5)] }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(standing(draft).review.threads.map(({ id }) => id)).toEqual([4, 5]);
  });

  it('puts no answer off, however fast colleagues type: what it lacks comes with the answer', async () => {
    const desk = new Desk();
    const draft = await opened(desk);
    desk.cut();
    types(draft, ' Night.');
    articleOf(desk.doc).insert(1, 'Look: ', {});
    let letters = 0;
    const typesOn = (): void => {
      letters += 1;
      const before = Y.encodeStateVector(desk.doc);
      articleOf(desk.doc).insert(2, 'o', {});
      desk.seq += 1;
      const update = Y.encodeStateAsUpdate(desk.doc, before);
      desk.tells('draft.frame', frame({ seq: desk.seq, textVersion: desk.seq, update }));
      queueMicrotask(() => {
        if (letters < 20) desk.beforeAnswer = typesOn;
      });
    };
    desk.beforeAnswer = typesOn;
    desk.heard.length = 0;
    desk.mend();
    await settled();
    expect(desk.heard.slice(0, 2)).toEqual(['draft.join', 'draft.update']);
    expect(standing(draft).saved).toBe('saved');
    expect([draft.article.toString(), desk.reads]).toEqual(Array(2).fill('Loook: The quay. Night.'));
  });

  it('is not lost, and an older answer takes nothing of it back', async () => {
    const desk = new Desk();
    desk.beforeAnswer = () => {
      const before = Y.encodeStateVector(desk.doc);
      articleOf(desk.doc).insert(1, 'Look: ', {});
      const update = Y.encodeStateAsUpdate(desk.doc, before);
      const cuts = { 5: { by: PERSON, at: '2026-11-23T10:00:00.000Z' } };
      desk.tells('draft.frame', frame({ seq: 7, textVersion: 7, update, cuts }));
    };
    const draft = await opened(desk);
    expect(draft.article.toString()).toBe('Look: The quay.');
    expect(standing(draft)).toMatchObject({ textVersion: 7, cuts: { 5: { by: PERSON } } });
  });
});
