// An article that was written for weeks: 182,315 keys in runs here and there, and 77,463 taken back.
import * as Y from 'yjs';
import type { Chance } from './chance.ts';

const KEYS = 182_315;
const TAKEN_BACK = 77_463;
const TEXT = 'the editor asked for a shorter opening ';
const LONGEST_RUN = 40;
const MOVES_ABOUT = 0.3;
const REGRETS = 0.85;
export const AUTHOR = 77;

export type History = {
  /** One update for each key. */
  readonly updates: readonly Uint8Array[];
  readonly state: Uint8Array;
  readonly length: number;
};

export function longHistory(base: Uint8Array, textOf: (doc: Y.Doc) => Y.Text, chance: Chance): History {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  const text = textOf(doc);
  Y.applyUpdate(doc, base);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const first = text.length;
  let [typed, taken, at] = [0, 0, first];
  while (typed < KEYS) {
    if (chance.next() < MOVES_ABOUT) at = first + chance.below(text.length - first + 1);
    const run = 1 + chance.below(LONGEST_RUN);
    for (let left = run; left > 0; left -= 1) text.insert(at++, TEXT[typed++ % TEXT.length] ?? ' ');
    const back = Math.min(Math.floor(run * REGRETS * chance.next()), TAKEN_BACK - taken, at - first);
    for (let left = back; left > 0; left -= 1) text.delete(--at, 1);
    taken += back;
  }
  return { updates, state: Y.encodeStateAsUpdate(doc), length: text.length };
}

/** As many words that nobody ever changed. */
export function atOnce(base: Uint8Array, textOf: (doc: Y.Doc) => Y.Text, length: number): History {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  const text = textOf(doc);
  Y.applyUpdate(doc, base);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  text.insert(text.length, TEXT.repeat(length / TEXT.length).padEnd(length - text.length));
  return { updates, state: Y.encodeStateAsUpdate(doc), length: text.length };
}
