/** What a socket types until it can be written is one bundle, and keeps its place among all else that it says. */
import { expect, test } from 'vitest';
import { parser, Unread } from '../../server/sockets/parser.ts';
import { type Bundle, Typed } from '../../server/sockets/typed.ts';

function scene() {
  const [later, dealt]: [(() => void)[], Bundle[]] = [[], []];
  const unreadable: string[] = [];
  const typed = new Typed({
    soon: (act) => void later.push(act),
    deal: (bundle) => void dealt.push(bundle),
    unreadable: () => void unreadable.push('unreadable'),
  });
  const comesAround = (): void => {
    for (const act of later.splice(0)) act();
  };
  return { typed, dealt, comesAround, unreadable };
}

/** As it stands on the line. */
const packet = (json: string): Unread => new Unread(`2["draft.update",${json}]`);

test('what comes until it can be written is dealt with as one, in its order', () => {
  const { typed, dealt, comesAround } = scene();
  for (const letter of ['a', 'b', 'c']) typed.add(letter);
  expect(dealt).toEqual([]);
  comesAround();
  typed.add('d');
  comesAround();
  const cameAt = expect.any(Number);
  expect(dealt).toEqual([
    { messages: ['a', 'b', 'c'], bytes: 27, cameAt },
    { messages: ['d'], bytes: 9, cameAt },
  ]);
});

test('what waits is dealt with before anything else is, and once', () => {
  const { typed, dealt, comesAround } = scene();
  typed.add('a');
  typed.flush();
  expect(dealt.length).toBe(1);
  comesAround();
  typed.flush();
  expect(dealt.length).toBe(1);
});

test('no bundle grows beyond a hundred messages or 64,000 bytes', () => {
  const { typed, dealt } = scene();
  for (let at = 0; at < 250; at += 1) typed.add(at);
  expect(dealt.map(({ messages }) => messages.length)).toEqual([100, 100]);
  typed.add('long'.repeat(16_000));
  expect(dealt.map(({ messages }) => messages.length)).toEqual([100, 100, 51]);
});

test('what goes to another draft is another bundle, so that no bundle is judged in many drafts', () => {
  const { typed, dealt, comesAround } = scene();
  for (const draftId of ['harbour', 'harbour', 'ferry', 'harbour', 7]) typed.add({ draftId });
  comesAround();
  expect(dealt.map(({ messages }) => messages.length)).toEqual([2, 1, 1, 1]);
});

test('what is dropped is never dealt with', () => {
  const { typed, dealt, comesAround } = scene();
  typed.add('a');
  typed.drop();
  comesAround();
  expect(dealt).toEqual([]);
});

test('a packet is read when it is dealt with, its bytes with it, and no sooner', () => {
  const { typed, dealt, comesAround } = scene();
  typed.add(packet('{"draftId":"harbour","n":0,"update":{"base64":"AAA="}}'));
  typed.add({ draftId: 'harbour', n: 1, update: Uint8Array.of(1) });
  comesAround();
  expect(dealt.map(({ messages }) => messages)).toEqual([
    [
      { draftId: 'harbour', n: 0, update: Uint8Array.of(0, 0) },
      { draftId: 'harbour', n: 1, update: Uint8Array.of(1) },
    ],
  ]);
});

test.each([
  ['what is no JSON', '{"draftId":'],
  ['more than one message', '{"draftId":"harbour"},{"draftId":"ferry"}'],
])('%s is unreadable, and nothing that came with it is dealt with', (_, json) => {
  const { typed, dealt, comesAround, unreadable } = scene();
  typed.add({ draftId: 'harbour' });
  typed.add(packet(json));
  comesAround();
  expect([dealt, unreadable]).toEqual([[], ['unreadable']]);
});

test('the parser leaves unread what is typed, and reads all else as Socket.IO does', () => {
  const heard: unknown[] = [];
  const decoder = new parser.Decoder();
  decoder.on('decoded', ({ data }) => heard.push(data));
  decoder.add('2["draft.update",{"n":1}]');
  decoder.add('27["draft.update",{"n":2}]');
  decoder.add('2["draft.updates",{"n":3}]');
  decoder.add('51-["draft.update",{"n":4,"update":{"_placeholder":true,"num":0}}]');
  decoder.add(Buffer.from('bytes'));
  expect(heard).toEqual([
    ['draft.update', packet('{"n":1}')],
    ['draft.update', { n: 2 }],
    ['draft.updates', { n: 3 }],
    ['draft.update', { n: 4, update: Buffer.from('bytes') }],
  ]);
  expect(heard[0]).toEqual(['draft.update', expect.any(Unread)]);
});
