// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdKeys } from '../../client/first/early-keys.ts';

/** What the page hears once it is there. */
let heard: string[] = [];
const hear = ({ key, shiftKey }: KeyboardEvent): number => heard.push(shiftKey ? `Shift+${key}` : key);

/** Answers whether the browser, or the article, goes on with it. */
const presses = (key: string, how: KeyboardEventInit = {}): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }));

describe('a key that Ann presses while only the article is there', () => {
  beforeEach(() => {
    heard = [];
  });
  afterEach(() => document.removeEventListener('keydown', hear));

  it('is the article’s own when it types, moves or formats', () => {
    const handOn = holdKeys();
    for (const key of ['a', 'F', 'Enter', 'ArrowDown']) expect(presses(key), key).toBe(true);
    for (const key of ['b', 'z', 's']) expect(presses(key, { ctrlKey: true }), key).toBe(true);
    expect(presses('f', { ctrlKey: true, altKey: true })).toBe(true);
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

  it('takes what is typed in the same breath with it: that was not meant for the article', () => {
    const handOn = holdKeys();
    expect(presses('f')).toBe(true);
    presses('f', { ctrlKey: true });
    expect(presses('f')).toBe(false);
    document.addEventListener('keydown', hear);
    handOn();
    expect(heard).toEqual(['f']);
    expect(presses('f')).toBe(true);
  });

  it('is somebody’s choice of letters while they compose', () => {
    const handOn = holdKeys();
    expect(presses('F8', { isComposing: true })).toBe(true);
    handOn();
  });
});
