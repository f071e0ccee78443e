// The figures of one server as Prometheus reads them, in a registry of its own; counted where it happens, looked up when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RefusalCode } from '../shared/review/refusal.ts';
import type { GuardReason } from './rooms/guard-reason.ts';
import type { Watch, Wish } from './watch.ts';

/** What waits to be read by one socket. */
export type Queue = { readonly packets: number; readonly bytes: number };

/** What can be looked up at the moment when somebody asks. */
export type Sights = {
  readonly drafts: () => number;
  /** One for each open socket. */
  readonly queues: () => readonly Queue[];
  readonly diskTakesWrites: () => boolean;
};

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** How finely the event loop is listened to, in milliseconds: an idle server is woken so often. */
const RESOLUTION = 20;
const QUANTILES = [0.5, 0.99, 1] as const;
/** What comes with every letter is counted so many at a time: in a row, that costs a fifth. */
const TOGETHER = 200;

export class Metrics implements Watch {
  readonly #registry = new Registry();
  readonly #loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  readonly #commit = this.#histogram('commit_seconds', 'From the begin of a commit until the disk has it.', [
    'outcome',
  ]);
  readonly #delivery = this.#histogram(
    'delivery_seconds',
    'From an update coming in until it is on disk and told.',
  );
  /** In seconds, not counted yet. */
  readonly #deliveries: number[] = [];
  readonly #refusals = this.#counter('refusals_total', 'What was refused, by what was asked and why.', [
    'wish',
    'code',
  ]);
  readonly #rejected = this.#counter(
    'rejected_updates_total',
    'Updates that the guard turned away, by its reason.',
    ['why'],
  );
  readonly #diverged = this.#counter(
    'divergence_total',
    'Copies that were found to differ from the server’s.',
  );

  constructor() {
    this.#loop.enable();
  }

  readonly contentType = this.#registry.contentType;

  /** Gives the eyes for what is looked up. */
  looksAt({ drafts, queues, diskTakesWrites }: Sights): void {
    this.#gauge('open_drafts', 'Drafts in memory.', drafts);
    this.#gauge('sessions', 'Open sockets.', () => queues().length);
    this.#gauge('disk_writable', '1 while the disk takes writes.', () => Number(diskTakesWrites()));
    for (const what of ['packets', 'bytes'] as const) {
      const waiting = (): number[] => queues().map((queue) => queue[what]);
      this.#gauge(`unsent_${what}_sum`, `All ${what} that wait for sockets to read.`, () => sum(waiting()));
      this.#gauge(`unsent_${what}_max`, `Most ${what} that wait for one socket.`, () =>
        Math.max(0, ...waiting()),
      );
    }
    this.#gaugeOfLoop();
  }

  text(): Promise<string> {
    this.#countDeliveries();
    return this.#registry.metrics();
  }

  close(): void {
    this.#loop.disable();
    this.#registry.clear();
  }

  commits(): (outcome: 'committed' | 'failed') => void {
    const done = this.#commit.startTimer();
    return (outcome) => void done({ outcome });
  }

  told(cameAt: number): void {
    this.#deliveries.push((performance.now() - cameAt) / 1_000);
    if (this.#deliveries.length >= TOGETHER) this.#countDeliveries();
  }

  refused(wish: Wish, code: RefusalCode): void {
    this.#refusals.inc({ wish, code });
  }

  rejected(why: GuardReason): void {
    this.#rejected.inc({ why });
  }

  diverged(): void {
    this.#diverged.inc();
  }

  #countDeliveries(): void {
    for (const seconds of this.#deliveries.splice(0)) this.#delivery.observe(seconds);
  }

  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Histogram<L> {
    return new Histogram({
      name: `galley_${name}`,
      help,
      labelNames,
      buckets: SECONDS,
      registers: [this.#registry],
    });
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name: `galley_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, look: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `galley_${name}`,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(look()),
    });
  }

  /** Since the last time somebody asked. */
  #gaugeOfLoop(): void {
    const gauge: Gauge<'quantile'> = new Gauge({
      name: 'galley_event_loop_delay_seconds',
      help: 'How late the event loop ran since this was last asked for.',
      labelNames: ['quantile'],
      registers: [this.#registry],
      collect: (): void => {
        for (const quantile of QUANTILES) gauge.set({ quantile: String(quantile) }, this.#delay(quantile));
        this.#loop.reset();
      },
    });
  }

  /** In seconds, without the time that listening itself waits. */
  #delay(quantile: number): number {
    const nanoseconds = this.#loop.count > 0 ? this.#loop.percentile(100 * quantile) : 0;
    return Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1_000);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
