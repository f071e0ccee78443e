// How long this thread has worked so far, in milliseconds, without what it waited for; asked before and after each message.

/** For so long the clock on the wall is near enough, in milliseconds: to ask the system costs as much as a small message. */
const NEAR_ENOUGH = 1;

let [askedAt, answer, said] = [Number.NEGATIVE_INFINITY, 0, 0];

export function worked(): number {
  const now = performance.now();
  if (now - askedAt >= NEAR_ENOUGH) {
    const { user, system } = process.threadCpuUsage();
    [askedAt, answer] = [now, (user + system) / 1_000];
  }
  // Never less than before: what was taken for work may have been a wait.
  said = Math.max(said, answer + now - askedAt);
  return said;
}
