// What many ask at once is done in a row: the same work, done again and again without anything else between, takes the
// machine half as long.
import type { Clock } from '../people.ts';

/** More are not waited for, nor longer than so many milliseconds. */
const MOST = 64;
const LONGEST = 10;

/** Does the same, a moment later: when all that has come in by now has been read. In the order in which it was asked for. */
export function inARow<Args extends readonly unknown[]>(
  act: (...args: Args) => void,
): (...args: Args) => void {
  const waiting: Args[] = [];
  const doAll = (): void => {
    for (const args of waiting.splice(0)) act(...args);
  };
  return (...args) => {
    if (waiting.push(args) === 1) setImmediate(doAll);
  };
}

/**
 * Does the same when nobody more has asked for a whole turn of the process: a crowd is let in by one each turn, and each alone
 * would find everything cold.
 */
export function inACrowd<Args extends readonly unknown[]>(
  clock: Pick<Clock, 'now'>,
  act: (...args: Args) => void,
): (...args: Args) => void {
  const waiting: Args[] = [];
  let [before, since] = [0, 0];
  const look = (): void => {
    const isGrowing = waiting.length > before;
    before = waiting.length;
    if (isGrowing && before < MOST && clock.now() - since < LONGEST) {
      setImmediate(look);
      return;
    }
    before = 0;
    for (const args of waiting.splice(0)) act(...args);
  };
  return (...args) => {
    if (waiting.push(args) > 1) return;
    since = clock.now();
    setImmediate(look);
  };
}
