/** What is told on one line comes as it was told: every size, and in its order, whichever way it goes and whatever waits. */
import { createServer } from 'node:http';
import { Socket as Connection } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { Encoder, PacketType } from 'socket.io-parser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { encode } from '../../server/sockets/encode.ts';
import { goesTogether, mayBeTold, sendOn, waitingOn } from '../../server/sockets/wire.ts';
import type { Told } from '../../shared/protocol.ts';
import { toWire } from '../../shared/wire-bytes.ts';
import { until } from '../fixtures/colleague.ts';
import { draftId, eve } from '../fixtures/newsroom.ts';
import { RawLine } from '../fixtures/raw-line.ts';
import { newsroom } from '../fixtures/together.ts';

type Refusal = Told['draft.answer'];

/** A server's end of a line, and all that the other end of it heard, as the numbers of the messages. */
async function line() {
  const server = createServer();
  const up = new Server(server, { transports: ['websocket'] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const arrives = new Promise<Socket>((resolve) => up.once('connection', resolve));
  const client = io(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`, {
    transports: ['websocket'],
  });
  onTestFinished(async () => {
    client.close();
    await up.close();
  });
  const heard: { n: unknown; message: string }[] = [];
  client.on('draft.answer', (answer: Refusal) => {
    heard.push({ n: answer.n, message: answer.ok ? '' : answer.refusal.message });
  });
  const socket = await arrives;
  const { ws } = client.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  return { socket, heard, ws };
}

function answer(n: number, message: string): Refusal {
  return { n, ok: false, refusal: { code: 'not-saved', message } };
}

test('a text of any length is heard as it was told, letters of several bytes too', async () => {
  const { socket, heard } = await line();
  const bare = encode('draft.answer', answer(0, '')).frame?.length ?? 0;
  // The length of a frame stands in one byte up to 125, in two more up to 65,535, and then it goes by Engine.IO.
  const ends = [125, 126, 127, 65_535, 65_536, 70_000].flatMap((end) =>
    [-3, -2, -1, 0, 1, 2, 3, 4].map((off) => end - bare + off),
  );
  const texts = ends.filter((length) => length >= 0).map((length) => 'x'.repeat(length));
  const all = [...texts, ...texts.map((text) => `${text.slice(8)}Łódź 😀`)];
  for (const [n, text] of all.entries()) {
    const told = encode('draft.answer', answer(n, text));
    sendOn(socket.conn, told);
    // Engine.IO could take more: it was not asked.
    if (told.frame) expect(socket.conn.transport.writable).toBe(true);
    await turn();
  }
  await until(() => heard.length === all.length, 'all is heard');
  expect(heard.map(({ message }) => message)).toEqual(all);
  expect(encode('draft.answer', answer(0, 'x'.repeat(70_000))).frame).toBeNull();
});

test('a frame is what Socket.IO itself makes of it: without an update, with a short and with a long one', () => {
  const updates = [
    null,
    new Uint8Array(0),
    ...[1, 30, 8_192, 8_193, 20_000].map((size) => new Uint8Array(size).fill(200)),
  ];
  for (const update of updates) {
    const frame: Told['draft.frame'] = {
      draftId: draftId('quay'),
      seq: 7,
      textVersion: 6,
      update,
      events: [],
      cuts: { 3: null },
      taken: { 'Łódź 😀': [1, 2] },
    };
    const data = ['draft.frame', toWire(frame)];
    const { packets } = encode('draft.frame', frame);
    expect(packets).toEqual(new Encoder().encode({ type: PacketType.EVENT, nsp: '/', data }));
  }
});

test('what goes by itself and what Socket.IO sends keep their order, also behind what nobody reads yet', async () => {
  const { socket, heard, ws } = await line();
  const long = 'x'.repeat(60_000);
  const all = Array.from({ length: 900 }, (_, n) => n);
  ws.pause();
  for (const n of all) {
    const told = answer(n, n % 3 === 0 ? long : 'short');
    if (n % 5 < 2) socket.emit('draft.answer', told);
    else sendOn(socket.conn, encode('draft.answer', told));
    if (n % 10 === 0) await turn();
    if (n === 800) ws.resume();
  }
  await until(() => heard.length === all.length, 'all is heard');
  expect(heard.map(({ n }) => n)).toEqual(all);
});

test('what is told in one turn leaves as one at its end, in its order', async () => {
  const { socket, heard } = await line();
  goesTogether(socket.conn);
  socket.emit('draft.answer', answer(1, 'by Socket.IO'));
  sendOn(socket.conn, encode('draft.answer', answer(2, 'by itself')));
  sendOn(socket.conn, encode('draft.answer', answer(3, 'x'.repeat(70_000))));
  sendOn(socket.conn, encode('draft.answer', answer(4, 'behind what Engine.IO keeps')));
  const { bytes } = waitingOn(socket.conn);
  await turn();
  await turn();
  expect(bytes).toBeGreaterThan(70_000);
  expect(waitingOn(socket.conn)).toEqual({ packets: 0, bytes: 0 });
  await until(() => heard.length === 4, 'all is heard');
  expect(heard.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
});

test('who is let in is sent two pieces: the handshake with its first words, and the welcome with ours', async () => {
  const house = await newsroom();
  const port = Number(new URL(house.address).port);
  let pieces = 0;
  for (const hand of ['_write', '_writev'] as const) {
    const own = Connection.prototype[hand] as (this: Connection, ...how: unknown[]) => void;
    const spy = vi.spyOn(Connection.prototype, hand).mockImplementation(function (
      this: Connection,
      ...how: unknown[]
    ) {
      if (this.localPort === port) pieces += 1;
      own.apply(this, how);
    });
    onTestFinished(() => spy.mockRestore());
  }
  const raw = new RawLine(house.address);
  onTestFinished(() => raw.hangsUp());
  raw.shakesHands({ cookie: `${eve.id}=raw` });
  await raw.hears('pingTimeout');
  expect(pieces).toBe(1);
  raw.says('40');
  await raw.hears('server.standing');
  expect(pieces).toBe(2);
});

test('who does not read is noticed, though all that they are told goes by itself', async () => {
  const { socket, heard, ws } = await line();
  const told = encode('draft.answer', answer(0, 'x'.repeat(30_000)));
  ws.pause();
  let count = 0;
  while (mayBeTold(socket.conn, () => 30_000)) {
    sendOn(socket.conn, told);
    count += 1;
    await turn();
  }
  expect(waitingOn(socket.conn).bytes).toBeGreaterThan(3_900_000);
  const hasRead = new Promise((resolve) => socket.conn.transport.once('ready', resolve));
  ws.resume();
  await hasRead;
  await until(() => heard.length === count, 'all is heard');
  expect(waitingOn(socket.conn)).toEqual({ packets: 0, bytes: 0 });
});

test('nothing is sent on a line that is being closed', async () => {
  const { socket, heard } = await line();
  sendOn(socket.conn, encode('draft.answer', answer(1, 'before')));
  socket.conn.close();
  sendOn(socket.conn, encode('draft.answer', answer(2, 'after')));
  await until(() => heard.length === 1, 'what was told before is heard');
  await until(() => !socket.connected, 'the line is closed');
  expect(heard.map(({ n }) => n)).toEqual([1]);
});
