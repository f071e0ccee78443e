/** A past of a quarter of a million edits, asked for by many at once: nobody else waits, and it is read once. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { UpdateEntry } from '../../server/store/store.ts';
import { Timelines } from '../../server/timeline/timelines.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { ann, at, draftId } from '../fixtures/newsroom.ts';
import { WorkMeter } from '../fixtures/work-meter.ts';

const EDITS = 250_000;
/** What one person of a newsroom may ask for in ten seconds. */
const ASKERS = 50;
/** One piece of the log takes some milliseconds; everybody's at once would take seconds. */
const NOTICED = 250;

function longLog() {
  const doc = new Y.Doc();
  doc.getText('article').insert(0, 'a');
  const update = Y.encodeStateAsUpdate(doc);
  const edit = (seq: number): UpdateEntry => ({ log: 'update', seq, at: at(seq / 10), by: ann.id, update });
  const edits = Array.from({ length: EDITS }, (_, before) => edit(before + 1));
  let read = 0;
  const store = {
    updatesAfter: async (_: unknown, seq: number, limit: number) => {
      const piece = edits.slice(seq, seq + limit);
      read += piece.length;
      return piece;
    },
  };
  const types = (count: number): void => {
    for (let more = 0; more < count; more += 1) edits.push(edit(edits.length + 1));
  };
  return { store, types, read: () => read, length: () => edits.length };
}

test('is read once for all who ask, and nobody else waits for it', async () => {
  const log = longLog();
  const timelines = new Timelines(log.store);
  const meter = new WorkMeter();
  const asked = { draftId: draftId(), seq: EDITS, events: [] };
  const answers = await Promise.all(Array.from({ length: ASKERS }, () => timelines.read(asked)));
  expect(meter.stop()).toBeLessThan(NOTICED);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(typedIn(answers[0])).toBe(EDITS);
  expect(log.read()).toBe(EDITS);
}, 60_000);

test('is read on from where it was read to, and tells the same as if it were read from the start', async () => {
  const log = longLog();
  const timelines = new Timelines(log.store);
  const events: ReviewEvent[] = [];
  await timelines.read({ draftId: draftId(), seq: EDITS, events: [] });
  for (let more = 0; more < 3; more += 1) {
    // A decision takes a number between the edits; here they have none left, so it stands at one of theirs.
    const type = more === 1 ? 'thread.moved' : 'comment.made';
    events.push({
      seq: log.length(),
      at: at(log.length() / 10),
      by: ann.id,
      type,
      thread: null,
      payload: null,
    });
    log.types(2);
    const now = { draftId: draftId(), seq: log.length(), events };
    expect(await timelines.read(now)).toEqual(await new Timelines(log.store).read(now));
  }
}, 60_000);

test('is not waited for by more than would still want it', async () => {
  const timelines = new Timelines(longLog().store);
  const asked = { draftId: draftId(), seq: EDITS, events: [] };
  const answers = await Promise.all(Array.from({ length: ASKERS + 5 }, () => timelines.read(asked)));
  const refused = answers.filter((answer) => 'code' in answer);
  expect(refused).toHaveLength(5);
  expect(refused[0]).toMatchObject({ code: 'too-fast' });
}, 60_000);

function typedIn(answer: Awaited<ReturnType<Timelines['read']>> | undefined): number {
  if (!answer || 'code' in answer) return 0;
  return answer.reduce((sum, moment) => sum + (moment.kind === 'burst' ? moment.burst.typed : 0), 0);
}
