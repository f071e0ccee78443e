/** What a socket types in one turn of the process is one bundle, and keeps its place among all else that it says. */
import { expect, test } from 'vitest';
import { type Bundle, Typed } from '../../server/sockets/typed.ts';

function scene() {
  const [later, dealt]: [(() => void)[], Bundle[]] = [[], []];
  const typed = new Typed({
    soon: (act) => void later.push(act),
    deal: (bundle) => void dealt.push(bundle),
  });
  const comesAround = (): void => {
    for (const act of later.splice(0)) act();
  };
  return { typed, dealt, comesAround };
}

test('what comes in one turn is dealt with as one, in its order, when the turn is over', () => {
  const { typed, dealt, comesAround } = scene();
  for (const letter of ['a', 'b', 'c']) typed.add(letter, 10);
  expect(dealt).toEqual([]);
  comesAround();
  typed.add('d', 10);
  comesAround();
  expect(dealt).toEqual([
    { messages: ['a', 'b', 'c'], bytes: 30 },
    { messages: ['d'], bytes: 10 },
  ]);
});

test('what waits is dealt with before anything else is, and once', () => {
  const { typed, dealt, comesAround } = scene();
  typed.add('a', 10);
  typed.flush();
  expect(dealt.length).toBe(1);
  comesAround();
  typed.flush();
  expect(dealt.length).toBe(1);
});

test('no bundle grows beyond a hundred messages or 64,000 bytes', () => {
  const { typed, dealt } = scene();
  for (let at = 0; at < 250; at += 1) typed.add(at, 1);
  expect(dealt.map(({ messages }) => messages.length)).toEqual([100, 100]);
  typed.add('long', 64_000);
  expect(dealt.map(({ messages }) => messages.length)).toEqual([100, 100, 51]);
});

test('what goes to another draft is another bundle, so that no bundle is judged in many drafts', () => {
  const { typed, dealt, comesAround } = scene();
  for (const draftId of ['harbour', 'harbour', 'ferry', 'harbour', 7]) typed.add({ draftId }, 10);
  comesAround();
  expect(dealt.map(({ messages }) => messages.length)).toEqual([2, 1, 1, 1]);
});

test('what is dropped is never dealt with', () => {
  const { typed, dealt, comesAround } = scene();
  typed.add('a', 10);
  typed.drop();
  comesAround();
  expect(dealt).toEqual([]);
});
