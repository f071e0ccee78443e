// E: the server is killed while people type; what others had already seen must be there when it is back.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Crowd, FIRST_TYPIST } from '../load/crowd.ts';
import { inTime } from '../load/in-time.ts';
import { setUp } from '../load/set-up.ts';
import { typeFor } from '../load/typing.ts';
import type { Typist } from '../load/typist.ts';
import { NOTHING } from '../systems/system.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const PEOPLE = 6;
const TYPISTS = 4;
/** When it is killed, in seconds: chance's choice between these. */
const AT_LEAST = 3;
const AT_MOST = 10;
const MOST_KEYS_PER_SECOND = 8;
const OPENED_WITHIN = 20_000;
/** Some say that they are in sync before they have read anything. */
const MAY_FOLLOW = 1_500;
/** None of those who typed. */
const LATER = FIRST_TYPIST + 500;

export const kill: Scenario = {
  letter: 'E',
  title: `E. kill -9 while ${TYPISTS} type`,
  lines: PEOPLE,
  metrics: [
    { name: 'keys that others had seen', unit: '', better: 'neither' },
    { name: 'of them missing afterwards', unit: '', better: 'less' },
    { name: 'typing lost', unit: 's', better: 'less' },
  ],
  fits: ({ kind }) => kind !== 'relay',
  run,
};

async function run(stage: Stage): Promise<Figures> {
  const { chance, system } = stage;
  const { program, house, doc } = await setUp(stage);
  const crowd = new Crowd({ textOf: system.textOf, house, doc, chance });
  await crowd.comes(PEOPLE);
  const secs = AT_LEAST + (AT_MOST - AT_LEAST) * chance.next();
  crowd.types(TYPISTS, Math.ceil((secs + 1) * MOST_KEYS_PER_SECOND));
  await typeFor(secs * 1_000, [crowd], () => 1_000 / (5 + 3 * chance.next()));
  await program.end('SIGKILL');
  crowd.leaves();
  const kept = await readAgain(stage, doc.name);
  const { typists } = crowd;
  const lost = typists.map(({ client, seen }) => Math.max(0, seen - (kept.get(client) ?? 0)));
  return {
    'keys that others had seen': sum(typists.map(({ seen }) => seen)),
    'of them missing afterwards': sum(lost),
    'typing lost': sum(lost) === 0 ? 0 : secondsLost(typists, kept),
  };
}

/** How many units of each client id are there after a new start. */
async function readAgain(stage: Stage, name: string): Promise<ReadonlyMap<number, number>> {
  const house = await stage.house(await stage.starts());
  const updates: Uint8Array[] = [];
  const hears = (update: Uint8Array): void => void updates.push(Uint8Array.from(update));
  const line = house.opens({ doc: name, seat: 0, writes: LATER, has: NOTHING, hears });
  updates.unshift(await inTime(line.synced, OPENED_WITHIN, 'the document to be opened again'));
  await pause(MAY_FOLLOW);
  line.close();
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(updates)));
}

/** From the last key that is there to the last that somebody saw. */
function secondsLost(typists: readonly Typist[], kept: ReadonlyMap<number, number>): number {
  const lastSeen = Math.max(...typists.map(({ seen, sentAt }) => sentAt[seen - 1] ?? 0));
  const lastKept = Math.min(
    ...typists.map(({ client, sentAt }) => sentAt[Math.max(0, (kept.get(client) ?? 0) - 1)] ?? 0),
  );
  return (lastSeen - lastKept) / 1_000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
