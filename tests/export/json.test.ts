// A draft as JSON: everything that one person may see, by itself readable.
import { expect, test } from 'vitest';
import { draftJson } from '../../server/export/draft-json.ts';
import { exportFor } from '../../server/export/exported.ts';
import { HARBOUR } from '../fixtures/articles.ts';
import { ann, at, bob, cleo, gus, personOf } from '../fixtures/newsroom.ts';
import { Reviewed } from '../fixtures/reviewed.ts';

test('blocks, threads with where they lie, and what happened, with the names of all who are named', () => {
  const draft = new Reviewed(HARBOUR);
  const flag = draft.flags('twelve cranes', 'Eleven.');
  draft.replies(flag, bob, 'Twelve.');
  draft.settles(flag, 'verified', 'Counted.');
  draft.flags('Tuesday', 'Monday?');
  draft.cuts('Tuesday');
  const read = draft.read();
  const told = draftJson(exportFor(cleo, read, { people: { personOf }, origin: '' }));
  expect(told).toMatchObject({
    format: 'galley-draft',
    version: 1,
    seq: 5,
    textVersion: 1,
    draft: { slug: 'harbour' },
  });
  expect(told.blocks).toEqual(read.blocks);
  expect(told.threads[0]).toMatchObject({
    ...{ id: flag, form: 'flag', type: 'fact', severity: 'blocking', state: 'verified', text: 'Eleven.' },
    place: { state: 'placed', words: 'twelve cranes' },
    replies: [{ text: 'Twelve.', by: bob.id, at: at(3) }],
  });
  expect(told.threads[1]).toMatchObject({
    state: 'open',
    place: { state: 'orphaned' },
    anchor: { quote: 'Tuesday' },
  });
  expect(told.events.map(({ type }) => type)).toEqual([
    ...['draft.created', 'flag.raised', 'thread.replied', 'flag.settled', 'flag.raised'],
  ]);
  expect(told.people).toEqual({ [ann.id]: 'Ann', [bob.id]: 'Bob', [gus.id]: 'Gus' });
  expect(JSON.parse(JSON.stringify(told))).toEqual(told);
});
