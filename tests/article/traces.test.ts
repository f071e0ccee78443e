// Real people's keystrokes through the real schema and binding. The recordings lie beside the project, not in it.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { articleOf } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { block } from '../fixtures/articles.ts';
import { type Patch, recorded, replays } from '../fixtures/replay.ts';
import { Writer } from '../fixtures/writer.ts';

type Txn = {
  readonly patches: readonly Patch[];
  readonly parents?: readonly number[];
  readonly agent?: number;
};
type Trace = { readonly endContent: string; readonly txns: readonly Txn[] };

const TRACES = new URL('../../../shared/traces/', import.meta.url);
const CHECK_EVERY = 1_000;

test('a recording of one person ends in the words it ended in', () => {
  const ann = new Writer('Ann', docWithOneParagraph(1));
  replayAlone(ann, [
    [0, 0, 'Dear'],
    [4, 0, '\n'],
    [5, 0, 'sir'],
    [3, 2, '\nX\n'],
  ]);
  expect(recorded(ann)).toBe('Dea\nX\nsir');
});

if (existsSync(TRACES)) {
  test('automerge-paper ends in the words it ended in', { timeout: 300_000 }, () => {
    const trace = read('automerge-paper.json.gz');
    const ann = new Writer('Ann', docWithOneParagraph(1), 'without undo');
    replayAlone(
      ann,
      trace.txns.flatMap((txn) => txn.patches),
    );
    expect(recorded(ann)).toBe(trace.endContent);
  });

  test('friendsforever, typed by two at once, ends in the words it ended in', { timeout: 300_000 }, () => {
    const trace = read('friendsforever.json.gz');
    const friends = replayTogether(trace);
    for (const friend of friends) expect(recorded(friend)).toBe(trace.endContent);
  });
} else console.info('The recordings (../shared/traces) are not here: their two tests are left out.');

function replayAlone(writer: Writer, patches: readonly Patch[]): void {
  patches.forEach((patch, index) => {
    replays(writer, patch);
    if (index % CHECK_EVERY === 0) writer.checks();
  });
  writer.checks();
}

/** Each types on just what they had seen; at the end they see everything. */
function replayTogether(trace: Trace): readonly Writer[] {
  const start = Y.encodeStateAsUpdate(docWithOneParagraph(1));
  const friends = [new Friend(10, start), new Friend(20, start)];
  const typed: { readonly by: Friend; readonly update: Uint8Array }[] = [];
  let operations = 0;
  for (const { agent = 0, parents = [], patches } of trace.txns) {
    const friend = friends[agent];
    if (!friend) throw new Error('The recording has more than two people.');
    friend.sees(typed, Math.max(-1, ...parents.filter((parent) => typed[parent]?.by !== friend)));
    typed.push({ by: friend, update: friend.types(patches) });
    operations += patches.length;
    if (operations % CHECK_EVERY < patches.length) for (const one of friends) one.writer.checks();
  }
  for (const friend of friends) {
    friend.sees(typed, typed.length - 1);
    friend.writer.checks();
  }
  return friends.map((friend) => friend.writer);
}

class Friend {
  readonly writer: Writer;
  #seen = -1;

  constructor(id: number, start: Uint8Array) {
    const doc = new Y.Doc();
    doc.clientID = id;
    articleOf(doc);
    Y.applyUpdate(doc, start);
    this.writer = new Writer(`friend ${id}`, doc, 'without undo');
  }

  /** With two people, what one has seen of the other is all up to some edit. */
  sees(typed: readonly { readonly by: Friend; readonly update: Uint8Array }[], upTo: number): void {
    for (; this.#seen < upTo; this.#seen += 1) {
      const next = typed[this.#seen + 1];
      if (next && next.by !== this) Y.applyUpdate(this.writer.doc, next.update, 'line');
    }
  }

  types(patches: readonly Patch[]): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    this.writer.doc.on('update', keep);
    for (const patch of patches) replays(this.writer, patch);
    this.writer.doc.off('update', keep);
    return Y.mergeUpdates(updates);
  }
}

function docWithOneParagraph(id: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = id;
  seedArticle(articleOf(doc), [block('paragraph', '')]);
  return doc;
}

function read(name: string): Trace {
  return JSON.parse(gunzipSync(readFileSync(new URL(name, TRACES))).toString());
}
