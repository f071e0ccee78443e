// A moment as it stands in the name of a file: in UTC, sortable, without a character that any disk refuses.

/** 20261128-035415 */
export function stampOf(moment: Date): string {
  return moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
