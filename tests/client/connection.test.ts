// The line to the server, over a socket that a test holds in its hands.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../client/sync/connection.ts';

class HandSocket extends EventEmitter {
  connected = false;
  calls = 0;

  /** The page's side. */
  connect(): void {
    this.calls += 1;
  }
  close(): void {
    if (this.connected) this.hangsUp('io client disconnect');
  }

  /** The server's side. */
  answers(): void {
    this.connected = true;
    this.emit('connect');
  }
  hangsUp(reason = 'io server disconnect'): void {
    this.connected = false;
    this.emit('disconnect', reason);
  }
}

const held = vi.hoisted(() => ({ sockets: [] as unknown[] }));
vi.mock('socket.io-client', () => ({ io: () => held.sockets.at(-1) }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function annsLine(session = { isHers: true }) {
  const socket = new HandSocket();
  held.sockets.push(socket);
  const connection = new Connection(async () => session.isHers);
  socket.answers();
  await passes(0);
  return { socket, connection, session };
}

const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('says that Ann is signed out when the server cut her for it, and calls no more', async () => {
  const { socket, connection, session } = await annsLine();
  expect(connection.line.get()).toBe('online');
  session.isHers = false;
  socket.hangsUp();
  await passes(60_000);
  expect([connection.line.get(), socket.calls]).toEqual(['signed-out', 0]);
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

it('stays shut once it is closed, even if it was about to come back', async () => {
  const { socket, connection } = await annsLine();
  socket.hangsUp();
  connection.close();
  await passes(60_000);
  expect(socket.calls).toBe(0);
});
