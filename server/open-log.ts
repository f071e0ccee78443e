// The log: JSON lines on the error channel, quiet unless asked, and never a word of an article.
import { destination, type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

export function openLog(level: Settings['level']): Logger {
  return pino({ level, base: null, serializers: { error: describe } }, destination({ dest: 2, sync: true }));
}

/** Where it happened. What a parser complains of quotes what it read, so its message stays out. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { what: typeof error };
  const message = error instanceof SyntaxError ? '(unreadable)' : error.message;
  const code = 'code' in error ? { code: error.code } : {};
  return {
    what: error.name,
    message,
    ...code,
    at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  };
}
