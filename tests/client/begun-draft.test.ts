import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginDraft, begunDraft, holdBegun, leaveBegun, takeBegun } from '../../client/sync/begun-draft.ts';
import type { Wire } from '../../client/sync/connection.ts';
import { OpenDraft } from '../../client/sync/open-draft.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { Desk } from '../fixtures/desk.ts';

const DRAFT = draftIdSchema.parse('draft-of-the-harbour-0');
const OTHER = draftIdSchema.parse('draft-of-the-council-0');

const wireOf = (desk: Desk): Wire => desk as unknown as Wire;
const begin = (desk: Desk): OpenDraft | null =>
  beginDraft(wireOf(desk), () => new OpenDraft(DRAFT, wireOf(desk)));
const arrivals = (desk: Desk): readonly string[] =>
  desk.heard.filter((name) => name === 'draft.join' || name === 'draft.leave');

describe('a draft that was begun before the page is drawn', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is taken once, open already, and left only by whoever took it', async () => {
    const desk = new Desk();
    begin(desk);
    await vi.advanceTimersByTimeAsync(200);
    const shown = begunDraft(DRAFT, wireOf(desk));
    const draft = takeBegun(DRAFT, wireOf(desk));
    expect(draft).toBe(shown);
    expect(draft?.state.get().phase).toBe('open');
    expect(takeBegun(DRAFT, wireOf(desk))).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(arrivals(desk)).toEqual(['draft.join']);
    draft?.close();
    await vi.advanceTimersByTimeAsync(200);
    expect(arrivals(desk)).toEqual(['draft.join', 'draft.leave']);
  });

  it('is left again when nobody takes it within ten seconds', async () => {
    const desk = new Desk();
    begin(desk);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(arrivals(desk)).toEqual(['draft.join']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(arrivals(desk)).toEqual(['draft.join', 'draft.leave']);
    expect(begunDraft(DRAFT, wireOf(desk))).toBeNull();
  });

  it('that is in use already is left by nobody in between, however late it is taken', async () => {
    const desk = new Desk();
    const draft = begin(desk);
    if (draft) holdBegun(draft);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(arrivals(desk)).toEqual(['draft.join']);
    expect(takeBegun(DRAFT, wireOf(desk))).toBe(draft);
    if (draft) leaveBegun(draft);
    await vi.advanceTimersByTimeAsync(200);
    expect(arrivals(desk)).toEqual(['draft.join']);
  });

  it('is left at once when the page that is drawn has no place for it', async () => {
    const desk = new Desk();
    const draft = begin(desk);
    await vi.advanceTimersByTimeAsync(200);
    if (draft) leaveBegun(draft);
    await vi.advanceTimersByTimeAsync(200);
    expect(arrivals(desk)).toEqual(['draft.join', 'draft.leave']);
    expect(begunDraft(DRAFT, wireOf(desk))).toBeNull();
  });

  it('is not begun any more once the page has opened one itself', async () => {
    const desk = new Desk();
    expect(takeBegun(DRAFT, wireOf(desk))).toBeNull();
    expect(begin(desk)).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(desk.heard).toEqual([]);
  });

  it('is no other draft, and none on another line', async () => {
    const desk = new Desk();
    begin(desk);
    expect(takeBegun(OTHER, wireOf(desk))).toBeNull();
    expect(takeBegun(DRAFT, wireOf(new Desk()))).toBeNull();
    expect(takeBegun(DRAFT, wireOf(desk))?.id).toBe(DRAFT);
  });
});
