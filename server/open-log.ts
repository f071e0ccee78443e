// The log: JSON lines on the error channel, quiet unless asked, each with its request or session, and never a word of an article.
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { whoseBehalf } from './on-behalf.ts';
import type { Settings } from './settings.ts';

export function openLog(
  level: Settings['level'],
  to: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  // A new object each time: pino writes the line's own fields into it.
  const mixin = (): object => ({ ...whoseBehalf() });
  return pino({ level, base: null, mixin, serializers: { error: describe } }, to);
}

/** A line of a stack, which no line of a message looks like. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** Where it happened. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { what: typeof error };
  const code = 'code' in error ? { code: error.code } : {};
  const frames = error.stack?.split('\n').filter((line) => FRAME.test(line)) ?? [];
  return { what: error.name, message: withoutQuotes(error), ...code, at: frames.map((line) => line.trim()) };
}

/** What an error quotes may be what somebody wrote: all between the first mark of a quotation and the last stays out. */
function withoutQuotes({ name, message }: Error): string {
  return name === 'SyntaxError' ? '(unreadable)' : message.replace(/["'“‘`].*["'”’`]/s, '…').slice(0, 300);
}
