// Commands by chance in a simulation: flags, comments, replies, settlements and stages, each with words of its own.
import { anchorAt } from '../../shared/article/anchor.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { FLAG_TYPES, isOpen, type Thread } from '../../shared/review/thread.ts';
import type { Chance } from '../fixtures/chance.ts';
import type { World } from './line.ts';
import type { SimulatedWindow } from './window.ts';

type Asking = {
  readonly window: SimulatedWindow;
  readonly chance: Chance;
  readonly draftId: DraftId;
  readonly id: string;
  readonly says: string;
};
type Deed = (asking: Asking) => Promise<Ack<Asked> | null> | null;

const DEEDS: Readonly<Record<string, Deed>> = {
  'comment.make': ({ window, chance, draftId, id, says }) => {
    const anchor = chance.happens(0.7) ? anchorIn(window, chance) : null;
    return window.asks('comment.make', { draftId, anchor, text: says }, id);
  },
  'flag.raise': ({ window, chance, draftId, id, says }) => {
    const anchor = anchorIn(window, chance);
    const type = chance.pick(FLAG_TYPES);
    const severity = chance.pick(['blocking', 'advisory'] as const);
    return anchor && window.asks('flag.raise', { draftId, anchor, type, severity, text: says }, id);
  },
  'thread.reply': ({ window, chance, draftId, id, says }) => {
    const thread = threadIn(window, chance);
    return thread && window.asks('thread.reply', { draftId, thread: thread.id, text: says }, id);
  },
  'reply.delete': ({ window, chance, draftId, id }) => {
    const thread = threadIn(window, chance);
    const reply = thread?.replies.find((one) => one.state === 'said' && one.by === window.person.id);
    return thread && reply
      ? window.asks('reply.delete', { draftId, thread: thread.id, reply: reply.id }, id)
      : null;
  },
  'flag.settle': ({ window, chance, draftId, id, says }) => {
    const thread = threadIn(window, chance, 'flag');
    const outcome = chance.pick(['fixed', 'verified', 'stet'] as const);
    return thread && window.asks('flag.settle', { draftId, thread: thread.id, outcome, note: says }, id);
  },
  'comment.close': ({ window, chance, draftId, id }) => {
    const thread = threadIn(window, chance, 'comment');
    return thread && window.asks('comment.close', { draftId, thread: thread.id }, id);
  },
  'draft.move': ({ window, chance, draftId, id, says }) => {
    const stage = window.standing?.review.draft?.stage;
    const to = chance.pick(
      stage === 'writing' ? (['review', 'review', 'spiked'] as const) : (['writing'] as const),
    );
    return window.asks('draft.move', { draftId, to, reason: says }, id);
  },
};

/** What says its own words, which then stand in the log once. */
const SAYING = new Set(['comment.make', 'flag.raise', 'thread.reply', 'flag.settle', 'draft.move']);
const CHOICE = [...Object.keys(DEEDS), 'flag.raise', 'comment.make', 'thread.reply', 'thread.reply'];

/** Somebody asks for something; nothing when there is nothing to ask it of. */
export function deedAtRandom(
  { chance, ledger }: World,
  window: SimulatedWindow,
  draftId: DraftId,
): readonly Promise<void>[] {
  // Nobody writes in a spiked draft, so it is soon taken up again.
  const isSpiked = window.standing?.review.draft?.stage === 'spiked';
  const name = isSpiked && chance.happens(0.7) ? 'draft.move' : chance.pick(CHOICE);
  const id = uuid(chance);
  const asked = DEEDS[name]?.({ window, chance, draftId, id, says: `deed ${id}` });
  if (asked === null || asked === undefined) return [];
  ledger.count(name);
  const says = SAYING.has(name) ? `deed ${id}` : null;
  const by = window.person.id;
  return [asked.then((answer) => void ledger.deeds.push({ id, by, name, says, answer }))];
}

function anchorIn(window: SimulatedWindow, chance: Chance) {
  const article = window.draft?.article;
  if (!article || !window.standing) return null;
  const { text } = flatArticle(article);
  const words = [...text.matchAll(/[a-z]{3,}/gu)];
  if (words.length === 0) return null;
  const { index, 0: word } = chance.pick(words);
  return anchorAt(article, index, index + word.length);
}

function threadIn(window: SimulatedWindow, chance: Chance, form?: Thread['form']): Thread | null {
  const threads = window.standing?.review.threads ?? [];
  const fitting = threads.filter((one) => isOpen(one) && (!form || one.form === form));
  return fitting.length > 0 ? chance.pick(fitting) : null;
}

/** A version 4 UUID by lot. */
function uuid(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
