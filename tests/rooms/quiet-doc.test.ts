/** The server's document: it tells whoever listens, and keeps nothing of a transaction that is over. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { QuietDoc } from '../../server/rooms/quiet-doc.ts';
import { articleOf } from '../../shared/article/read.ts';

/** Each letter of a writer as an update of its own. */
function letters(text: string): readonly Uint8Array[] {
  const writer = new Y.Doc();
  const updates: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of text) articleOf(writer).insert(articleOf(writer).length, letter, {});
  return updates;
}

test('it tells whoever listens of every transaction, as any document does', () => {
  const told = { quiet: [] as string[], plain: [] as string[] };
  const docs = { quiet: new QuietDoc(), plain: new Y.Doc() };
  for (const which of ['quiet', 'plain'] as const)
    for (const event of ['beforeTransaction', 'update', 'afterTransaction', 'afterAllTransactions'] as const)
      docs[which].on(event, () => told[which].push(event));
  for (const update of letters('At noon')) for (const doc of Object.values(docs)) Y.applyUpdate(doc, update);
  expect(told.quiet).toEqual(told.plain);
  expect(articleOf(docs.quiet).toString()).toBe('At noon');
  expect(Y.encodeStateAsUpdate(docs.quiet)).toEqual(Y.encodeStateAsUpdate(docs.plain));
});

test('the list in which a transaction was noted, which may have lain there for long, holds it no more', () => {
  const doc = new QuietDoc();
  for (const update of letters('At noon')) {
    const list = doc._transactionCleanups;
    let noted = 0;
    doc.once('afterTransaction', () => {
      noted = list.length;
    });
    Y.applyUpdate(doc, update);
    expect([noted, list.length]).toEqual([1, 0]);
  }
});
