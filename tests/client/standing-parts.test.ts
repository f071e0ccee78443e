import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derived, sameItems } from '../../client/hooks/use-watched.ts';
import type { Clock } from '../../client/sync/clock.ts';
import type { Standing } from '../../client/sync/draft-state.ts';
import { DraftView } from '../../client/sync/draft-view.ts';
import { anchorAt } from '../../shared/article/anchor.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { EMPTY_REVIEW, type Review } from '../../shared/review/review.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { comment } from '../fixtures/threads.ts';

const WORDS = 'The last ferry left the harbour at nine.';

/** Ann's window on an article with two comments, on "ferry" and on "harbour". */
function annsWindow(clock: Clock = new HandClock()) {
  const article = articleOf(new Y.Doc());
  seedArticle(article, [{ kind: 'paragraph', runs: [{ text: WORDS, formats: {} }] }]);
  const on = (words: string) => {
    const from = 1 + WORDS.indexOf(words);
    return anchorAt(article, from, from + words.length);
  };
  const threads = [comment({ id: 3, anchor: on('ferry') }), comment({ id: 4, anchor: on('harbour') })];
  const review: Review = { ...EMPTY_REVIEW, threads };
  const view = new DraftView({ clock, article: () => article, saved: () => 'saved' });
  const told = { review, cuts: {}, presence: [], session: 'ann', textVersion: 1, kept: null, generation: 0 };
  view.open(told);
  const types = (at: string, letters: string): void => {
    article.insert(article.toString().indexOf(at) + 1, letters);
    view.articleChanged();
  };
  const standing = (): Standing => {
    if (!view.standing) throw new Error('The draft is open.');
    return view.standing;
  };
  return { article, view, told, types, standing, threads };
}

describe('what the margin says of the words', () => {
  it('is the same value while letters are typed before them, and says more when one of them changes', () => {
    const clock = new HandClock();
    const { types, standing, threads } = annsWindow(clock);
    const before = standing();
    types('The', 'Yes. ');
    clock.passes(60);
    expect(standing().places).not.toEqual(before.places);
    expect(standing().passages).toBe(before.passages);

    types('arbour', 'xx');
    clock.passes(60);
    const [ferry, harbour] = threads.map(({ id }) => standing().passages.get(id));
    expect(harbour).toMatchObject({ words: 'hxxarbour' });
    expect([...before.passages.values()]).toContain(ferry);
  });
});

describe('what is read from an article', () => {
  it('keeps no letter waiting: while Ann types on, it follows one that is drawn, or her last', () => {
    const clock = new HandClock();
    const { view, types, standing } = annsWindow(clock);
    const letter = (): void => {
      view.typed();
      types('The', 'e');
    };
    const first = standing().blocks;
    letter();
    // It is due after 60 ms, and waits for the next letter.
    clock.passes(100);
    letter();
    expect(standing().blocks).toBe(first);
    clock.passes(20);
    expect(standing().blocks).toBe(first);
    clock.passes(5);
    const second = standing().blocks;
    expect(second).not.toBe(first);
    letter();
    clock.passes(179);
    expect(standing().blocks).toBe(second);
    clock.passes(1);
    expect(standing().blocks).not.toBe(second);
  });

  it('follows one of many letters, however fast they come', () => {
    const clock = new HandClock();
    const { view, types, standing } = annsWindow(clock);
    const first = standing().blocks;
    for (let letters = 0; letters < 10; letters += 1) {
      view.typed();
      types('The', 'e');
      clock.passes(10);
    }
    expect(standing().blocks).not.toBe(first);
  });

  it('is there for whoever asks at this very moment, and read anew only when a letter came since', () => {
    const clock = new HandClock();
    const { view, types, standing } = annsWindow(clock);
    expect(view.now()).toBe(standing());
    types('The', 'X');
    expect(view.now().blocks[0]?.runs[0]?.text).toBe(`X${WORDS}`);
    expect(standing().blocks[0]?.runs[0]?.text).toBe(WORDS);
    expect(view.now().places).not.toEqual(standing().places);
    clock.passes(60);
    expect(view.now()).toBe(standing());
  });

  it('is not what stood in an article that another one has taken the place of', () => {
    const articles = [articleOf(new Y.Doc()), articleOf(new Y.Doc())] as const;
    seedArticle(articles[0], [{ kind: 'paragraph', runs: [{ text: WORDS, formats: {} }] }]);
    let article: Y.Text = articles[0];
    const view = new DraftView({ clock: new HandClock(), article: () => article, saved: () => 'saved' });
    view.open(annsWindow().told);
    expect(view.now().blocks).toEqual(readBlocks(articles[0]));
    article = articles[1];
    view.patch({ generation: 1 });
    expect(view.now().blocks).toEqual(readBlocks(articles[1]));
  });

  it('is read once when a draft opens, although the article has just come', () => {
    const clock = new HandClock();
    const { view, told, types, standing } = annsWindow(clock);
    types('The', 'X');
    view.open(told);
    const opened = standing();
    expect(opened.blocks[0]?.runs[0]?.text).toContain('X');
    clock.passes(1_000);
    expect(standing()).toBe(opened);
  });

  it('follows rarely when it takes long: a twentieth of the time is its own', () => {
    const clock = new HandClock();
    // Every look at the clock takes ten milliseconds of it.
    const now = (): number => {
      clock.passes(10);
      return clock.now();
    };
    const slow = { now, after: clock.after.bind(clock) };
    const { types, standing } = annsWindow(slow);
    const read = (): string => standing().blocks[0]?.runs[0]?.text ?? '';
    types('The', 'X');
    clock.passes(60);
    expect(read()).toContain('X');
    types('The', 'Z');
    clock.passes(199);
    expect(read()).not.toContain('Z');
    clock.passes(1);
    expect(read()).toContain('Z');
  });
});

describe('a part worked out from others', () => {
  it('is worked out when one of them was replaced, and stays itself while it says the same', () => {
    let worked = 0;
    const evenOf = derived(
      ({ numbers }: { numbers: readonly number[]; others: string }) => [numbers] as const,
      (numbers) => {
        worked += 1;
        return numbers.filter((one) => one % 2 === 0);
      },
      sameItems,
    );
    const numbers = [1, 2, 4];
    const first = evenOf({ numbers, others: 'a' });
    expect(evenOf({ numbers, others: 'b' })).toBe(first);
    expect(worked).toBe(1);
    expect(evenOf({ numbers: [2, 3, 4], others: 'b' })).toBe(first);
    expect(worked).toBe(2);
    expect(evenOf({ numbers: [2, 6], others: 'b' })).toEqual([2, 6]);
  });
});
