// Many people in one process, each with a window on a draft: when the line breaks they type on, and come back at a random moment.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { articleOf } from '../../shared/article/read.ts';
import { Chance } from '../fixtures/chance.ts';
import type { CrowdOrder, CrowdWord } from './crowd.ts';
import { Oracle } from './oracle.ts';
import { Typist } from './typist.ts';

/** Everybody comes back at a moment of this, chance's choice, in milliseconds. */
const JITTER = 2_000;

let oracle = new Oracle();
let members: readonly Typist[] = [];
let isOver = false;

process.on('message', (order: CrowdOrder) => {
  if (order.name === 'come') come(order);
  else if (order.name === 'look') say({ name: 'seen', ...look() });
  else leave();
});
process.on('disconnect', () => process.exit());
say({ name: 'loaded' });

function come({ address, people, drafts, count, series, seed }: Extract<CrowdOrder, { name: 'come' }>): void {
  const chance = new Chance(seed);
  oracle = new Oracle(series);
  members = Array.from({ length: count }, (_, at) => {
    const [who, draft] = [people[at % people.length], drafts[at % drafts.length]];
    if (!who || !draft) throw new Error('Nobody is there, or there is no draft.');
    return new Typist(who, draft, { oracle, chance, acts: [], onAnswer: () => {} });
  });
  for (const member of members) void lives(member, address, chance);
}

async function lives(member: Typist, address: string, chance: Chance): Promise<void> {
  while (!isOver) {
    await pause(chance.next() * JITTER);
    try {
      await member.comesBack(address);
      await member.types();
      await member.gone();
      if (!isOver) await member.types();
    } catch (error) {
      // The door is still shut. Anything else would come again with every try, and they would never be back.
      if (!(error instanceof Error) || error.message !== 'websocket error') console.error(error);
    }
    member.leaves();
  }
}

function look(): Pick<Extract<CrowdWord, { name: 'seen' }>, 'settled' | 'states'> {
  const settled = members.filter((member) => member.isSettled).length;
  return { settled, states: settled === members.length ? members.map(stateOf) : [] };
}

/** Everybody who reads the same draft in the same state says the same. */
function stateOf({ draft, doc }: Typist): readonly [draft: string, state: string] {
  const hash = createHash('sha256').update(JSON.stringify(articleOf(doc).toDelta()));
  return [draft, hash.update(Y.encodeStateVector(doc)).digest('hex')];
}

function leave(): void {
  isOver = true;
  for (const member of members) member.leaves();
  say({ name: 'left', edits: oracle.edits });
}

function say(word: CrowdWord): void {
  process.send?.(word, () => {});
}
