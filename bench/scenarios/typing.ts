// A: one document, some of its people type as people do, all of them read.
import { Crowd } from '../load/crowd.ts';
import { quantile } from '../load/quantile.ts';
import { watchSelf } from '../load/self-watch.ts';
import { setUp } from '../load/set-up.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const SECS = 20;
const WARM_UP = 5_000;
const MOST_KEYS_PER_SECOND = 8;

export const typing = (people: number, typists: number): Scenario => ({
  letter: 'A',
  title: `A. One document, ${people} people, ${typists} typing`,
  lines: people,
  metrics: [
    { name: 'p50', unit: 'ms', better: 'less' },
    { name: 'p99', unit: 'ms', better: 'less' },
    { name: 'CPU per million deliveries', unit: 's', better: 'less' },
    { name: 'deliveries', unit: '/s', better: 'neither' },
    { name: 'messages', unit: '/s', better: 'neither' },
    { name: 'memory', unit: 'MB', better: 'less' },
    { name: 'missing', unit: '', better: 'less' },
    { name: 'load of the generator', unit: 'cores', better: 'neither' },
  ],
  run: (stage) => run(stage, people, typists),
});

async function run(stage: Stage, people: number, typists: number): Promise<Figures> {
  const { system, chance } = stage;
  const ms = (stage.secs ?? SECS) * 1_000;
  const { program, house, doc } = await setUp(stage);
  const crowd = new Crowd({ textOf: system.textOf, house, doc, chance });
  await crowd.comes(people);
  crowd.types(typists, Math.ceil(((ms + WARM_UP) / 1_000 + 1) * MOST_KEYS_PER_SECOND));
  const pace = (): number => 1_000 / (5 + 3 * chance.next());
  await typeFor(WARM_UP, [crowd], pace);
  crowd.samples();
  const [delivered, messages, worked, began] = [
    crowd.delivered,
    crowd.messages,
    program.worked,
    performance.now(),
  ];
  const self = watchSelf();
  await typeFor(ms, [crowd], pace);
  const { load } = self();
  const seconds = (performance.now() - began) / 1_000;
  const [cpu, deliveries] = [program.worked - worked, crowd.delivered - delivered];
  const missing = await crowd.missing(5_000);
  crowd.leaves();
  return {
    p50: quantile(crowd.latencies, 0.5),
    p99: quantile(crowd.latencies, 0.99),
    'CPU per million deliveries': (cpu / deliveries) * 1e6,
    deliveries: deliveries / seconds,
    messages: (crowd.messages - messages) / seconds,
    memory: program.memory,
    missing,
    'load of the generator': load,
  };
}
