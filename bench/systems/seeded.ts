// A document as the first of those who open it brings it along; the same for every peer.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { inTime } from '../load/in-time.ts';
import { type Doc, type House, type Line, NOTHING, type Opening } from './system.ts';

const SEEDER = 1;
const SEEDED_WITHIN = 30_000;
const AT_ONCE = 10;
const LOOK_EVERY = 25;

type Seeding = {
  readonly opens: House['opens'];
  /** How a relay, which never asks for it, is given the document. */
  readonly gives?: (line: Line, base: Uint8Array) => void;
};

export function textOf(doc: Y.Doc): Y.Text {
  return doc.getText('content');
}

/** Whoever comes finds the documents that the house was asked to make. */
export function seeding({ opens, gives }: Seeding): House {
  return {
    opens,
    makes: async (count, text) => {
      const base = written(text);
      const docs: Doc[] = [];
      while (docs.length < count) {
        const group = Math.min(AT_ONCE, count - docs.length);
        const names = Array.from({ length: group }, (_, at) => `document-${docs.length + at}`);
        docs.push(...(await Promise.all(names.map((name) => bringing(opens, name, base, gives)))));
      }
      return docs;
    },
  };
}

/** Somebody comes with all of it, and goes when others are given it. */
export async function bringing(
  opens: House['opens'],
  name: string,
  base: Uint8Array,
  gives?: Seeding['gives'],
): Promise<Doc> {
  const opening = { doc: name, seat: 0, writes: SEEDER, hears: () => {} };
  const seeder = opens({ ...opening, has: havingAll(base) });
  await inTime(seeder.synced, SEEDED_WITHIN, `${name} to be brought in`);
  gives?.(seeder, base);
  const there = isThere(() => opens({ ...opening, has: NOTHING }), base);
  await inTime(there, SEEDED_WITHIN, `${name} to be there`);
  seeder.close();
  return { name, base };
}

function written(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEEDER;
  textOf(doc).insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

function havingAll(base: Uint8Array): Opening['has'] {
  return { stateVector: Y.encodeStateVectorFromUpdate(base), beyond: (theirs) => Y.diffUpdate(base, theirs) };
}

/** Resolves when somebody who comes is given it. */
async function isThere(opens: () => Line, base: Uint8Array): Promise<void> {
  for (;;) {
    const line = opens();
    const state = await line.synced;
    line.close();
    if (state.length >= base.length * 0.8) return;
    await pause(LOOK_EVERY);
  }
}
