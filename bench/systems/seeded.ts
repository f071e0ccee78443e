// A document as the first of those who open it brings it along; the same for every peer.
import * as Y from 'yjs';
import { inTime } from '../load/in-time.ts';
import type { Doc, House, Opening } from './system.ts';

const SEEDER = 1;
const SEEDED_WITHIN = 30_000;
const SEEDED_AT_ONCE = 10;

type Seeding = {
  readonly root: string;
  readonly opens: House['opens'];
  /** How one who comes with a whole document brings it in. */
  readonly brings: (opening: Opening, base: Uint8Array) => Promise<() => void>;
};

/** Somebody opens each with all of it, and another waits until they are given it. */
export async function seeded(count: number, text: string, seeding: Seeding): Promise<readonly Doc[]> {
  const base = written(seeding.root, text);
  const docs = Array.from({ length: count }, (_, at) => ({ name: `document-${at}`, base }));
  for (let at = 0; at < count; at += SEEDED_AT_ONCE)
    await Promise.all(docs.slice(at, at + SEEDED_AT_ONCE).map((doc) => bring(doc, seeding)));
  return docs;
}

function written(root: string, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEEDER;
  doc.getText(root).insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

async function bring({ name, base }: Doc, { brings, opens }: Seeding): Promise<void> {
  const has = { stateVector: Uint8Array.of(0), beyond: () => base };
  const opening = { doc: name, seat: 0, writes: SEEDER, has, hears: () => {} };
  const leave = await inTime(brings(opening, base), SEEDED_WITHIN, `${name} to be brought in`);
  const isWhole = (state: Uint8Array): boolean => state.length >= base.length * 0.8;
  for (;;) {
    const line = opens({ ...opening, has: { ...has, beyond: () => Uint8Array.of(0, 0) } });
    const state = await inTime(line.synced, SEEDED_WITHIN, `${name} to be given`);
    line.close();
    if (isWhole(state)) break;
  }
  leave();
}
