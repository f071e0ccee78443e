// @mentions: finding them in what somebody wrote, and completing them while they write.
import type { Person, PersonId } from '../../shared/newsroom.ts';

const MENTION = /(^|[\s(])@([a-z][\w-]*)/giu;

/** The people named in a text by their handles, each once. */
export function mentionsIn(text: string, everybody: readonly Person[]): PersonId[] {
  const handles = new Set([...text.matchAll(MENTION)].map((match) => match[2]?.toLowerCase()));
  return everybody.filter((person) => handles.has(person.handle)).map((person) => person.id);
}

/** The unfinished mention before the caret: what was typed after the @, and where the @ stands; null when there is none. */
export function mentionBefore(
  text: string,
  caret: number,
): { readonly typed: string; readonly at: number } | null {
  const match = /(?:^|[\s(])@([\w-]*)$/u.exec(text.slice(0, caret));
  return match ? { typed: (match[1] ?? '').toLowerCase(), at: caret - (match[1] ?? '').length - 1 } : null;
}

/** Who an unfinished mention may mean: handle or name begins with what was typed. */
export function candidates(typed: string, everybody: readonly Person[]): readonly Person[] {
  return everybody
    .filter((person) =>
      [person.handle, ...person.name.toLowerCase().split(' ')].some((word) => word.startsWith(typed)),
    )
    .slice(0, 6);
}

/** A text cut into plain pieces and mentions of people that exist. */
export function pieces(
  text: string,
  everybody: readonly Person[],
): readonly { readonly text: string; readonly person: Person | null; readonly at: number }[] {
  const byHandle = new Map(everybody.map((person) => [person.handle, person]));
  const cuts: { text: string; person: Person | null; at: number }[] = [];
  let done = 0;
  for (const match of text.matchAll(MENTION)) {
    const person = byHandle.get((match[2] ?? '').toLowerCase());
    const at = match.index + (match[1] ?? '').length;
    if (!person) continue;
    cuts.push({ text: text.slice(done, at), person: null, at: done });
    done = match.index + match[0].length;
    cuts.push({ text: text.slice(at, done), person, at });
  }
  cuts.push({ text: text.slice(done), person: null, at: done });
  return cuts.filter((piece) => piece.text !== '');
}
