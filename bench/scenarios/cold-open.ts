// D: an article of 250,000 keystrokes is opened after a new start, then again and again.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { FIRST_TYPIST } from '../load/crowd.ts';
import { inTime } from '../load/in-time.ts';
import { atOnce, longHistory } from '../load/long-history.ts';
import { median } from '../load/quantile.ts';
import { type House, NOTHING } from '../systems/system.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const OPENED_WITHIN = 60_000;
const WARM_OPENS = 11;
const LETS_REST = 50;
/** After which everybody has written what they write. */
const STORED_AFTER = 4_000;
/** One less than after so many Galley writes a snapshot (server/rooms/room-log.ts). */
const MOST_ROWS = 499;

/**
 * Stopped in good order, so that a snapshot of all of it lies beside the log; killed when the next was all but due, which is
 * the most that the server's own rules leave to be read row by row; with its snapshot damaged, so that all rows are read; or
 * written in one piece: what has no history.
 */
type How = 'stopped' | 'killed' | 'damaged' | 'at once';

const TITLES: Readonly<Record<How, string>> = {
  stopped: 'D. An article of 260,000 keystrokes is opened',
  killed: `D. The same, each keystroke a row, killed when its next snapshot was due: ${MOST_ROWS} rows are read`,
  damaged: 'D. The same, its snapshot damaged: all 260,000 rows are read',
  'at once': 'D. An article of the same length, written at once',
};

/** How many rows lie behind the last snapshot; all for none. */
const ROWS_READ: Readonly<Record<How, number>> = {
  stopped: 0,
  killed: MOST_ROWS,
  damaged: Number.POSITIVE_INFINITY,
  'at once': 0,
};

export const coldOpen = (how: How): Scenario => ({
  letter: 'D',
  title: TITLES[how],
  lines: 20,
  metrics: [
    { name: 'from disk', unit: 'ms', better: 'less' },
    { name: 'warm', unit: 'ms', better: 'less' },
    { name: 'CPU of a warm opening', unit: 'ms', better: 'less' },
    { name: 'on the wire', unit: 'KB', better: 'less' },
    { name: 'memory before', unit: 'MB', better: 'less' },
    { name: 'memory after', unit: 'MB', better: 'less' },
    { name: 'missing', unit: 'characters', better: 'less' },
  ],
  fits: ({ kind }) => (how === 'killed' || how === 'damaged' ? kind === 'ours' : kind !== 'relay'),
  run: (stage) => run(stage, how),
});

async function run(stage: Stage, how: How): Promise<Figures> {
  const { name, length } = await stored(stage, how);
  const program = await stage.starts();
  const house = await stage.house(program);
  await pause(STORED_AFTER);
  const before = program.memory;
  const first = await open(house, name, stage.system.textOf);
  const after = program.memory;
  const worked = program.worked;
  const warm: number[] = [];
  for (let left = WARM_OPENS; left > 0; left -= 1) {
    const again = await open(house, name, stage.system.textOf);
    again.close();
    warm.push(again.took);
    await pause(LETS_REST);
  }
  first.close();
  return {
    'from disk': first.took,
    warm: median(warm),
    'CPU of a warm opening': ((program.worked - worked) / WARM_OPENS) * 1_000,
    'on the wire': first.bytes / 1_024,
    'memory before': before,
    'memory after': after,
    missing: length - first.length,
  };
}

/** The article on a server's disk, and the server gone. */
async function stored(stage: Stage, how: How): Promise<{ name: string; length: number }> {
  const { system, chance, folder } = stage;
  const program = await stage.starts();
  const house = await stage.house(program);
  const [doc] = await house.makes(1, 'An article');
  if (!doc) throw new Error('No document was made.');
  const written = longHistory(doc.base, system.textOf, chance);
  const history = how === 'at once' ? atOnce(doc.base, system.textOf, written.length) : written;
  if (!system.shelves) {
    const has = { stateVector: NOTHING.stateVector, beyond: () => history.state };
    const line = house.opens({ doc: doc.name, seat: 0, writes: FIRST_TYPIST, has, hears: () => {} });
    await inTime(line.synced, OPENED_WITHIN, 'the article to be brought in');
    await pause(STORED_AFTER);
    line.close();
  }
  await program.end('SIGTERM');
  await system.shelves?.(folder, doc.name, history, ROWS_READ[how]);
  return { name: doc.name, length: history.length };
}

type Opened = {
  readonly took: number;
  readonly bytes: number;
  readonly length: number;
  /** While somebody has it open, a server keeps it in memory. */
  readonly close: () => void;
};

async function open(house: House, name: string, textOf: (doc: Y.Doc) => Y.Text): Promise<Opened> {
  const late = Promise.withResolvers<Uint8Array>();
  const began = performance.now();
  const hears = (update: Uint8Array): void => {
    if (update.length > 1_000) late.resolve(Uint8Array.from(update));
  };
  const line = house.opens({ doc: name, seat: 1, writes: FIRST_TYPIST + 1, has: NOTHING, hears });
  let state = await inTime(line.synced, OPENED_WITHIN, 'the article to be opened');
  // Some say that they are in sync before they have read anything.
  if (state.length <= 2) state = await inTime(late.promise, OPENED_WITHIN, 'the article to follow');
  const took = performance.now() - began;
  const bytes = line.bytesIn();
  const doc = new Y.Doc();
  const text = textOf(doc);
  Y.applyUpdate(doc, state);
  return { took, bytes, length: text.length, close: line.close };
}
