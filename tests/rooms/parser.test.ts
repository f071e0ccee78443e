/** What is typed on a line is heard as it comes in, and still overtakes nothing that came before it. */
import type { Socket } from 'socket.io';
import { beforeEach, expect, test } from 'vitest';
import { hearTyped, parser } from '../../server/sockets/parser.ts';

const typed = (n: number): string => `2["draft.update",{"n":${n}}]`;
const nextTick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** A line with its decoder: what goes the way of all packets is told in the next tick, as Socket.IO does. */
let decoder: InstanceType<typeof parser.Decoder>;
let heard: string[];
let stop: () => void;

beforeEach(() => {
  decoder = new parser.Decoder();
  heard = [];
  decoder.on('decoded', ({ data }) => {
    process.nextTick(() => heard.push(`event ${data?.[0]}`));
  });
  const socket = { client: { decoder } } as unknown as Socket;
  stop = hearTyped(socket, (unread) => void heard.push(`typed ${JSON.stringify(unread.read())}`));
});

test('what is typed is heard at once', () => {
  decoder.add(typed(0));
  decoder.add(typed(1));
  expect(heard).toEqual(['typed {"n":0}', 'typed {"n":1}']);
});

test('what is typed just behind something else is heard after it, and in its order', async () => {
  decoder.add('20["draft.join",{"draftId":"quay"}]');
  decoder.add(typed(0));
  decoder.add(typed(1));
  expect(heard).toEqual([]);
  await nextTick();
  await nextTick();
  expect(heard).toEqual(['event draft.join', 'event draft.update', 'event draft.update']);
  decoder.add(typed(2));
  expect(heard.at(-1)).toBe('typed {"n":2}');
});

test('what is typed behind a large edit, whose bytes came apart from it, is heard after it', async () => {
  decoder.add('51-["draft.update",{"n":0,"update":{"_placeholder":true,"num":0}}]');
  await nextTick();
  decoder.add(Buffer.of(1, 2, 3));
  decoder.add(typed(1));
  await nextTick();
  await nextTick();
  expect(heard).toEqual(['event draft.update', 'event draft.update']);
});

test('nothing is heard any more of who is gone', () => {
  stop();
  decoder.add(typed(0));
  expect(heard).toEqual([]);
});
