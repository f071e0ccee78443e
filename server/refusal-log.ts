// Refusals in the log: each is told once, and a flood of them does not become a flood of lines.
//
// Of one kind by one person, the first ten in a minute get a line each. The rest are counted, and when the minute is over
// one more line says how many they were (`times`). So the lines always add up to all that was refused.
import type { Log } from './log.ts';
import type { Clock } from './people.ts';

const LINES = 10;
const PER = 60_000;

type Parts = { readonly log: Log; readonly clock: Clock };
type Minute = { lines: number; untold: number; readonly tellRest: () => void; readonly stop: () => void };

export class RefusalLog {
  readonly #parts: Parts;
  readonly #minutes = new Map<string, Minute>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** `kind` is of a few, and `who` somebody of the newsroom or nobody: strangers do not make the list longer. */
  note(who: string, kind: string, fields: object): void {
    const key = `${who} ${kind}`;
    const minute = this.#minutes.get(key) ?? this.#begin(key, kind, fields);
    if (minute.lines === LINES) {
      minute.untold += 1;
      return;
    }
    minute.lines += 1;
    this.#parts.log.warn(fields, kind);
  }

  /** Tells what is untold. */
  close(): void {
    for (const minute of this.#minutes.values()) {
      minute.stop();
      minute.tellRest();
    }
    this.#minutes.clear();
  }

  #begin(key: string, kind: string, fields: object): Minute {
    const { clock, log } = this.#parts;
    const stop = clock.after(PER, () => {
      this.#minutes.delete(key);
      minute.tellRest();
    });
    const tellRest = (): void => {
      if (minute.untold > 0) log.warn({ ...fields, times: minute.untold }, kind);
    };
    const minute: Minute = { lines: 0, untold: 0, tellRest, stop };
    this.#minutes.set(key, minute);
    return minute;
  }
}
