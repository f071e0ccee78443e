// Hostile frames by the thousand at a real server, while honest people go on working: what became of either.
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { Colleague, yes } from '../fixtures/colleague.ts';
import { ann, bob, cleo, fay } from '../fixtures/newsroom.ts';
import type { Watched } from '../fixtures/watched-house.ts';
import { ANN, BOB, Scene } from '../guard/scene.ts';
import { attack } from './attacks.ts';
import type { Front, Tally } from './front.ts';
import { HonestPeople } from './honest-people.ts';
import type { Suite } from './report.ts';
import { WatchedHouse } from './watch.ts';

/** Lines on which attackers work at the same time. */
const ATTACKERS = 6;
/** The part of the frames after which memory should not grow any more. */
const WARM_UP = 0.2;
const STORY = 'Harbour to reopen';

export type Siege = {
  readonly tally: Tally;
  readonly honest: HonestPeople;
  readonly before: Watched;
  readonly after: Watched;
  readonly worstStallMs: number;
  readonly worstWorkMs: number;
} & Harm;

type Harm = {
  /** Words that were acknowledged and do not stand in the story, or stand there twice. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Events that were acknowledged and are not there. */
  readonly undecided: readonly number[];
  /** What stands in the story that no honest person wrote. */
  readonly strange: string;
  /** Whether the article of the attack pack is what it was. */
  readonly isUntouched: boolean;
  /** Windows that read something else than the server has. */
  readonly diverged: number;
  /** Who is in the story when all have gone. */
  readonly ghosts: number;
};

export const tortureFrames: Suite = async (frames, seed) => {
  const siege = await besiege(frames, seed);
  const { tally, honest, after, strange } = siege;
  const broken = [...tally.fooled, ...honest.complaints, ...after.errors];
  if (broken.length > 0 || strange !== '' || !siege.isUntouched || siege.ghosts > 0)
    throw new Error(`Attackers had their way: ${[...broken, strange].join('; ').slice(0, 2_000)}`);
  return {
    suite: 'frames',
    runs: tally.frames,
    acknowledged: honest.acknowledged,
    lost: siege.lost.length + siege.undecided.length,
    doubled: siege.doubled.length,
    diverged: siege.diverged,
    worstStallMs: Math.round(siege.worstStallMs),
  };
};

export async function besiege(frames: number, seed: number): Promise<Siege> {
  const house = await WatchedHouse.open();
  try {
    const front = await prepare(house.address, seed);
    const honest = await HonestPeople.come(house.address, front.story);
    const witnesses = await witnessesOf(front);
    await assaultAll(front, honest, frames * WARM_UP);
    const before = await house.asks();
    await assaultAll(front, honest, frames);
    const during = await house.asks();
    const harm = await judge(front, honest, witnesses);
    const after = await house.asks();
    return {
      ...harm,
      tally: front.tally,
      honest,
      before,
      after,
      worstStallMs: Math.max(before.worstStall, during.worstStall),
      worstWorkMs: Math.max(before.worstWork, during.worstWork),
    };
  } finally {
    await house.close();
  }
}

async function prepare(address: string, seed: number): Promise<Front> {
  const chief = await new Colleague({ address, person: cleo }).arrives();
  const makes = async (text: string): Promise<DraftId> =>
    yes(await chief.asks('draft.create', { content: { format: 'text', text } })).draftId;
  const [story, pack, playground] = [await makes(STORY), await makes('Council'), await makes('No place')];
  await chief.leaves();
  await writePack(address, pack);
  const { text: packText } = await read(address, pack);
  const tally = { frames: 0, heard: {}, fooled: [] };
  return { address, chance: new Chance(seed), story, pack, packText, playground, tally };
}

/** The article that the attack pack knows: every unit under the id that it names. */
async function writePack(address: string, pack: DraftId): Promise<void> {
  const [anns, bobs] = new Scene().taken;
  for (const [person, client, update] of [
    [ann, ANN, anns],
    [bob, BOB, bobs],
  ] as const) {
    const author = await new Colleague({ address, person }).arrives();
    await author.joins(pack, [client]);
    if (update) yes(await author.sends(update));
    await author.leaves();
  }
}

async function witnessesOf({ address, playground }: Front): Promise<readonly Colleague[]> {
  const arriving = [ann, bob].map((person) => new Colleague({ address, person, session: 'looks on' }));
  for (const one of arriving) await (await one.arrives()).joins(playground);
  return arriving;
}

async function assaultAll(front: Front, honest: HonestPeople, frames: number): Promise<void> {
  const attackers = Array.from({ length: ATTACKERS }, async () => {
    while (front.tally.frames < frames) {
      await attack(front);
      await honest.act();
    }
  });
  await Promise.all(attackers);
}

async function judge(front: Front, honest: HonestPeople, witnesses: readonly Colleague[]): Promise<Harm> {
  const { address, story, pack, playground, packText } = front;
  await honest.finish(async () => (await read(address, story)).text);
  const told = await read(address, story);
  const left = await read(address, playground);
  const numbers = new Set(told.events.map(({ seq }) => seq));
  for (const one of witnesses) await one.leaves();
  return {
    lost: honest.words.filter((word) => !told.text.includes(word)),
    doubled: honest.words.filter((word) => told.text.split(word).length > 2),
    undecided: honest.decided.filter((seq) => !numbers.has(seq)),
    strange: honest.words
      .reduce((text, word) => text.replace(word, ''), told.text)
      .replace(STORY, '')
      .trim(),
    isUntouched: (await read(address, pack)).text === packText,
    diverged: witnesses.filter((one) => one.text !== left.text).length,
    ghosts: told.ghosts,
  };
}

/** What somebody reads who comes now, and how many others are there. */
async function read(address: string, draft: DraftId) {
  const reader = await new Colleague({ address, person: fay, session: 'reads' }).arrives();
  const { presence } = await reader.joins(draft);
  const { text, events } = reader;
  await reader.leaves();
  return { text, events, ghosts: presence.length - 1 };
}
