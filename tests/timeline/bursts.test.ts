// Bursts of writing, from a log: one person, no long pause, nothing decided in between.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UpdateEntry } from '../../server/store/store.ts';
import { Bursts } from '../../server/timeline/bursts.ts';
import { Timelines } from '../../server/timeline/timelines.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { ann, bob, draftId } from '../fixtures/newsroom.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-03-01T09:00:00.000Z');
const minute = (count: number): string => new Date(BEGIN + count * MINUTE).toISOString();

/** A log that people write: each edit takes the next number. */
class Log {
  readonly edits: UpdateEntry[] = [];
  readonly events: ReviewEvent[] = [];
  readonly #doc = new Y.Doc();
  seq = 0;

  types(person: Person, at: number, change: (text: Y.Text) => void): this {
    const updates: Uint8Array[] = [];
    const note = (update: Uint8Array): void => void updates.push(update);
    this.#doc.on('update', note);
    this.#doc.transact(() => change(this.#doc.getText('article')));
    this.#doc.off('update', note);
    this.seq += 1;
    this.edits.push({
      log: 'update',
      seq: this.seq,
      at: minute(at),
      by: person.id,
      update: Y.mergeUpdates(updates),
    });
    return this;
  }

  decides(person: Person, at: number, type: 'comment.made' | 'thread.moved' = 'comment.made'): this {
    this.seq += 1;
    this.events.push({ seq: this.seq, at: minute(at), by: person.id, type, thread: null, payload: null });
    return this;
  }

  get store() {
    return {
      updatesAfter: async (_: unknown, seq: number, limit: number) =>
        this.edits.filter((edit) => edit.seq > seq).slice(0, limit),
    };
  }

  async reads(seq = this.seq): Promise<readonly string[]> {
    const events = this.events.filter((event) => event.seq <= seq);
    const moments = await new Timelines(this.store).read({ draftId: draftId(), seq, events });
    if ('code' in moments) throw new Error(moments.message);
    const nameOf = (id: string): string => (id === ann.id ? 'ann' : 'bob');
    return moments.map((one) =>
      one.kind === 'event'
        ? `${nameOf(one.event.by)} ${one.event.type}`
        : `${nameOf(one.burst.by)} +${one.burst.typed} -${one.burst.cut}`,
    );
  }
}

const add = (words: string) => (text: Y.Text) => text.insert(text.length, words);
const cut = (count: number) => (text: Y.Text) => text.delete(0, count);

describe('a burst', () => {
  it('is what one person writes without a long pause, in characters typed and cut', () => {
    const log = new Log()
      .types(ann, 0, add('The quay'))
      .types(ann, 4, add(' at night'))
      .types(ann, 8, cut(4));
    const bursts = new Bursts();
    for (const edit of log.edits) bursts.edited(edit);
    expect(bursts.all).toEqual([
      { by: ann.id, from: minute(0), to: minute(8), first: 1, last: 3, typed: 17, cut: 4 },
    ]);
  });

  it('ends with a pause, or when it has lasted an hour', async () => {
    const log = new Log().types(ann, 0, add('a')).types(ann, 6, add('b'));
    expect(await log.reads()).toEqual(['ann +1 -0', 'ann +1 -0']);
    const long = new Log();
    for (let at = 0; at <= 90; at += 3) long.types(ann, at, add('a'));
    expect(await long.reads()).toEqual(['ann +21 -0', 'ann +10 -0']);
  });

  it('of each person is their own, though they write at the same time', async () => {
    const log = new Log();
    for (let at = 0; at < 4; at++) log.types(at % 2 ? bob : ann, at, add('ab'));
    expect(await log.reads()).toEqual(['ann +4 -0', 'bob +4 -0']);
  });

  it('ends with a decision, and goes on when words only took their anchors along', async () => {
    const log = new Log().types(ann, 0, add('a')).decides(bob, 1).types(ann, 1, add('b'));
    expect(await log.reads()).toEqual(['ann +1 -0', 'bob comment.made', 'ann +1 -0']);
    const moved = new Log().types(ann, 0, add('a')).decides(ann, 0, 'thread.moved').types(ann, 1, add('b'));
    expect(await moved.reads()).toEqual(['ann +2 -0', 'ann thread.moved']);
  });

  it('is read to where the asker was told the draft stands, and over the pieces a long log is read in', async () => {
    const log = new Log();
    for (let at = 0; at < 1_203; at++) log.types(ann, 0, add('a'));
    expect(await log.reads()).toEqual(['ann +1203 -0']);
    expect(await log.reads(1_001)).toEqual(['ann +1001 -0']);
    expect(await log.reads(0)).toEqual([]);
  });
});
