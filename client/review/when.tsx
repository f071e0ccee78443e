// A moment, as people say it, with the exact time for those who ask.
import type { ReactNode } from 'react';

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export function When({ at }: { at: string }): ReactNode {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()}>
      {ago(date.getTime() - Date.now())}
    </time>
  );
}

function ago(ms: number): string {
  for (const [unit, length] of STEPS) {
    if (Math.abs(ms) >= length) return RELATIVE.format(Math.round(ms / length), unit);
  }
  return 'just now';
}
