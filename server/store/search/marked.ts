// Marks as FTS5 writes them into a text, read as ranges. They are two control characters, which no text keeps.
import type { Marked } from '../../../shared/search.ts';

export const OPENS = '\u0002';
export const CLOSES = '\u0003';

/** A little of what stands before the first mark is shown as well, in UTF-16 units. */
const LEAD = 80;

/** What the text would otherwise mean by these characters is nothing; a NUL would end it. */
export function withoutMarks(text: string): string {
  return text.replaceAll(OPENS, ' ').replaceAll(CLOSES, ' ').replaceAll('\0', ' ');
}

/** At most so many UTF-16 units of it, around the first mark. */
export function readMarked(raw: string, longest: number): Marked {
  const marks: [number, number][] = [];
  const [before = '', ...parts] = raw.split(OPENS);
  let text = before;
  for (const part of parts) {
    const [marked = '', rest = ''] = part.split(CLOSES);
    if (marked !== '') marks.push([text.length, text.length + marked.length]);
    text += marked + rest;
  }
  return cut({ text, marks }, longest);
}

function cut({ text, marks }: Marked, longest: number): Marked {
  if (text.length <= longest) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  const from = wholeAt(text, Math.max(0, Math.min(first - LEAD, text.length - longest)));
  const to = wholeAt(text, from + longest);
  const inside = marks.flatMap(([start, end]): Marked['marks'] =>
    start < to && end > from ? [[Math.max(start, from) - from, Math.min(end, to) - from]] : [],
  );
  return { text: text.slice(from, to), marks: inside };
}

/** Never inside a character that is two units long. */
function wholeAt(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at;
}
