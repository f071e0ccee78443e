// What is one step for Back. The arrow keys change a closed list at every press: gone through in one breath, that is one change.
export type Stroke = {
  /** What was changed, and the address that it led to. */
  readonly fields: string;
  readonly address: string;
  /** Milliseconds, by any clock. */
  readonly at: number;
};

/** How long one breath is, in milliseconds. */
const BREATH = 800;

/** Whether a change of these fields goes on with the one before: nothing else came between, also not Back. */
export function goesOn(before: Stroke | null, fields: string, address: string, at: number): boolean {
  return before !== null && before.fields === fields && before.address === address && at - before.at < BREATH;
}
