// How often all rooms together go to the disk and tell what came to it.

/** When the next commit may begin. */
export interface Pace {
  /** Runs an act when a commit may begin. */
  next(act: () => void): void;
  /** Runs an act when the next commit may begin and just before it does: what is dealt with then is on its way at once. */
  before(act: () => void): void;
  /** So many more have been told something. */
  told(many: number): void;
  /** The commit that began is over and told. */
  over(): void;
}

/** As soon as what runs now is done. */
export const unpaced: Pace = {
  next: (act) => void setImmediate(act),
  before: (act) => void setImmediate(act),
  told: () => {},
  over: () => {},
};

/** Of the time while there is always something to write, a commit may take one part in so many. */
const SHARE = 8;
/** For each who is told of it, in milliseconds: by its share alone, a quick machine would write and tell oftener, to no less cost. */
const EACH = 0.6;
/** Nobody waits longer for a commit to begin, however slow the disk was, in milliseconds. */
const LONGEST = 43;

/** So much waiting that nobody had to do is made up for, in milliseconds: a few who type into each other's commits wait for none. */
const SAVED = 40;

/**
 * At once where there is little to do, which is how two people type. Otherwise so that committing and telling take an eighth of
 * the process: a slow disk, many readers or many drafts then share each commit among more keystrokes, and the cost of each falls
 * where there is much to do. On the machine's own time: this is no rule that anybody could see in a test.
 */
export class MeasuredPace implements Pace {
  #began = Number.NEGATIVE_INFINITY;
  #free = Number.NEGATIVE_INFINITY;
  #told = 0;
  #before: (() => void)[] = [];

  next(act: () => void): void {
    whenFree(this.#free, () => {
      this.#runBefore();
      this.#began = performance.now();
      this.#told = 0;
      act();
    });
  }

  before(act: () => void): void {
    if (this.#before.push(act) === 1) whenFree(this.#free, () => this.#runBefore());
  }

  told(many: number): void {
    this.#told += many;
  }

  over(): void {
    const cost = performance.now() - this.#began;
    const rest = Math.min(Math.max(cost * SHARE, this.#told * EACH), LONGEST);
    this.#free = Math.max(this.#free, this.#began - SAVED) + rest;
  }

  #runBefore(): void {
    for (const act of this.#before.splice(0)) act();
  }
}

function whenFree(at: number, act: () => void): void {
  const wait = at - performance.now();
  // A timer knows whole milliseconds only.
  if (wait < 1) setImmediate(act);
  else setTimeout(act, wait);
}
