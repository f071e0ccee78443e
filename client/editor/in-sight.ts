// How far the page has to scroll so that a line of the article is seen between the header above and the sheet below.

/** As wide as the margin needs to stand beside the article; below it the margin is a sheet over the lower part. */
const NARROW = 992;
const HEADER = 120;

/** Pixels to scroll by, for a line at `top` in a window of this size; 0 where it can be read already. */
export function scrollToSee(top: number, width: number, height: number): number {
  const [first, last] = width <= NARROW ? [HEADER, height * 0.24] : [HEADER, height * 0.7];
  if (top >= first && top <= last) return 0;
  return Math.round(top - (width <= NARROW ? first + 8 : height * 0.35));
}
