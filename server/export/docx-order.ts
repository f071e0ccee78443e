// What a Word document is made from: plain values, so that they can go to another process.
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { headlineOf } from '../../shared/article/plain.ts';
import { flatStarts, type WordsAt, wordsAt } from '../../shared/article/words-at.ts';
import type { Reply, Thread } from '../../shared/review/thread.ts';
import type { Exported } from './exported.ts';
import type { Pictures } from './pictures.ts';
import { headingOf } from './thread-state.ts';

/** One comment of Word's. `heading` says what kind of thread begins here; a reply has none. */
export type Remark = {
  readonly by: string;
  readonly at: string;
  readonly heading: string | null;
  readonly lines: readonly string[];
};

export type Note = Remark & {
  /** Null when it lies on no words that are there. */
  readonly place: { readonly from: WordsAt; readonly to: WordsAt } | null;
  /** The words that it was raised on; null on the draft as a whole. */
  readonly quote: string | null;
  readonly isDone: boolean;
  readonly replies: readonly Remark[];
};

export type DocxOrder = {
  readonly title: string;
  readonly author: string;
  /** Where the newsroom is, for what the document can only name. */
  readonly origin: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
};

/** With the pictures of its blocks, as far as they are ours and have room in it. */
export type Illustrated = { readonly order: DocxOrder; readonly pictures: Pictures };

/** A published article has nothing in its margin. */
export function docxOfBlocks(blocks: readonly Block[], by: Pick<DocxOrder, 'author' | 'origin'>): DocxOrder {
  return { title: headlineOf(blocks), ...by, blocks, notes: [] };
}

export function docxOf(exported: Exported): DocxOrder {
  const { blocks, threads, draft, nameOf, origin } = exported;
  const place = placesIn(exported);
  const notes = threads.map((thread) => noteOf(thread, place(thread), nameOf));
  return { ...docxOfBlocks(blocks, { author: nameOf(draft.owner), origin }), notes };
}

function noteOf(thread: Thread, place: Note['place'], nameOf: Exported['nameOf']): Note {
  return {
    by: nameOf(thread.by),
    at: thread.at,
    heading: headingOf(thread),
    lines: [...linesOf(thread.text), ...assignedTo(thread, nameOf)],
    place,
    quote: thread.anchor?.quote ?? null,
    isDone: thread.form === 'flag' ? thread.settled !== null : thread.closed !== null,
    replies: [...thread.replies.map((reply) => remarkOf(reply, nameOf)), ...endOf(thread, nameOf)].toSorted(
      (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
    ),
  };
}

function remarkOf(reply: Reply, nameOf: Exported['nameOf']): Remark {
  const lines = reply.state === 'said' ? linesOf(reply.text) : ['This reply was deleted.'];
  return { by: nameOf(reply.by), at: reply.at, heading: null, lines };
}

function assignedTo(thread: Thread, nameOf: Exported['nameOf']): readonly string[] {
  if (thread.form === 'comment' || !thread.assignee || thread.settled) return [];
  return [`For ${nameOf(thread.assignee)}.`];
}

/** What ended a thread, said by whoever ended it: Word marks only what was answered as done. */
function endOf(thread: Thread, nameOf: Exported['nameOf']): readonly Remark[] {
  if (thread.form === 'comment')
    return thread.closed
      ? [{ ...thread.closed, by: nameOf(thread.closed.by), heading: null, lines: ['Closed.'] }]
      : [];
  if (!thread.settled) return [];
  const { outcome, note, by, at } = thread.settled;
  const how = outcome === 'withdrawn' ? 'Withdrawn' : `Settled as ${outcome}`;
  return [{ by: nameOf(by), at, heading: null, lines: linesOf(note ? `${how}: ${note}` : `${how}.`) }];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n');
}

/** A place that ends on a marker ends with the words before it. */
function placesIn({ blocks, places }: Exported): (thread: Thread) => Note['place'] {
  const starts = flatStarts(blocks);
  return ({ id }) => {
    const place = places.get(id);
    if (!place || place.state === 'orphaned') return null;
    const from = wordsAt(starts, place.from);
    const last = wordsAt(starts, place.to - 1);
    const block = last && blocks[last.block];
    if (!from || !last || !block) return null;
    return { from, to: { block: last.block, at: Math.min(last.at + 1, textOf(block).length) } };
  };
}
