// Threads as comments of Word: the range that each lies on, and what is said in it.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Note, Remark } from './docx-order.ts';
import { xmlText } from './xml-text.ts';

/** A note with the numbers of its comments: its own first, then one for each reply. */
export type Numbered = Note & { readonly ids: readonly number[] };

export function numberedNotes(notes: readonly Note[]): readonly Numbered[] {
  let next = 0;
  return notes.map((note) => ({ ...note, ids: [note, ...note.replies].map(() => next++) }));
}

/** Word opens a comment and its replies at one place, and closes them at one place. */
export function opens({ ids }: Numbered): readonly ParagraphChild[] {
  return ids.map((id) => new CommentRangeStart(id));
}

export function closes({ ids }: Numbered): readonly ParagraphChild[] {
  return ids.flatMap((id) => [
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ]);
}

export function commentsOf({ ids, replies, isDone, ...note }: Numbered): readonly ICommentOptions[] {
  const [first = 0] = ids;
  const lines = [...note.lines, ...wordsThatAreGone(note)];
  const own = { ...commentOf(first, { ...note, lines }), resolved: isDone };
  return [own, ...replies.map((reply, at) => ({ ...commentOf(ids[at + 1] ?? 0, reply), parentId: first }))];
}

/** Said in the comment as well, which goes further than the paragraph that it lies on. */
function wordsThatAreGone({ place, quote }: Pick<Note, 'place' | 'quote'>): readonly string[] {
  return place === null && quote !== null ? [`It was on words that are gone: “${quote}”`] : [];
}

function commentOf(id: number, { by, at, heading, lines }: Remark): ICommentOptions {
  const head = heading === null ? [] : [paragraph({ text: heading, bold: true })];
  const said = lines.map((line) => paragraph({ text: xmlText(line) }));
  const author = xmlText(by);
  return { id, author, initials: initialsOf(author), date: new Date(at), children: [...head, ...said] };
}

function paragraph(run: { readonly text: string; readonly bold?: boolean }): Paragraph {
  return new Paragraph({ children: [new TextRun(run)] });
}

function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).map((part) => [...part][0] ?? '');
  return letters.slice(0, 3).join('');
}
