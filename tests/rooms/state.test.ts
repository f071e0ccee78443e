/** The whole text as one update: from the snapshot, or written once, and never older than the text. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDraft } from '../../server/rooms/live-draft.ts';
import type { UpdateEntry } from '../../server/store/store.ts';
import { articleOf } from '../../shared/article/read.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { draftId } from '../fixtures/newsroom.ts';

const ann = 'ann' as PersonId;

function typist() {
  const doc = new Y.Doc();
  let seq = 0;
  return (words: string): UpdateEntry => {
    const before = Y.encodeStateVector(doc);
    articleOf(doc).insert(articleOf(doc).length, words, {});
    const update = Y.encodeStateAsUpdate(doc, before);
    seq += 1;
    return { log: 'update', seq, at: '2026-11-28T09:00:00.000Z', by: ann, update };
  };
}

function textOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return articleOf(doc).toString();
}

test('it is written once while nothing is typed, and anew with every edit', () => {
  const types = typist();
  const live = new LiveDraft(draftId('quay'), 'first');
  live.applyUpdate(types('The ferry '));
  const before = live.state;
  expect(live.state).toBe(before);
  live.applyUpdate(types('left late.'));
  expect([textOf(before), textOf(live.state)]).toEqual(['The ferry ', 'The ferry left late.']);
});

test('a draft that is read back from its snapshot has it from there, until somebody types', () => {
  const types = typist();
  const live = new LiveDraft(draftId('quay'), 'first');
  live.applyUpdate(types('The ferry '));
  const snapshot = live.snapshot();
  const again = new LiveDraft(draftId('quay'), 'first', snapshot);
  expect(again.state).toBe(snapshot.state);
  again.applyUpdate({ ...types('left late.'), seq: 2 });
  expect(textOf(again.state)).toBe('The ferry left late.');
});
