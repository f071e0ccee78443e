// C: one document, fifty people who all type, faster and faster until the slowest hundredth waits longer than 100 ms.
import { Crowd } from '../load/crowd.ts';
import { quantile } from '../load/quantile.ts';
import { watchSelf } from '../load/self-watch.ts';
import { setUp } from '../load/set-up.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const PEOPLE = 50;
const STEP_SECS = 2;
/** Keys a second, of all together. */
const FIRST_RATE = 200;
const FASTER = 1.4;
const TOO_SLOW = 100;
/** Until this part of a step has passed, its latencies do not count. */
const SETTLES = 0.25;
const CATCHES_UP_WITHIN = 8_000;
/** The machine is shared: only what fails so often has failed. */
const TRIES = 3;
/** From here on the generator is what is measured. */
const GENERATOR_FULL = 0.95;

type Step = {
  readonly rate: number;
  readonly deliveries: number;
  readonly p99: number | null;
  readonly missing: number;
  /** Of the server, in cores. */
  readonly cpu: number;
  readonly load: number;
};

/** Each key in an update of its own, or as the system's own client sends: only ours gathers keys. */
type Sent = 'key by key' | 'as its client sends';

const TITLES: Readonly<Record<Sent, string>> = {
  'key by key': `C. One document, ${PEOPLE} people, all typing ever faster until p99 > ${TOO_SLOW} ms`,
  'as its client sends':
    "C. The same, sent as Galley's own client sends: what is typed until the answer comes as one",
};

export const saturation = (sent: Sent): Scenario => ({
  letter: 'C',
  title: TITLES[sent],
  lines: PEOPLE,
  metrics: [
    { name: 'deliveries', unit: '/s', better: 'more' },
    { name: 'keys', unit: '/s', better: 'neither' },
    { name: 'p99', unit: 'ms', better: 'neither' },
    { name: 'CPU per million deliveries', unit: 's', better: 'less' },
    { name: 'CPU', unit: 'cores', better: 'neither' },
    { name: 'load of the generator', unit: 'cores', better: 'neither' },
    { name: 'p99 of the step that failed', unit: 'ms', better: 'neither' },
    { name: 'missing of the step that failed', unit: '', better: 'neither' },
  ],
  fits: ({ kind }) => sent === 'key by key' || kind === 'ours',
  run: (stage) => run(stage, sent),
});

async function run(stage: Stage, sent: Sent): Promise<Figures> {
  const { system, chance } = stage;
  const { program, house, doc } = await setUp(stage);
  const gathers = sent === 'as its client sends';
  const crowd = new Crowd({ textOf: system.textOf, house, doc, chance, gathers });
  await crowd.comes(PEOPLE);
  const secs = stage.secs ?? STEP_SECS;
  const step = (rate: number): Promise<Step> => measure(crowd, rate, secs, () => program.worked);
  // Not counted: both processes warm up.
  await step(FIRST_RATE);
  let best: Step | null = null;
  let failed: Step | null = null;
  for (let rate = FIRST_RATE; !failed && (best?.load ?? 0) < GENERATOR_FULL; rate *= FASTER) {
    let last = await step(rate);
    for (let again = 1; again < TRIES && !isGood(last) && crowd.faults.length === 0; again += 1)
      last = await step(rate);
    if (isGood(last)) best = last;
    else failed = last;
  }
  crowd.leaves();
  return {
    deliveries: best?.deliveries ?? null,
    keys: best?.rate ?? null,
    p99: best?.p99 ?? null,
    'CPU per million deliveries': best && (best.cpu / best.deliveries) * 1e6,
    CPU: best?.cpu ?? null,
    'load of the generator': best?.load ?? null,
    'p99 of the step that failed': failed?.p99 ?? null,
    'missing of the step that failed': failed?.missing ?? null,
  };
}

function isGood({ p99, missing }: Step): boolean {
  return p99 !== null && p99 <= TOO_SLOW && missing === 0;
}

async function measure(crowd: Crowd, rate: number, secs: number, worked: () => number): Promise<Step> {
  const each = rate / PEOPLE;
  crowd.types(PEOPLE, Math.ceil(each * (secs + 1)) + 4);
  const pace = (): number => 1_000 / each;
  await typeFor(secs * 1_000 * SETTLES, [crowd], pace);
  crowd.samples();
  const [delivered, cpu, began] = [crowd.delivered, worked(), performance.now()];
  const self = watchSelf();
  await typeFor(secs * 1_000 * (1 - SETTLES), [crowd], pace);
  const { load } = self();
  const seconds = (performance.now() - began) / 1_000;
  const [deliveries, spent] = [crowd.delivered - delivered, worked() - cpu];
  const missing = await crowd.missing(CATCHES_UP_WITHIN);
  return {
    rate,
    deliveries: deliveries / seconds,
    p99: quantile(crowd.latencies, 0.99),
    missing,
    cpu: spent / seconds,
    load,
  };
}
