// One simulated day of a draft, all of it decided by its seed: people write and decide while lines, disk and server fail;
// then everything heals, and the books must balance.
import { createHash } from 'node:crypto';
import type { Person } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { ann, bob, cleo, fay } from '../fixtures/newsroom.ts';
import { deedAtRandom } from './deeds.ts';
import { Disk, type Fault } from './disk.ts';
import { House } from './house.ts';
import { Ledger } from './ledger.ts';
import type { World } from './line.ts';
import { type Reckoning, reckon } from './reckoning.ts';
import { Timeline } from './timeline.ts';
import { strikeSoon, troubleAtRandom } from './troubles.ts';
import { SimulatedWindow } from './window.ts';

export type Outcome = Reckoning & {
  readonly acknowledged: number;
  readonly unfair: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** The sum of all that happened: the same seed gives the same one. */
  readonly digest: string;
};

const ARTICLE = [
  'Harbour plan delayed again',
  '',
  'Senior officials said on Tuesday that the harbour would not reopen before spring.',
  '',
  'Nobody knows what it costs. It is more than we thought, one of them said.',
].join('\n');

/** Ann has two windows. */
const PEOPLE: readonly Person[] = [ann, bob, cleo, fay, ann];
const HEALED_WITHIN = 180_000;

export class Day {
  readonly world: World & { readonly disk: Disk };
  readonly windows: readonly SimulatedWindow[];
  readonly draftId: DraftId;
  readonly asked: Promise<void>[] = [];

  constructor(world: Day['world'], draftId: DraftId) {
    const { chance } = world;
    this.world = world;
    this.draftId = draftId;
    this.windows = PEOPLE.slice(0, 2 + chance.below(4)).map(
      (person, at) =>
        new SimulatedWindow(world, draftId, {
          person,
          name: `${person.name} ${at}`,
          hands: at < 2 ? 'editor' : 'plain',
        }),
    );
  }

  /** Somebody does something, or something goes wrong; and some time passes. */
  async goesOn(): Promise<void> {
    const { chance, timeline, ledger } = this.world;
    const what = chance.next();
    const window = chance.pick(this.windows);
    if (what < 0.78) ledger.count(`act: ${window.acts() ?? 'none'}`);
    else if (what < 0.91) {
      this.asked.push(...deedAtRandom(this.world, window, this.draftId));
      if (chance.happens(0.2)) strikeSoon(this.world, window);
    } else ledger.count(`trouble: ${troubleAtRandom(this.world, window, this.windows)}`);
    await timeline.passes(chance.below(chance.pick([2, 50, 50, 400, 400, 4_000])));
  }

  /** Everything works again. Says whether everybody came to rest. */
  async heals(): Promise<boolean> {
    const { disk, house, timeline } = this.world;
    disk.heals();
    void house.opens();
    for (const window of this.windows) {
      window.line.isBack();
      window.opens();
    }
    let answered = 0;
    for (const asked of this.asked) void asked.then(() => (answered += 1));
    const isAtRest = (): boolean =>
      house.isOpen && answered === this.asked.length && this.windows.every((window) => window.isSettled);
    const cameToRest = await timeline.until(isAtRest, HEALED_WITHIN);
    // One more check of everybody's copy, and whatever that brings.
    await timeline.passes(45_000);
    return cameToRest && isAtRest();
  }
}

/** `faults` befall the first commits. */
export async function simulate(
  seed: number,
  operations = 200,
  faults: readonly Fault[] = [],
): Promise<Outcome> {
  const [timeline, chance, ledger] = [new Timeline(), new Chance(seed), new Ledger()];
  const disk = new Disk(timeline, chance);
  const house = new House({
    ...{ timeline, chance, disk },
    onCrash: () => {
      for (const window of day.windows)
        if (chance.happens(0.7)) window.line.breaks();
        else window.line.goesSilent();
      timeline.after(100 + chance.below(5_000), () => void house.opens());
    },
  });
  await house.opens();
  const day: Day = new Day({ timeline, chance, house, ledger, disk }, await begin(house, timeline));
  disk.befalls(...faults);
  for (let operation = 0; operation < operations; operation += 1) await day.goesOn();
  const cameToRest = await day.heals();
  return outcomeOf(day, cameToRest);
}

async function begin(house: House, timeline: Timeline): Promise<DraftId> {
  const asked = house.rooms.ask(ann.id, {
    id: '00000000-0000-4000-8000-000000000000',
    name: 'draft.create',
    payload: { content: { format: 'text', text: ARTICLE } },
  });
  await timeline.passes(100);
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.draftId;
}

async function outcomeOf(day: Day, cameToRest: boolean): Promise<Outcome> {
  const { disk, ledger, house } = day.world;
  const loaded = await disk.wholeLog(day.draftId);
  const reckoning = reckon(day.draftId, loaded, day.windows, ledger);
  const unfair = [...ledger.unfair, ...house.errors.filter((error) => !error.includes('The disk is full'))];
  if (!cameToRest) unfair.push('Not everybody came to rest.');
  if (house.differing > 0) unfair.push(`${house.differing} copies differed.`);
  const digest = createHash('sha256').update(ledger.digest());
  for (const { seq, at, update } of loaded.updates) digest.update(`${seq} ${at}`).update(update);
  for (const { hash } of loaded.events) digest.update(hash);
  house.crashes();
  for (const window of day.windows) window.isKilled();
  disk.close();
  const acknowledged = ledger.updates.length + ledger.deeds.filter(({ answer }) => answer?.ok).length;
  return { ...reckoning, acknowledged, unfair, counts: ledger.counts, digest: digest.digest('hex') };
}
