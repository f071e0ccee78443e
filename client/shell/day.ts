// The day, at the head of every page.
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** As a newspaper writes it at its head. */
export function dayOf(at: number): string {
  return DAY.format(at);
}
