// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdKeys } from '../../client/first/early-keys.ts';

/** What the page hears once it is there. */
let heard: string[] = [];
const hear = ({ key, shiftKey }: KeyboardEvent): number => heard.push(shiftKey ? `Shift+${key}` : key);

/** Answers whether the browser, or the article, goes on with it. `at` is when, in milliseconds. */
function presses(key: string, { at = 0, ...how }: KeyboardEventInit & { at?: number } = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how });
  Object.defineProperty(event, 'timeStamp', { value: at });
  return document.body.dispatchEvent(event);
}

describe('a key that Ann presses while only the article is there', () => {
  beforeEach(() => {
    heard = [];
  });
  afterEach(() => document.removeEventListener('keydown', hear));

  it('is the article’s own when it types, moves or formats', () => {
    const handOn = holdKeys();
    for (const key of ['a', 'F', 'Enter', 'ArrowDown']) expect(presses(key), key).toBe(true);
    for (const key of ['b', 'z', 's', 'r']) expect(presses(key, { ctrlKey: true }), key).toBe(true);
    document.addEventListener('keydown', hear);
    handOn();
    expect(heard).toEqual([]);
  });

  it.each([
    ['F8', {}],
    ['F8', { shiftKey: true }],
    ['k', { metaKey: true }],
    ['g', { ctrlKey: true }],
    ['f', { ctrlKey: true }],
    ['F', { ctrlKey: true, shiftKey: true }],
  ])('is heard by the page as soon as it is there: %s %o', (key, how) => {
    const handOn = holdKeys();
    expect(presses(key, how)).toBe(false);
    document.addEventListener('keydown', hear);
    expect(heard).toEqual([]);
    handOn();
    expect(heard).toEqual(['shiftKey' in how ? `Shift+${key}` : key]);
    expect(presses(key, how)).toBe(true);
  });

  it('is heard once, however long it is held down, and the last one counts', () => {
    const handOn = holdKeys();
    presses('F8');
    presses('k', { ctrlKey: true });
    expect(presses('k', { ctrlKey: true, repeat: true })).toBe(false);
    document.addEventListener('keydown', hear);
    handOn();
    expect(heard).toEqual(['k']);
  });

  it.each([
    ['find', { key: 'f', ctrlKey: true }],
    ['flag', { key: 'f', ctrlKey: true, altKey: true }],
  ])('takes what is typed in the same breath with it, for two seconds: %s', (_, { key, ...how }) => {
    const handOn = holdKeys();
    expect(presses('a', { at: 900 })).toBe(true);
    presses(key, { ...how, at: 1_000 });
    for (const typed of ['a', 'Enter', 'Backspace']) expect(presses(typed, { at: 2_900 }), typed).toBe(false);
    expect(presses('c', { ctrlKey: true, at: 2_900 })).toBe(true);
    expect(presses('ArrowDown', { at: 2_900 })).toBe(true);
    expect(presses('a', { at: 3_100 })).toBe(true);
    handOn();
  });

  it('takes nothing with it when it opens nothing to type in: the next flag, only the text', () => {
    const handOn = holdKeys();
    presses('F8');
    presses('F', { ctrlKey: true, shiftKey: true });
    expect(presses('a')).toBe(true);
    handOn();
  });

  it('is the editor’s when it flags or comments: it tells the page itself', () => {
    const handOn = holdKeys();
    for (const key of ['f', 'm']) expect(presses(key, { ctrlKey: true, altKey: true })).toBe(true);
    document.addEventListener('keydown', hear);
    handOn();
    expect(heard).toEqual([]);
  });

  it('is somebody’s choice of letters while they compose', () => {
    const handOn = holdKeys();
    expect(presses('F8', { isComposing: true })).toBe(true);
    handOn();
  });
});
