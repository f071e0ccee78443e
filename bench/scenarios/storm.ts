// F: everybody's line breaks and everybody comes back at once, each with a key that they typed without a line.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { FIRST_TYPIST } from '../load/crowd.ts';
import { inTime } from '../load/in-time.ts';
import { median } from '../load/quantile.ts';
import { scanUpdate } from '../load/scan-update.ts';
import { watchSelf } from '../load/self-watch.ts';
import { article } from '../load/set-up.ts';
import { Typist } from '../load/typist.ts';
import { type Doc, type Having, type House, type Line, NOTHING } from '../systems/system.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const DOCUMENTS = 50;
const EACH = 10;
const SYNCED_WITHIN = 30_000;
const SETTLES = 1_500;
/** The median of so many counts: one is over in half a second, and the first meets a server that was never in one. */
const STORMS = 5;

export const storm: Scenario = {
  letter: 'F',
  title: `F. ${DOCUMENTS * EACH} people of ${DOCUMENTS} documents come back at once`,
  lines: DOCUMENTS * EACH,
  metrics: [
    { name: 'all let in', unit: 'ms', better: 'less' },
    { name: 'all have read each other', unit: 'ms', better: 'less' },
    { name: 'CPU', unit: 's', better: 'less' },
    { name: 'memory', unit: 'MB', better: 'less' },
    { name: 'missing', unit: '', better: 'less' },
    { name: 'load of the generator', unit: 'cores', better: 'neither' },
  ],
  run,
};

/** Somebody of a document, with what they have at each storm: all that was typed before, and a key typed without a line. */
type Member = {
  readonly doc: Doc;
  readonly at: number;
  readonly seat: number;
  readonly has: readonly Having[];
};

async function run(stage: Stage): Promise<Figures> {
  const { system } = stage;
  const program = await stage.starts();
  const house = await stage.house(program);
  const docs = await house.makes(DOCUMENTS, article(stage));
  const members = docs.flatMap((doc, index) => membersOf(stage, doc, index));
  const lines = await Promise.all(members.map((member) => comes(house, member)));
  const isRelay = system.kind === 'relay';
  const storms: Storm[] = [];
  let leave = (): void => {
    for (const line of lines) line.close();
  };
  for (let round = 0; round < STORMS; round += 1) {
    await pause(SETTLES);
    const worked = program.worked;
    const self = watchSelf();
    leave();
    const back = new ComingBack(house, round);
    // One of each document after the other, all in one go.
    for (const member of members.toSorted((a, b) => a.at - b.at)) back.comes(member);
    await back.over(members.length, isRelay ? 0 : members.length);
    storms.push({ back, cpu: program.worked - worked, load: self().load });
    leave = () => back.leaves();
  }
  const usual = (figure: (storm: Storm) => number | null): number | null => {
    const figures = storms.map(figure).filter((one) => one !== null);
    return figures.length < STORMS ? null : median(figures);
  };
  const figures = {
    'all let in': usual(({ back }) => back.lastLetIn),
    'all have read each other': isRelay ? null : usual(({ back }) => back.lastRead),
    CPU: usual(({ cpu }) => cpu),
    memory: program.memory,
    missing: isRelay ? null : storms.reduce((sum, { back }) => sum + members.length - back.read, 0),
    'load of the generator': usual(({ load }) => load),
  };
  leave();
  return figures;
}

type Storm = { readonly back: ComingBack; readonly cpu: number; readonly load: number };

function membersOf({ system: { textOf }, chance }: Stage, doc: Doc, index: number): readonly Member[] {
  const keys = Array.from({ length: EACH }, (_, at) => {
    const typist = new Typist({ base: doc.base, textOf, client: FIRST_TYPIST + at, chance });
    typist.prepare(STORMS);
    return Array.from({ length: STORMS }, () => typist.key() ?? doc.base);
  });
  return keys.map((own, at) => {
    const has = own.map((key, round) =>
      having([doc.base, ...keys.flatMap((theirs) => theirs.slice(0, round))], key),
    );
    return { doc, at, seat: index * EACH + at, has };
  });
}

/**
 * Each of five hundred would look for what the server lacks on a machine of their own. Here all do on one, beside the server,
 * and it is nearly always the key: that much is seen at a glance.
 */
function having(before: readonly Uint8Array[], key: Uint8Array): Having {
  const whole = Y.mergeUpdates([...before, key]);
  const known = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates([...before])))];
  return {
    stateVector: Y.encodeStateVectorFromUpdate(whole),
    beyond: (theirs) => {
      const has = Y.decodeStateVector(theirs);
      const lacksTheKey = known.every(([client, clock]) => (has.get(client) ?? 0) >= clock);
      return lacksTheKey ? key : Y.diffUpdate(whole, theirs);
    },
  };
}

async function comes(house: House, { doc, at, seat }: Member): Promise<Line> {
  const opening = { doc: doc.name, seat, writes: FIRST_TYPIST + at, has: NOTHING, hears: () => {} };
  const line = house.opens(opening);
  await inTime(line.synced, SYNCED_WITHIN, 'everybody to come in at first');
  return line;
}

class ComingBack {
  readonly #house: House;
  readonly #round: number;
  readonly #lines: Line[] = [];
  readonly #began = performance.now();
  #letIn = 0;
  read = 0;
  lastLetIn: number | null = null;
  lastRead: number | null = null;

  constructor(house: House, round: number) {
    this.#house = house;
    this.#round = round;
  }

  comes({ doc, at, seat, has }: Member): void {
    const knows = new Set([FIRST_TYPIST + at]);
    const hears = (update: Uint8Array): void => {
      if (knows.size === EACH) return;
      scanUpdate(update, (client) => {
        if (client >= FIRST_TYPIST && client < FIRST_TYPIST + EACH) knows.add(client);
      });
      if (knows.size === EACH) this.#reads();
    };
    const mine = has[this.#round] ?? NOTHING;
    const line = this.#house.opens({ doc: doc.name, seat, writes: FIRST_TYPIST + at, has: mine, hears });
    this.#lines.push(line);
    line.synced.then(
      (state) => {
        this.#letIn += 1;
        this.lastLetIn = performance.now() - this.#began;
        if (state.length > 2) hears(state);
      },
      () => {
        // Whoever is not let in is missing.
      },
    );
  }

  async over(letIn: number, read: number): Promise<void> {
    const over = this.#began + SYNCED_WITHIN;
    while ((this.#letIn < letIn || this.read < read) && performance.now() < over) await pause(2);
    if (this.#letIn < letIn) throw new Error(`Only ${this.#letIn} of ${letIn} were let in.`);
  }

  leaves(): void {
    for (const line of this.#lines) line.close();
  }

  #reads(): void {
    this.read += 1;
    this.lastRead = performance.now() - this.#began;
  }
}
