// One question to a system: what is done to it, and the figures that answer.
import type { Chance } from '../load/chance.ts';
import type { Program } from '../load/program.ts';
import type { House, System } from '../systems/system.ts';

export type Figures = Readonly<Record<string, number | null>>;

/** A system that runs on a folder of its own, and what is needed to put a load on it. */
export type Stage = {
  readonly system: System;
  readonly chance: Chance;
  /** How long people type, in seconds; null for the scenario's own. */
  readonly secs: number | null;
  /** The folder, which stays when the server is started anew. */
  readonly folder: string;
  /** Starts the server; it is killed when the run is over. */
  readonly starts: () => Promise<Program>;
  /** Lets in whoever opens documents, so many lines at most. */
  readonly house: (program: Program) => Promise<House>;
};

export type Metric = {
  readonly name: string;
  readonly unit: string;
  /** Whether more of it is better than less, or neither. */
  readonly better: 'more' | 'less' | 'neither';
};

export type Scenario = {
  /** By which `--only` names it; several may share one. */
  readonly letter: string;
  readonly title: string;
  /** How many lines at once, so that there are people enough for them. */
  readonly lines: number;
  readonly metrics: readonly Metric[];
  /** Those that can take part; all when it says nothing. */
  readonly fits?: (system: System) => boolean;
  readonly run: (stage: Stage) => Promise<Figures>;
};
