// What a suite of torture has to say: one line, and nothing in it may be lost, doubled or diverged.

export type SuiteReport = {
  readonly suite: string;
  /** How often it was done: kills, seeds, frames, clients. */
  readonly runs: number;
  /** What the server said yes to. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly diverged: number;
  /** How long the server's event loop stood still at worst. */
  readonly worstStallMs: number;
  /** After a restart, until the last was back; where the suite restarts. */
  readonly backWithinMs?: number;
};

/** The same seed makes the same choices; how a machine times them it does not choose. */
export type Suite = (runs: number, seed: number) => Promise<SuiteReport>;

export function isClean({ lost, doubled, diverged }: SuiteReport): boolean {
  return lost + doubled + diverged === 0;
}
