/** A server that is killed in the middle of everything keeps what it acknowledged and showed, once. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { articleOf } from '../../shared/article/read.ts';
import { ann, draftId } from '../fixtures/newsroom.ts';
import type { Disk, DraftOnDisk } from '../torture/disk.ts';
import { judge } from '../torture/judge.ts';
import { tortureKills } from '../torture/kills.ts';
import { Oracle } from '../torture/oracle.ts';

const KILLS = Number(process.env.GALLEY_KILLS ?? 50);

test('killed at work, opening, closing and while all come back, it loses and doubles nothing', async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  console.info(`KILL_SEED=${seed}`);
  const report = await tortureKills(KILLS, seed);
  expect(report).toMatchObject({ runs: KILLS, lost: 0, doubled: 0, diverged: 0 });
  expect(report.acknowledged).toBeGreaterThan(10 * KILLS);
}, 240_000);

/** A disk with one draft that reads so. */
function diskOf(text: string, more: Partial<DraftOnDisk> = {}): Disk {
  const doc = new Y.Doc();
  articleOf(doc).insert(0, text);
  const draft = { seq: 1, doc, text, events: [], editions: [], isOneStory: true, ...more };
  return { drafts: new Map([[draftId(), draft]]), answered: [] };
}

test('an edit that was acknowledged and is not there counts as lost, one that is there twice as doubled', () => {
  const oracle = new Oracle();
  const [first, second] = [oracle.mark(), oracle.mark()];
  for (const mark of [first, second]) oracle.types(mark, ann.id, draftId()).ackedAt = 1;
  expect(judge(oracle, diskOf(`${first}${second}`))).toMatchObject({ lost: 0, doubled: 0 });
  expect(judge(oracle, diskOf(first))).toMatchObject({ lost: 1, doubled: 0 });
  expect(judge(oracle, diskOf(`${first}${second}${second}`))).toMatchObject({ lost: 0, doubled: 1 });
});

test('a cut that was acknowledged and stands again counts as lost', () => {
  const oracle = new Oracle();
  const mark = oracle.mark();
  const edit = oracle.types(mark, ann.id, draftId());
  edit.cut = { sentAt: 1, ackedAt: 2 };
  expect(judge(oracle, diskOf(''))).toMatchObject({ lost: 0 });
  expect(judge(oracle, diskOf(mark))).toMatchObject({ lost: 1 });
});

test('a command that was answered and has not happened counts as lost', () => {
  const oracle = new Oracle();
  const command = oracle.asks('6f2c4d0e-9d5b-4a58-9c39-0a5a6d0f1b11', ann.id);
  expect(judge(oracle, diskOf(''))).toMatchObject({ lost: 0 });
  command.answers.push({ draftId: draftId(), seq: 7 });
  expect(judge(oracle, diskOf(''))).toMatchObject({ lost: 1 });
  command.answers.push({ draftId: draftId(), seq: 8 });
  expect(judge(oracle, diskOf(''))).toMatchObject({ doubled: 1 });
});

test('text that somebody was shown and the disk does not have counts as lost', () => {
  const oracle = new Oracle();
  const disk = diskOf('Harbour');
  const elsewhere = new Y.Doc();
  const known = [...disk.drafts.values()].map(({ doc }) => Y.encodeStateAsUpdate(doc));
  for (const update of known) Y.applyUpdate(elsewhere, update);
  oracle.isShown({ draftId: draftId(), update: Y.encodeStateAsUpdate(elsewhere), events: [] });
  expect(judge(oracle, disk)).toMatchObject({ lost: 0 });
  articleOf(elsewhere).insert(0, 'Old ');
  oracle.isShown({ draftId: draftId(), update: Y.encodeStateAsUpdate(elsewhere), events: [] });
  expect(judge(oracle, disk)).toMatchObject({ lost: 1 });
});

test('a snapshot, a log and a chain that do not tell one story count as diverged', () => {
  expect(judge(new Oracle(), diskOf('', { isOneStory: false }))).toMatchObject({ diverged: 1 });
  expect(judge(new Oracle(), diskOf('', { editions: [1, 3] }))).toMatchObject({ diverged: 1 });
});
