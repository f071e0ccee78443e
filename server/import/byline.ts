// Who wrote it, as a line near the top says.

const LONGEST = 100;
const MOST_WORDS = 14;

/** "By Ann Lee", "By ANN LEE and Bob Marsh, City Desk". A sentence that happens to begin with "By" ends with a stop. */
export function looksLikeByline(line: string): boolean {
  if (line.length > LONGEST || line.split(/\s+/u).length > MOST_WORDS) return false;
  if (!/^[Bb][Yy](?::\s*|\s+)\p{Lu}/u.test(line)) return false;
  return !/[.!?…]["'”’»)]*$/u.test(line) || /\s(?:Jr|Sr|\p{Lu})\.$/u.test(line);
}
