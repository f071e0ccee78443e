// What writes in a simulated window: the real editor, or, where that would cost too much, edits of the text as it makes them.
import * as Y from 'yjs';
import { type KnownThread, Republisher } from '../../client/editor/republish.ts';
import type { OpenDraft } from '../../client/sync/open-draft.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { rewriteMarker, writeMarker } from '../../shared/article/marker.ts';
import { isOpen } from '../../shared/review/thread.ts';
import { actAtRandom } from '../fixtures/acts.ts';
import type { Chance } from '../fixtures/chance.ts';
import { Writer } from '../fixtures/writer.ts';

export type Hands = { readonly article: Y.Text; acts(chance: Chance): string; close(): void };

/** The editor as it is mounted on a page, but for the page. */
export class EditorHands implements Hands {
  readonly article: Y.Text;
  readonly #writer: Writer;
  readonly #republisher: Republisher;

  constructor(name: string, draft: OpenDraft) {
    this.article = draft.article;
    this.#writer = new Writer(name, this.article.doc ?? undefined);
    const { binding, undo } = this.#writer;
    this.#republisher = new Republisher({
      article: this.article,
      origins: [binding, undo.manager],
      threads: () => knownThreads(draft),
      onMoved: (moved) => draft.moved(moved),
    });
    draft.travels(binding);
    draft.travels(undo.manager);
  }

  acts(chance: Chance): string {
    const act = actAtRandom(this.#writer, chance);
    if (chance.happens(0.1)) this.#writer.checks();
    return act;
  }

  close(): void {
    this.#republisher.close();
    this.#writer.close();
  }
}

export class PlainHands implements Hands {
  readonly article: Y.Text;

  constructor(draft: OpenDraft) {
    this.article = draft.article;
    draft.travels(this);
  }

  acts(chance: Chance): string {
    const act = chance.pick(PLAIN_ACTS);
    this.article.doc?.transact(() => act.does(this.article, chance), this);
    return act.name;
  }

  close(): void {
    // Nothing listens.
  }
}

type PlainAct = { readonly name: string; readonly does: (article: Y.Text, chance: Chance) => void };

const type: PlainAct = {
  name: 'type',
  does: (article, chance) => {
    const [at] = passage(article, chance, 0);
    article.insert(at, chance.pick(['senior ', 'no', ' 1983', 'é', '日本']));
  },
};

const PLAIN_ACTS: readonly PlainAct[] = [
  type,
  type,
  type,
  {
    name: 'delete',
    does: (article, chance) => {
      const [from, to] = passage(article, chance, 10);
      if (to > from) article.delete(from, to - from);
    },
  },
  {
    name: 'format',
    does: (article, chance) => {
      const [from, to] = passage(article, chance, 20);
      const { markers } = flatArticle(article);
      if (to <= from || [...markers].some((at) => at >= from && at < to)) return;
      article.format(from, to - from, { [chance.pick(['bold', 'italic'])]: chance.pick([true, null]) });
    },
  },
  {
    name: 'split',
    does: (article, chance) => {
      const [at] = passage(article, chance, 0);
      article.insertEmbed(at, writeMarker({ kind: 'paragraph' }), {});
    },
  },
  {
    name: 'change the kind',
    does: (article, chance) => {
      const markers: Y.Map<unknown>[] = [];
      for (const { insert } of article.toDelta()) if (insert instanceof Y.Map) markers.push(insert);
      if (markers.length > 0)
        rewriteMarker(chance.pick(markers), { kind: chance.pick(['quote', 'paragraph'] as const) });
    },
  },
];

/** Offsets that cut no character in two. */
function passage(article: Y.Text, chance: Chance, longest: number): readonly [number, number] {
  const { text } = flatArticle(article);
  const whole = (at: number): number => (/^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at);
  const from = whole(chance.below(text.length + 1));
  return [from, whole(Math.min(text.length, from + chance.below(longest + 1)))];
}

function knownThreads(draft: OpenDraft): readonly KnownThread[] {
  const state = draft.state.get();
  if (state.phase !== 'open') return [];
  return state.review.threads.flatMap((thread) => {
    if (!thread.anchor || !isOpen(thread)) return [];
    const place = state.places.get(thread.id);
    const words = place && place.state !== 'orphaned' ? place.words : thread.anchor.quote;
    return [{ id: thread.id, anchor: thread.anchor, words }];
  });
}
