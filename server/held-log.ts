// A log that is kept back until it is known whether somebody has to read it.
import type { Log } from './log.ts';

export type HeldLog = { readonly log: Log; release(): void };

export function holdLog(to: Log): HeldLog {
  const held: (() => void)[] = [];
  return {
    log: {
      info: (fields, message) => void held.push(() => to.info(fields, message)),
      warn: (fields, message) => void held.push(() => to.warn(fields, message)),
      error: (fields, message) => void held.push(() => to.error(fields, message)),
    },
    release: () => {
      for (const write of held.splice(0)) write();
    },
  };
}
