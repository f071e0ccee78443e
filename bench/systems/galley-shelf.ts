// A draft's past as it lies on Galley's disk, written there as the server's own store writes it: years of it in a moment.
import * as Y from 'yjs';
import { openDataFolder } from '../../server/store/folder.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { UpdateEntry } from '../../server/store/store.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { AUTHOR, type History } from '../load/long-history.ts';

const AT_ONCE = 2_000;

/** Each update as a row of its own; beside them a snapshot, as the server takes one every few hundred, of all but the last few. */
export async function shelve(
  folder: string,
  name: string,
  history: History,
  rowsRead: number,
): Promise<void> {
  const { store, close } = open(folder);
  const draftId = draftIdSchema.parse(name);
  const { seq: first, epoch, events, snapshot, updates } = await store.load(draftId);
  const base = [...(snapshot ? [snapshot.state] : []), ...updates.map(({ update }) => update)];
  const by = events[0]?.by;
  if (!by) throw new Error(`Nobody made ${name}.`);
  const at = new Date().toISOString();
  let seq = first;
  while (seq < first + history.updates.length) {
    const expects = seq;
    const part = history.updates.slice(expects - first, expects - first + AT_ONCE);
    const entries = part.map((update): UpdateEntry => ({ log: 'update', seq: ++seq, at, by, update }));
    await store.commit([
      { draftId, expects, epoch, entries, erased: [], answered: [], edition: null, card: null },
    ]);
  }
  const kept = history.updates.length - rowsRead;
  if (kept > 0)
    await store.saveSnapshot(draftId, {
      seq: first + kept,
      state: rowsRead === 0 ? history.state : stateAfter(base, history.updates.slice(0, kept)),
      textVersion: first + kept,
      cuts: {},
      authors: { [AUTHOR]: by },
    });
  await close();
}

function stateAfter(base: readonly Uint8Array[], updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of [...base, ...updates]) Y.applyUpdate(doc, update);
  });
  return Y.encodeStateAsUpdate(doc);
}

export async function weigh(folder: string, name: string): Promise<{ log: number; snapshot: number }> {
  const { store, close } = open(folder);
  const draftId = draftIdSchema.parse(name);
  const updates = await store.updatesAfter(draftId, 0, Number.MAX_SAFE_INTEGER);
  const { snapshot } = await store.load(draftId);
  await close();
  return {
    log: updates.reduce((sum, { update }) => sum + update.byteLength, 0),
    snapshot: snapshot?.state.byteLength ?? 0,
  };
}

function open(folder: string) {
  const data = openDataFolder(folder);
  if ('refused' in data) throw new Error(data.message);
  const store = new SqliteStore(data.connect());
  const close = async (): Promise<void> => {
    await store.close();
    data.close();
  };
  return { store, close };
}
