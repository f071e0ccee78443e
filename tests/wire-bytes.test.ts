/** Bytes inside messages: small ones as text, large ones apart, and nothing that anybody sends makes the reader dig. */
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../shared/wire-bytes.ts';

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 37) % 256);
/** As it arrives: through the text of a frame. */
const sent = (message: unknown): unknown => JSON.parse(JSON.stringify(toWire(message)));

describe('bytes in a message', () => {
  it.each([0, 1, 2, 3, 255, 8_192])('come as they were, all %i of them', (length) => {
    const message = { draftId: 'quay', update: bytes(length), moved: [] };
    expect(fromWire(sent(message))).toEqual(message);
  });

  it('come as they were where a cursor holds them', () => {
    const cursor = { anchor: bytes(12), head: bytes(7) };
    const presence = { changed: [{ session: 's', person: 'ann', cursor }], left: [] };
    expect(fromWire(sent(presence))).toEqual(presence);
  });

  it('stay apart from it when they are many', () => {
    const update = bytes(8_193);
    expect(toWire({ update })).toEqual({ update });
    expect(fromWire({ update: update.buffer })).toEqual({ update });
  });

  it('are not looked for deeper than any message holds them', () => {
    const deep = { a: { b: { c: { d: { e: { f: { base64: 'AAAA' } } } } } } };
    expect(fromWire(deep)).toBe(deep);
  });
});

describe('a message without bytes', () => {
  it('is not copied', () => {
    const message = { id: '1', name: 'thread.raise', payload: { says: ['Who says so?'] } };
    expect(toWire(message)).toBe(message);
    expect(fromWire(message)).toBe(message);
  });

  it.each([{ base64: 'no base64!' }, { base64: 7 }, { base64: null }])('keeps %o as it is', (payload) => {
    expect(fromWire({ payload })).toEqual({ payload });
  });

  it('may be nested as deep as it is long', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(fromWire(nested)).toBe(nested);
  });
});
