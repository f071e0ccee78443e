/** A process killed at any moment loses nothing that it said was kept. */
import { expect, test } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { Chance } from '../fixtures/chance.ts';
import { draftNamed, update } from './entries.ts';
import { newFolder, openFolder, startTypist, type Typist } from './folders.ts';

const ROUNDS = 6;

test('killed in the middle of its commits, everything acknowledged is there and the file is sound', async () => {
  const seed = Number(process.env.STORE_SEED ?? Date.now() % 1_000_000);
  console.info(`STORE_SEED=${seed}`);
  const chance = new Chance(seed);
  const path = newFolder();
  for (let round = 0; round < ROUNDS; round++) {
    const said = await killAfter(startTypist(path, 'types'), 2 + chance.below(200));
    expect(said.size).toBeGreaterThan(0);
    const folder = openFolder(path);
    const database = folder.connect();
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const store = new SqliteStore(database);
    for (const name of ['bridge', 'budget']) {
      const { seq, updates, events } = await store.load(draftNamed(name));
      // Killed at its very first word, it has said nothing of the second draft yet.
      expect(seq).toBeGreaterThanOrEqual(said.get(draftNamed(name)) ?? 0);
      expect(updates).toEqual(updates.map((_, index) => update(2 * index + 1, `typed ${2 * index + 1}`)));
      expect([updates.length, events.length]).toEqual([seq / 2, seq / 2]);
    }
    folder.close();
  }
});

/** What the process acknowledged of each draft, read to the end of what it wrote before it was killed. */
async function killAfter(typist: Typist, count: number): Promise<ReadonlyMap<string, number>> {
  const said = new Map<string, number>();
  let lines = 0;
  for await (const line of typist.lines) {
    const [draft = '', seq] = line.split(' ');
    if (seq !== undefined) said.set(draft, Number(seq));
    lines += 1;
    if (lines === count) void typist.kill();
  }
  return said;
}
