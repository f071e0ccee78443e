/** Whatever somebody sends, nothing changes by it and the server stays up. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FORMAT_VERSION } from '../../shared/protocol.ts';
import { answerTo, type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene() {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [mallory, honest] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const isUnharmed = async (): Promise<void> => {
    yes(await honest.types(' still'));
    expect((await room.store.load(draft)).updates.length).toBe(2);
    expect(room.errors).toEqual([]);
  };
  return { room, draft, mallory, isUnharmed };
}

const emits = (one: Colleague, ...message: readonly unknown[]): unknown =>
  one.socket.emit(...(message as [string, ...unknown[]]));

test('wrong shapes are answered `invalid`', async () => {
  const { draft, mallory, isUnharmed } = await scene();
  const shapes: readonly [string, unknown][] = [
    ['draft.update', { draftId: draft, update: 'text' }],
    ['draft.update', { draftId: draft, update: [1, 2, 3] }],
    ['draft.update', { draftId: '../../etc', update: Uint8Array.of(0, 0) }],
    ['draft.update', null],
    ['draft.join', { draftId: draft }],
    [
      'draft.join',
      {
        draftId: draft,
        formatVersion: FORMAT_VERSION,
        stateVector: Uint8Array.of(0),
        lastEvent: -1,
        clientIds: [],
      },
    ],
    ['draft.cursor', { draftId: draft, cursor: { anchor: new Uint8Array(5_000), head: new Uint8Array(1) } }],
    ['ask', { id: 'not a uuid', name: 'draft.move', payload: {} }],
    ['draft.update', { draftId: draft, update: Uint8Array.of(0, 0), moved: Uint8Array.of(1, 2) }],
    [
      'draft.update',
      {
        draftId: draft,
        update: Uint8Array.of(0, 0),
        moved: [{ thread: 1, anchor: { tight: Uint8Array.of(1, 2) } }],
      },
    ],
    ['ask', [[[[[[]]]]]]],
    ['board.join', 7],
  ];
  for (const [name, message] of shapes) {
    expect(codeOf(await answerTo(mallory, name, message)), `${name} ${JSON.stringify(message)}`).toBe(
      'invalid',
    );
  }
  await isUnharmed();
});

test('noise for an update is refused', async () => {
  const { room, draft, isUnharmed } = await scene();
  for (const length of [0, 1, 2, 50, 5_000]) {
    const mallory = await room.comes(ann, draft);
    expect(codeOf(await mallory.sends(randomBytes(length)))).toMatch(/^(update-refused|too-large)$/);
  }
  await isUnharmed();
});

test('an update that is larger than a client ever sends is refused, and the line stays open', async () => {
  const { mallory, isUnharmed } = await scene();
  expect(codeOf(await mallory.sends(new Uint8Array(600_000)))).toBe('too-large');
  expect(mallory.socket.connected).toBe(true);
  await isUnharmed();
});

test('noise for a state is refused', async () => {
  const { draft, mallory, isUnharmed } = await scene();
  const stateVector = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 1);
  const message = {
    draftId: draft,
    formatVersion: FORMAT_VERSION,
    stateVector,
    lastEvent: 0,
    clientIds: [1],
  };
  expect(codeOf(await mallory.request('draft.join', message))).toBe('invalid');
  await isUnharmed();
});

test('an update for a draft that was not joined is refused', async () => {
  const { room, draft, isUnharmed } = await scene();
  const mallory = await room.arrives(ann);
  const other = await room.makes('Another story');
  const update = mallory.edits((article) => article.insert(0, 'never', {}));
  for (const draftId of [draft, other])
    expect(codeOf(await mallory.updates.send({ draftId, update }))).toBe('not-saved');
  await isUnharmed();
});

test('an old client is told to reload, and a draft that is not there is not found', async () => {
  const { draft, mallory } = await scene();
  const join = {
    draftId: draft,
    formatVersion: 0,
    stateVector: Uint8Array.of(0),
    lastEvent: 0,
    clientIds: [1],
  };
  expect(await mallory.request('draft.join', join)).toMatchObject({
    refusal: { message: expect.stringContaining('Reload') },
  });
  const missing = { ...join, formatVersion: FORMAT_VERSION, draftId: 'x'.repeat(22) as typeof draft };
  expect(codeOf(await mallory.request('draft.join', missing))).toBe('not-found');
});

test('unknown messages cut the socket', async () => {
  const { room, isUnharmed } = await scene();
  const messages: readonly (readonly unknown[])[] = [
    ['draft.burn', {}, () => {}],
    ['__proto__', {}, () => {}],
    ['constructor', {}, () => {}],
    ['draft.update', {}, () => {}],
    ['draft.update'],
    ['ask', {}, {}, () => {}],
  ];
  for (const message of messages) {
    const mallory = await room.arrives(ann);
    emits(mallory, ...message);
    await until(() => mallory.socket.disconnected, `${String(message[0])} cuts`);
  }
  await isUnharmed();
});

test('a message that is too large cuts the socket', async () => {
  const { mallory, isUnharmed } = await scene();
  emits(mallory, 'draft.update', { update: new Uint8Array(1_500_000) }, () => {});
  await until(() => mallory.socket.disconnected, 'the large message cuts');
  await isUnharmed();
});

test('a flood waits its turn in order, and one too many cuts the socket', async () => {
  const { draft, mallory, isUnharmed } = await scene();
  for (let at = 0; at < 2_500; at++)
    void emits(mallory, 'draft.cursor', { draftId: draft, cursor: null }, () => {});
  await until(() => mallory.socket.disconnected, 'the flood cuts');
  await isUnharmed();
});

test('a cursor that no window could read is told to nobody', async () => {
  const { draft, mallory, isUnharmed } = await scene();
  const noise = Uint8Array.of(255, 255, 255);
  const elsewhere = Y.encodeRelativePosition(
    Y.createRelativePositionFromTypeIndex(new Y.Doc().getText('elsewhere'), 0),
  );
  for (const place of [noise, elsewhere, new Uint8Array()]) {
    const cursor = { anchor: place, head: place };
    expect(codeOf(await mallory.request('draft.cursor', { draftId: draft, cursor }))).toBe('invalid');
  }
  const start = Y.encodeRelativePosition(
    Y.createRelativePositionFromTypeIndex(mallory.doc.getText('article'), 3, -1),
  );
  yes(await mallory.request('draft.cursor', { draftId: draft, cursor: { anchor: start, head: start } }));
  await isUnharmed();
});

test('what waits its turn is weighed with all its words, and too much cuts the socket', async () => {
  const { draft, mallory, isUnharmed } = await scene();
  const payload = { draftId: draft, anchor: null, text: 'x'.repeat(250_000) };
  for (let at = 0; at < 230; at++)
    void emits(mallory, 'ask', { id: randomUUID(), name: 'comment.make', payload }, () => {});
  await until(() => mallory.socket.disconnected, 'the words cut');
  await isUnharmed();
});

test('names of things are weighed like words', async () => {
  const { mallory, isUnharmed } = await scene();
  for (let at = 0; at < 300; at++)
    void emits(mallory, 'board.join', { [`${at}${'x'.repeat(250_000)}`]: 1 }, () => {});
  await until(() => mallory.socket.disconnected, 'the names cut');
  await isUnharmed();
});

test('a message nested as deep as it is long harms nobody', async () => {
  const { mallory, isUnharmed } = await scene();
  const engine = mallory.socket.io.engine;
  engine.write(`21["ask",${'['.repeat(400_000)}${']'.repeat(400_000)}]`);
  await isUnharmed();
});
