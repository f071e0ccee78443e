// The line to the server, over a socket that a test holds in its hands.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../client/sync/connection.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { ann, bob } from '../fixtures/newsroom.ts';

type Options = { readonly auth: (say: (greeting: unknown) => void) => void };

class HandSocket extends EventEmitter {
  connected = false;
  calls = 0;
  options: Options | null = null;
  /** What the page has asked, by name. */
  readonly asked: string[] = [];

  /** The page's side. */
  connect(): void {
    this.calls += 1;
  }
  close(): void {
    if (this.connected) this.hangsUp('io client disconnect');
  }

  timeout() {
    return {
      emitWithAck: async (name: string): Promise<unknown> => {
        this.asked.push(name);
        return { ok: true };
      },
    };
  }

  /** The server's side. */
  get greeting(): unknown {
    const said: unknown[] = [];
    this.options?.auth((greeting) => said.push(greeting));
    return said[0];
  }
  answers(person: unknown = ann.id): void {
    this.connected = true;
    this.emit('connect');
    if (person !== null) this.emit('server.standing', { disk: 'fine', person });
  }
  hangsUp(reason = 'io server disconnect'): void {
    this.connected = false;
    this.emit('disconnect', reason);
  }
}

const held = vi.hoisted(() => ({ sockets: [] as { options: unknown }[] }));
vi.mock('socket.io-client', () => ({
  io: (options: unknown) => Object.assign(held.sockets.at(-1) ?? {}, { options }),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function annsLine(session = { isHers: true }, chance = () => 0.5) {
  const socket = new HandSocket();
  held.sockets.push(socket);
  const connection = new Connection(ann.id, async () => session.isHers, chance);
  socket.answers();
  await passes(0);
  return { socket, connection, session };
}

const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('asks whose it is while the first line is being made, and after that whenever there is a new one', async () => {
  const socket = new HandSocket();
  held.sockets.push(socket);
  let questions = 0;
  const connection = new Connection(ann.id, async () => {
    questions += 1;
    return true;
  });
  expect([questions, connection.line.get()]).toEqual([1, 'connecting']);
  socket.answers();
  await passes(0);
  expect([questions, connection.line.get()]).toEqual([1, 'online']);
  socket.hangsUp('transport close');
  socket.answers();
  await passes(0);
  expect([questions, connection.line.get()]).toEqual([2, 'online']);
});

it('asks anew when no line came of the first call: what was answered then is old', async () => {
  const socket = new HandSocket();
  held.sockets.push(socket);
  let isHers = true;
  const connection = new Connection(ann.id, async () => isHers);
  await passes(0);
  socket.emit('connect_error', new Error('refused'));
  isHers = false;
  socket.answers();
  await passes(0);
  expect(connection.line.get()).toBe('signed-out');
});

it('opens no first line for whom the server does not know any more', async () => {
  const { connection } = await annsLine({ isHers: false });
  expect(connection.line.get()).toBe('signed-out');
});

it('says that Ann is signed out when the server cut her for it, and calls no more', async () => {
  const { socket, connection, session } = await annsLine();
  expect(connection.line.get()).toBe('online');
  session.isHers = false;
  socket.hangsUp();
  await passes(60_000);
  expect([connection.line.get(), socket.calls]).toEqual(['signed-out', 0]);
});

it('knows why Ann’s session ended', async () => {
  const { socket, connection, session } = await annsLine();
  socket.emit('server.ended', { because: 'disabled' });
  session.isHers = false;
  socket.hangsUp();
  await passes(60_000);
  expect([connection.line.get(), connection.ended.get()]).toEqual(['signed-out', 'disabled']);
});

it('forgets why a session ended when Ann came in anew meanwhile', async () => {
  const { socket, connection } = await annsLine();
  socket.emit('server.ended', { because: 'signed-out' });
  socket.hangsUp();
  socket.answers();
  await passes(0);
  expect([connection.line.get(), connection.ended.get()]).toEqual(['online', null]);
});

it('comes back when the server hung up for another reason, at once after a good while', async () => {
  const { socket, connection } = await annsLine();
  await passes(60_000);
  socket.hangsUp();
  expect(connection.line.get()).toBe('offline');
  await passes(1);
  expect(socket.calls).toBe(1);
});

it('does not hammer a server that hangs up each time', async () => {
  const { socket } = await annsLine();
  socket.connect = () => {
    socket.calls += 1;
    socket.answers();
    setTimeout(() => socket.hangsUp(), 5);
  };
  socket.hangsUp();
  await passes(20_000);
  expect(socket.calls).toBeGreaterThan(5);
  expect(socket.calls).toBeLessThanOrEqual(10);
});

it('comes back by chance when the line broke, ever later while the server is not there', async () => {
  const { socket } = await annsLine();
  socket.hangsUp('transport close');
  const calls: number[] = [];
  let now = 0;
  socket.connect = () => {
    calls.push(now);
    socket.emit('connect_error', new Error('refused'));
  };
  for (; now < 12_000; now += 100) await passes(100);
  // Half of 2, 4, 5, 5, 5 seconds, one after the other.
  expect(calls).toEqual([900, 2_900, 5_400, 7_900, 10_400]);
});

it('spreads over the time that a server which leaves has named', async () => {
  for (const chance of [0.1, 0.5, 0.999]) {
    const { socket, connection } = await annsLine({ isHers: true }, () => chance);
    socket.emit('server.leaving', { within: 4_000 });
    socket.hangsUp('transport close');
    await passes(4_000 * chance - 1);
    expect(socket.calls).toBe(0);
    await passes(10);
    expect(socket.calls).toBe(1);
    connection.close();
  }
});

it('hundreds who lost the server together come back spread over two seconds, whatever broke it', async () => {
  const calls = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => {
      const { socket } = await annsLine({ isHers: true }, () => at / 200);
      socket.hangsUp('transport close');
      return socket;
    }),
  );
  const came: number[] = [];
  for (let second = 0; second < 8; second++) {
    await passes(250);
    came.push(calls.filter((socket) => socket.calls > 0).length);
  }
  expect(came).toEqual([26, 51, 76, 101, 126, 151, 176, 200]);
});

it('says what the server says of its disk', async () => {
  const { socket, connection } = await annsLine();
  expect(connection.disk.get()).toBe('fine');
  socket.emit('server.standing', { disk: 'full', person: ann.id });
  expect(connection.disk.get()).toBe('full');
});

it('sends nothing of Ann’s under the name of somebody who stepped in meanwhile', async () => {
  const { socket, connection, session } = await annsLine();
  socket.hangsUp('transport close');
  session.isHers = false;
  const said: string[] = [];
  connection.line.subscribe(() => said.push(connection.line.get()));
  socket.answers();
  await passes(1);
  expect(said).toEqual(['signed-out']);
  expect(socket.connected).toBe(false);
});

it('takes no line for Ann’s that is somebody else’s, even when the question whose it is came to nothing', async () => {
  const { socket, connection } = await annsLine();
  socket.hangsUp('transport close');
  const said: string[] = [];
  connection.line.subscribe(() => said.push(connection.line.get()));
  // Bob stepped in beside; /api/me does not answer, which signs nobody out.
  socket.answers(bob.id);
  await passes(60_000);
  expect(said).toEqual(['signed-out']);
  expect([socket.connected, socket.calls]).toEqual([false, 0]);
});

it('sends nothing before the line has said whose it is', async () => {
  const { socket, connection } = await annsLine();
  socket.hangsUp('transport close');
  socket.answers(null);
  await passes(1_000);
  expect(connection.line.get()).toBe('offline');
  socket.emit('server.standing', { disk: 'fine', person: ann.id });
  expect(connection.line.get()).toBe('online');
});

it('stays shut once it is closed, even if it was about to come back', async () => {
  const { socket, connection } = await annsLine();
  socket.hangsUp();
  connection.close();
  await passes(60_000);
  expect(socket.calls).toBe(0);
});

const DRAFT = draftIdSchema.parse('draft-of-the-harbour-0');
const ANSWER = { ok: true, seq: 7 };

/** What Ann's window has of the draft. */
const asks = (lastEvent = 3) => ({
  draftId: DRAFT,
  formatVersion: 4,
  stateVector: Uint8Array.of(0),
  lastEvent,
  clientIds: [17],
  epoch: null,
});

/** Ann's line is broken, and her page calls with a draft on the screen, which it joins as the line opens. */
async function annCalls({ withA = () => asks(), joins = [asks()] }: Coming = {}) {
  const { socket, connection } = await annsLine();
  const stop = connection.comes(withA);
  const answers: Promise<unknown>[] = [];
  connection.line.subscribe(() => {
    if (connection.line.get() === 'online') for (const join of joins) answers.push(connection.join(join));
  });
  socket.hangsUp('transport close');
  return { socket, connection, stop, answers, greeting: socket.greeting };
}

type Coming = {
  readonly withA?: () => ReturnType<typeof asks> | null;
  readonly joins?: readonly ReturnType<typeof asks>[];
};

it('greets with the draft that is on the screen, and has its answer for whoever asks the same', async () => {
  const { socket, connection, answers, greeting } = await annCalls();
  expect(greeting).toEqual({ person: ann.id, join: { ...asks(), stateVector: { base64: 'AA==' } } });
  socket.answers();
  socket.emit('draft.joined', ANSWER);
  await passes(0);
  expect(await Promise.all(answers)).toEqual([ANSWER]);
  expect(socket.asked).toEqual([]);
  await connection.join(asks());
  expect(socket.asked).toEqual(['draft.join']);
});

it('asks the server when the draft on the screen has become another since the greeting', async () => {
  const { socket } = await annCalls({ joins: [asks(4), asks()] });
  socket.answers();
  socket.emit('draft.joined', ANSWER);
  await passes(0);
  expect(socket.asked).toEqual(['draft.join', 'draft.join']);
});

it('greets with nothing when nobody comes, or what they have is too much for a call', async () => {
  const { socket, greeting, connection } = await annCalls({ withA: () => null });
  expect(greeting).toEqual({});
  const stop = connection.comes(() => ({ ...asks(), stateVector: new Uint8Array(10_000) }));
  expect(socket.greeting).toEqual({});
  stop();
  connection.comes(() => asks())();
  expect(socket.greeting).toEqual({});
});

it('tells what it heard before the line was known to be Ann’s once it is, in its order', async () => {
  const { socket, connection } = await annCalls();
  const heard: unknown[] = [];
  connection.line.subscribe(() => heard.push(connection.line.get()));
  connection.on('draft.rejoin', (message) => heard.push(message));
  connection.on('draft.rejoin', () => heard.push('whoever is gone'))();
  socket.answers(null);
  socket.emit('draft.rejoin', { draftId: 'first' });
  socket.emit('draft.rejoin', { draftId: 'second' });
  await passes(1_000);
  expect(heard).toEqual([]);
  socket.emit('server.standing', { disk: 'fine', person: ann.id });
  expect(heard).toEqual(['online', { draftId: 'first' }, { draftId: 'second' }]);
  socket.emit('draft.rejoin', { draftId: 'third' });
  expect(heard.at(-1)).toEqual({ draftId: 'third' });
});

it('tells nothing of a line that broke before it was known to be Ann’s', async () => {
  const { socket, connection } = await annCalls();
  const heard: unknown[] = [];
  connection.on('draft.rejoin', (message) => heard.push(message));
  socket.answers(null);
  socket.emit('draft.rejoin', { draftId: 'first' });
  socket.hangsUp('transport close');
  socket.answers();
  await passes(0);
  expect(heard).toEqual([]);
});

it('leaves a draft that went from the screen between the greeting and its answer', async () => {
  const { socket, connection } = await annCalls({ joins: [] });
  socket.answers();
  socket.emit('draft.joined', ANSWER);
  await passes(0);
  expect(socket.asked).toEqual(['draft.leave']);
  await connection.join(asks());
  expect(socket.asked).toEqual(['draft.leave', 'draft.join']);
});

it('gives a greeting up whose answer does not come, or whose line breaks', async () => {
  const { socket, answers } = await annCalls();
  const broken = (at: number) => expect(answers[at]).rejects.toThrow('no answer to a greeting');
  socket.answers();
  await passes(0);
  const unanswered = broken(0);
  await passes(15_000);
  await unanswered;
  socket.hangsUp('transport close');
  expect(socket.greeting).toMatchObject({ person: ann.id });
  socket.answers();
  await passes(0);
  const cut = broken(1);
  socket.hangsUp('transport close');
  await cut;
});
