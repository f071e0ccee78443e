// What goes wrong in a simulation: lines, windows, the disk and the server, by lot.
import type { Chance } from '../fixtures/chance.ts';
import type { Disk, Fault } from './disk.ts';
import type { World } from './line.ts';
import type { SimulatedWindow } from './window.ts';

type In = {
  readonly world: World & { readonly disk: Disk };
  readonly chance: Chance;
  readonly window: SimulatedWindow;
  readonly windows: readonly SimulatedWindow[];
};

const DISK_FAULTS: readonly Fault[] = [
  'fails',
  'is slow before',
  'is slow after',
  'crashes before',
  'crashes after',
];

const TROUBLES: Readonly<Record<string, (happening: In) => void>> = {
  'a line breaks': ({ window }) => window.line.breaks(),
  'a line goes silent': ({ window }) => window.line.goesSilent(),
  'some are cut off': ({ world, chance, windows }) => {
    const some = windows.filter(() => chance.happens(0.5)).map((window) => window.line);
    for (const line of some) line.isCutOff();
    world.timeline.after(1_000 + chance.below(20_000), () => {
      for (const line of some) line.isBack();
    });
  },
  'a reader falls behind': ({ window, chance }) => window.line.fallsBehind(chance.below(5_000)),
  'the disk has a fault': ({ world, chance }) => world.disk.befalls(chance.pick(DISK_FAULTS)),
  'the disk has many faults': ({ world, chance }) =>
    world.disk.befalls(...Array.from({ length: 5 }, () => chance.pick(DISK_FAULTS.slice(0, 3)))),
  'the server crashes': ({ world }) => world.house.crashes(),
  'a window is closed for a while': ({ world, window, chance }) => {
    window.closes();
    world.timeline.after(chance.below(10_000), () => window.opens());
  },
  'a window is killed': ({ world, window, chance }) => {
    window.isKilled();
    world.timeline.after(chance.below(10_000), () => window.opens());
  },
};
const NAMES = Object.keys(TROUBLES);

/** Something goes wrong; says what. */
export function troubleAtRandom(
  world: In['world'],
  window: SimulatedWindow,
  windows: readonly SimulatedWindow[],
): string {
  const { chance } = world;
  const name = chance.pick(NAMES);
  TROUBLES[name]?.({ world, chance, window, windows });
  return name;
}

/** Something goes wrong while what was just asked is on its way there or back. */
export function strikeSoon({ timeline, chance, house, disk }: In['world'], window: SimulatedWindow): void {
  const strike = chance.pick([
    () => window.line.breaks(),
    () => window.line.goesSilent(),
    () => house.crashes(),
    () => disk.befalls('crashes after'),
  ]);
  timeline.after(chance.below(chance.pick([20, 200])), strike);
}
