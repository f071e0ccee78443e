// A Word file's comments as threads. Whoever brings the file in says them here, so each text says who wrote it, and when.
import { cleanText } from '../../../shared/article/clean-text.ts';
import type { ThreadInFile } from '../read-in.ts';
import type { WordComment } from './comments.ts';

type Place = ThreadInFile['place'];

/** More than anybody reads in a margin. */
const MOST = 500;
const LONGEST = 10_000;
const LONGEST_NAME = 100;

/** `most` is whether there were more than can be taken. */
export function threadsOf(
  comments: readonly WordComment[],
  placeOf: (id: string) => Place,
): { readonly threads: readonly ThreadInFile[]; readonly most: boolean } {
  const some = comments.slice(0, MOST);
  const together = Map.groupBy(some, firstOf(some));
  const threads = [...together].flatMap(([{ id, isResolved }, all]) => {
    const said = all.flatMap(sentence);
    return said.length > 0 ? [{ said, place: placeOf(id), isResolved }] : [];
  });
  return { threads, most: comments.length > MOST };
}

/** The comment that a thread of answers begins with; an answer to an answer, which Word has none of, begins its own. */
function firstOf(all: readonly WordComment[]): (comment: WordComment) => WordComment {
  const known = new Map(all.map((comment) => [comment.id, comment]));
  return (comment) => {
    const parent = comment.answers === null ? undefined : known.get(comment.answers);
    return parent && parent.answers === null ? parent : comment;
  };
}

/** None for a comment without words. */
function sentence({ author, date, text }: WordComment): readonly string[] {
  const words = cleanText(text).trim();
  if (words === '') return [];
  const name =
    cleanText(author ?? '')
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || 'Somebody';
  const when = dayOf(date);
  const said = `${name} in Word${when ? `, ${when}` : ''}: ${words}`;
  return [
    said.length <= LONGEST
      ? said
      : `${said
          .slice(0, LONGEST - 1)
          .toWellFormed()
          .trimEnd()}…`,
  ];
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Word writes the time of day at the author's desk, whatever zone it names: the day is what can be trusted. */
function dayOf(date: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date ?? '') ?? [];
  const name = MONTHS[Number(month) - 1];
  return name && Number(year) > 1980 ? `${Number(day)} ${name} ${year}` : null;
}
