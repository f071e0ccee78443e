// Moments as people say them: "in 2 hours", "3 days ago", and exactly.
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exactly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** The time from now until then (negative: since), in its largest whole unit. */
export function relative(ms: number): string {
  for (const [unit, length] of UNITS) {
    if (Math.abs(ms) >= length) return words.format(Math.trunc(ms / length), unit);
  }
  return ms < 0 ? 'a moment ago' : 'in a moment';
}

/** A length of time without direction: "2 hours". */
export function span(ms: number): string {
  for (const [unit, length] of UNITS) {
    const count = Math.trunc(Math.abs(ms) / length);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return 'a moment';
}

export function exact(iso: string): string {
  return exactly.format(new Date(iso));
}
