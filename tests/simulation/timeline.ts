// Time that passes only when it is told to: what is due happens one after the other, each with all that follows from it.
import type { Clock } from '../../server/people.ts';

type Alarm = { readonly at: number; readonly act: () => void };

export class Timeline implements Clock {
  #now = Date.parse('2026-11-23T12:00:00.000Z');
  readonly #alarms = new Set<Alarm>();

  now(): number {
    return this.#now;
  }

  after(ms: number, act: () => void): () => void {
    const alarm = { at: this.#now + ms, act };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** A clock that stops for good, with whoever it belongs to. */
  ownClock(): Clock & { stop(): void } {
    let isStopped = false;
    return {
      now: () => this.now(),
      after: (ms, act) => this.after(ms, () => isStopped || act()),
      stop: () => {
        isStopped = true;
      },
    };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  async passes(ms: number): Promise<void> {
    await settled();
    const until = this.#now + ms;
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.#alarms.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
      await settled();
    }
    this.#now = until;
  }

  /** Lets time pass until something holds; false when it does not within `ms`. */
  async until(holds: () => boolean, ms: number): Promise<boolean> {
    for (const end = this.#now + ms; this.#now < end; ) {
      await this.passes(500);
      if (holds()) return true;
    }
    return false;
  }

  /** The earliest; of two at once, the one that was set first. */
  #next(until: number): Alarm | null {
    let next: Alarm | null = null;
    for (const alarm of this.#alarms)
      if (alarm.at <= until && alarm.at < (next?.at ?? Infinity)) next = alarm;
    return next;
  }
}

/** All promises that can go on have gone on: nothing here waits for the machine. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
