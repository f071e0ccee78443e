/** How many passed and how many failed, which those were, and the line that says so. */

/** @typedef {{ passed: number, failed: number, names?: readonly string[] }} Tally */

/** Names what failed once more, prints the closing line and sets the exit code; nothing run is not a success. */
export function close(/** @type {readonly Tally[]} */ tallies) {
  for (const name of tallies.flatMap((tally) => tally.names ?? [])) console.log(`✗ ${name}`);
  const passed = tallies.reduce((total, tally) => total + tally.passed, 0);
  const failed = tallies.reduce((total, tally) => total + tally.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** A run that ends badly without naming a failure counts as one: silence never passes. */
export function judge(/** @type {number} */ code, /** @type {Tally | undefined} */ tally) {
  const told = tally ?? { passed: 0, failed: 1 };
  return { ...told, failed: code !== 0 && told.failed === 0 ? 1 : told.failed };
}

/** Reads the closing line of another run out of what it printed. */
export function readClosingLine(/** @type {string} */ printed) {
  const [, passed, failed] = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return passed && failed ? { passed: Number(passed), failed: Number(failed) } : undefined;
}
