// What a suite of the torture says of itself: one line of JSON.

export type SuiteReport = {
  readonly suite: string;
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly diverged: number;
  readonly worstStallMs: number;
};
