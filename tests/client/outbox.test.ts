import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Moved, Outbox } from '../../client/sync/outbox.ts';
import { type Ack, UPDATE_LIMIT } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';

type Sent = {
  update: Uint8Array;
  moved: readonly Moved[];
  answer: (ack: Ack<{ seq: number }>) => void;
  breaks: () => void;
};

/** Ann's outbox and the server's desk, where each parcel is answered by hand. */
function desk() {
  const sent: Sent[] = [];
  const told = { changes: 0, refused: 0, broken: 0 };
  const outbox = new Outbox({
    send: (parcel) =>
      new Promise((resolve, reject) => {
        sent.push({
          update: parcel.update,
          moved: parcel.moved,
          answer: resolve,
          breaks: () => reject(new Error('the line broke')),
        });
      }),
    onChange: () => told.changes++,
    onRefused: () => told.refused++,
    onBroken: () => told.broken++,
  });
  return { outbox, sent, told };
}

/** The updates that typing a text makes, one per key. */
function typed(text: string): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const [index, letter] of [...text].entries()) doc.getText('article').insert(index, letter);
  return updates;
}

function read(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('article').toString();
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the outbox', () => {
  it('sends at once when idle and gathers while a parcel is in flight', async () => {
    const { outbox, sent } = desk();
    const keys = typed('abcd');
    for (const key of keys.slice(0, 1)) outbox.put(key);
    await turn();
    for (const key of keys.slice(1)) outbox.put(key);
    await turn();
    expect(sent.length).toBe(1);
    sent[0]?.answer({ ok: true, seq: 1 });
    await turn();
    expect(sent.length).toBe(2);
    expect(read(sent.map((one) => one.update))).toBe('abcd');
    expect(outbox.isEmpty).toBe(false);
    sent[1]?.answer({ ok: true, seq: 2 });
    await turn();
    expect(outbox.isEmpty).toBe(true);
  });

  it('keeps everything unsent while the line is broken and sends it again when it is back', async () => {
    const { outbox, sent, told } = desk();
    const keys = typed('ab');
    for (const key of keys) outbox.put(key);
    await turn();
    sent[0]?.breaks();
    await turn();
    expect(told.broken).toBe(1);
    expect(read(outbox.unsent)).toBe('ab');
    outbox.resume();
    await turn();
    expect(sent.length).toBe(2);
    expect(read([sent[1]?.update ?? new Uint8Array()])).toBe('ab');
  });

  it('counts an answer to a parcel from before the break as nothing', async () => {
    const { outbox, sent } = desk();
    outbox.put(typed('a')[0] ?? new Uint8Array());
    await turn();
    outbox.pause();
    sent[0]?.answer({ ok: true, seq: 1 });
    await turn();
    expect(outbox.isEmpty).toBe(false);
  });

  it('tells a refusal and keeps the words until they are dropped', async () => {
    const { outbox, sent, told } = desk();
    const waited = (async () => {
      outbox.put(typed('a')[0] ?? new Uint8Array());
      await outbox.flushed();
      return 'let go';
    })();
    await turn();
    sent[0]?.answer({ ok: false, refusal: refuse('forbidden', 'Published.') });
    await turn();
    expect(told.refused).toBe(1);
    expect(read(outbox.unsent)).toBe('a');
    outbox.drop();
    expect(await waited).toBe('let go');
  });

  it('splits what is too large for one message', async () => {
    const { outbox, sent } = desk();
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => outbox.put(update));
    for (let page = 0; page < 4; page++) doc.getText('article').insert(0, 'x'.repeat(UPDATE_LIMIT / 4));
    await turn();
    for (let answered = 0; answered < sent.length; answered++) {
      sent[answered]?.answer({ ok: true, seq: answered + 1 });
      await turn();
    }
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.every((one) => one.update.byteLength <= UPDATE_LIMIT)).toBe(true);
    expect(read(sent.map((one) => one.update)).length).toBe(UPDATE_LIMIT);
  });

  it('keeps words that the disk did not take, and sends them after the rejoin', async () => {
    const { outbox, sent, told } = desk();
    for (const key of typed('a')) outbox.put(key);
    await turn();
    sent[0]?.answer({ ok: false, refusal: refuse('not-saved', 'The disk did not take it.') });
    await turn();
    expect([told.refused, told.broken, outbox.isEmpty]).toEqual([0, 1, false]);
    outbox.resume();
    await turn();
    expect(read(sent.slice(1).map((one) => one.update))).toBe('a');
  });

  it('refuses an edit that the server’s socket would not bear, and never sends it', async () => {
    const { outbox, sent, told } = desk();
    const doc = new Y.Doc();
    doc.getText('article').insert(0, 'x'.repeat(UPDATE_LIMIT + 1));
    outbox.put(Y.encodeStateAsUpdate(doc));
    await turn();
    expect([sent.length, told.refused]).toEqual([0, 1]);
  });

  it('sends no more new anchors at once than the server takes', async () => {
    const { outbox, sent } = desk();
    const anchor = {
      tight: [
        { client: 1, clock: 0 },
        { client: 1, clock: 1 },
      ],
      around: [null, null],
      since: '',
      prefix: '',
      suffix: '',
      quote: 'x'.repeat(2_000),
    } as const;
    for (const key of typed('ab')) {
      outbox.put(key);
      outbox.putMoved(
        Array.from({ length: 400 }, (_, at) => ({ thread: threadIdSchema.parse(at + 1), anchor })),
      );
    }
    await turn();
    sent[0]?.answer({ ok: true, seq: 1 });
    await turn();
    for (const { moved } of sent) expect(JSON.stringify(moved).length).toBeLessThan(250_000);
    expect(sent.every(({ moved }) => moved.length > 0)).toBe(true);
  });
});
