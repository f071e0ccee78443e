// The hash chain: words can be erased from the log, and nothing else can be done to it unseen.
import { describe, expect, it } from 'vitest';
import { digestOf, FIRST, hashOf, verifyChain } from '../../server/commands/chain.ts';
import type { EventEntry } from '../../server/store/store.ts';
import { ann, at, bob } from '../fixtures/newsroom.ts';

/** A log of four events, chained as a room chains them. */
function log(): readonly EventEntry[] {
  let previous = FIRST;
  return ['created', 'raised', 'replied', 'settled'].map((what, index) => {
    const [payload, salt] = [JSON.stringify({ text: `what was ${what}` }), `salt-${index}`];
    const digest = digestOf(salt, payload);
    const seq = 2 * index + 1;
    const type = index === 0 ? 'draft.created' : 'thread.replied';
    const entry = { seq, at: at(seq), by: ann.id, type, thread: index === 0 ? null : 3, digest } as const;
    previous = hashOf(previous, entry);
    return { log: 'event', ...entry, payload, salt, hash: previous };
  });
}

/** The log with one entry changed. */
function tampered(index: number, change: Partial<EventEntry>): readonly EventEntry[] {
  return log().map((entry, at) => (at === index ? { ...entry, ...change } : entry));
}

const erased = { payload: null, salt: null };

describe('the hash chain', () => {
  it('verifies a log as it was written, and an empty one', () => {
    expect(verifyChain(log())).toEqual({ ok: true });
    expect(verifyChain([])).toEqual({ ok: true });
  });

  it('begins at 64 zeros and goes on in SHA-256', () => {
    expect(FIRST).toBe('0000000000000000000000000000000000000000000000000000000000000000');
    expect(log()[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf('salt', '{"text":"words"}')).toBe(
      '5b9e5a99bbfe173fa7de720017d2f307c0784150cace746fb149b8c249eee195',
    );
  });

  it.each([0, 1, 2, 3])('still verifies when the payload of event %i was erased', (index) => {
    expect(verifyChain(tampered(index, erased))).toEqual({ ok: true });
  });

  it('verifies when all was erased', () => {
    expect(verifyChain(log().map((entry) => ({ ...entry, ...erased })))).toEqual({ ok: true });
  });

  it.each<[string, Partial<EventEntry>]>([
    ['other words', { payload: '{"text":"what was never said"}' }],
    ['another salt', { salt: 'salt' }],
    ['words without their salt', { salt: null }],
    ['a salt without its words', { payload: null }],
    ['another person', { by: bob.id }],
    ['another time', { at: at(99) }],
    ['another type', { type: 'flag.settled' }],
    ['another thread', { thread: 4 }],
    ['no thread', { thread: null }],
    ['another number', { seq: 4 }],
    ['another digest', { ...erased, digest: digestOf('salt', '{}') }],
    ['another hash', { hash: 'f'.repeat(64) }],
  ])('fails at an event with %s', (_, change) => {
    const entries = tampered(1, change);
    expect(verifyChain(entries)).toEqual({ ok: false, seq: entries[1]?.seq });
  });

  it('fails when words were changed and their digest with them', () => {
    const payload = '{"text":"what was never said"}';
    expect(verifyChain(tampered(1, { payload, digest: digestOf('salt-1', payload) })).ok).toBe(false);
  });

  it('fails when an event was rewritten with a fitting hash, at the one after it', () => {
    const [first, second] = log();
    if (!first || !second) throw new Error('The log is too short.');
    const forged = { ...second, by: bob.id };
    const entries = tampered(1, { ...forged, hash: hashOf(first.hash, forged) });
    expect(verifyChain(entries)).toEqual({ ok: false, seq: 5 });
  });

  it('fails when an event was dropped, doubled, put in or put elsewhere', () => {
    const [a, b, c, d] = log();
    if (!a || !b || !c || !d) throw new Error('The log is too short.');
    for (const entries of [
      [b, c, d],
      [a, c, d],
      [a, b, b, c, d],
      [a, c, b, d],
      [a, b, d, c],
    ])
      expect(verifyChain(entries).ok).toBe(false);
  });

  it('reads no two lists of parts alike', () => {
    expect(digestOf('a', 'bc')).not.toBe(digestOf('ab', 'c'));
    expect(digestOf('a","b', 'c')).not.toBe(digestOf('a', 'b","c'));
  });
});
