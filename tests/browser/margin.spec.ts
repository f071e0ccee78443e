import { CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun } from 'docx';
import { wordFile } from '../fixtures/word-file.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

story('cards follow their words, whatever moves them', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const bob = await newsroom.opens(await newsroom.somebody('writer'));
  const filler = 'The tide was out and the boats lay on their sides in the mud. '.repeat(12);
  await ann.bringsIn(
    'quay.txt',
    `The quay at night\n\n${filler}\n\n${filler} At nine the ferry left. ${filler}`,
  );
  await ann.flags('ferry', { type: 'Fact', says: 'Name the boat.' });
  const stands = async (when: string): Promise<void> => {
    const distance = async (): Promise<number> => Math.abs(await ann.cardBelow('Name the boat.', 'ferry'));
    await expect.poll(distance, { message: when }).toBeLessThan(8);
  };
  await stands('at first');

  await bob.joins(ann);
  await bob.selects('The quay at night');
  await bob.page.keyboard.press('ArrowRight');
  await bob.page.keyboard.press('Enter');
  await bob.types('A line of a colleague’s, above all the others, so that everything below it has to move.');
  await expect(ann.article).toContainText('has to move.');
  await stands('after a block more above');

  await bob.selects('At nine');
  await bob.page.keyboard.press('ArrowLeft');
  await bob.types('Somebody had forgotten a lamp on the pier, and it burned until the morning came. ');
  await expect(ann.article).toContainText('until the morning came.');
  await stands('after letters before it in its own block');

  // As somebody does who sets larger letters in their browser: the column grows, and its lines break elsewhere.
  await ann.page.evaluate(() => {
    document.documentElement.style.fontSize = '20px';
  });
  await stands('in a wider column');

  await bob.selects('At nine');
  await bob.page.keyboard.press('ArrowLeft');
  await bob.page.keyboard.press('Enter');
  await expect(ann.article.locator('> *')).toHaveCount(5);
  await stands('after its block was split');
});

story('cards follow their words where blocks of one height change places', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const bob = await newsroom.opens(await newsroom.somebody('writer'));
  const quiet = Array.from({ length: 8 }, (_, at) => `Nothing was seen at hour ${at}.`);
  await ann.bringsIn('quay.txt', ['The quay', 'At nine the ferry left.', ...quiet].join('\n\n'));
  await ann.flags('ferry', { type: 'Fact', says: 'Name the boat.' });
  const distance = async (): Promise<number> => Math.abs(await ann.cardBelow('Name the boat.', 'ferry'));
  await expect.poll(distance).toBeLessThan(8);
  // A block is not moved while somebody's caret stands in it.
  await ann.clicksEndOf('The quay');
  await bob.joins(ann);
  await bob.selects('At nine');
  for (let down = 1; down <= 5; down++) {
    await bob.page.keyboard.press('Alt+ArrowDown');
    await expect(ann.article.locator('> *').nth(1 + down)).toContainText('ferry');
    await expect.poll(distance, { message: `after ${down} moves` }).toBeLessThan(8);
  }
});

/** The quotes of the cards in the window from the top down, and whether one reaches into the next. */
function cardsInSight(ann: Colleague): Promise<{ readonly quotes: string[]; readonly overlap: boolean }> {
  return ann.page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('section[aria-label="Threads"] article')]
      .map((card) => ({ box: card.getBoundingClientRect(), quote: card.querySelector('blockquote') }))
      .filter(({ box }) => box.bottom > 150 && box.top < innerHeight)
      .toSorted((a, b) => a.box.top - b.box.top);
    return {
      quotes: cards.map(({ quote }) => quote?.textContent ?? ''),
      overlap: cards.some(({ box }, index) => box.bottom > (cards[index + 1]?.box.top ?? Infinity) + 0.5),
    };
  });
}

story(
  'of hundreds of cards those in sight are drawn, in the order of the article, wherever one scrolls',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    const lines = Array.from({ length: 120 }, (_, at) => `Witness ${at} saw the ferry.`);
    await ann.bringsIn('quay.docx', await withAComment(lines));
    await ann.page.reload();
    const cards = ann.page.getByRole('region', { name: 'Threads', exact: true }).getByRole('article');
    await expect(cards.first()).toContainText('Witness 0 saw');
    // They are more than the article is long: the last one stands where it does because of all the others.
    const seen = new Set<string>();
    const settled = async (): Promise<readonly string[]> => {
      const nextTo = ({ quotes }: { readonly quotes: readonly string[] }): boolean =>
        quotes.length > 3 &&
        quotes.every((quote, at) => at === 0 || numberIn(quote) === numberIn(quotes[at - 1]) + 1);
      let now = await cardsInSight(ann);
      await expect
        .poll(async () => {
          now = await cardsInSight(ann);
          return { inOrder: nextTo(now), overlap: now.overlap };
        })
        .toEqual({ inOrder: true, overlap: false });
      return now.quotes;
    };
    for (let step = 0; step < 60 && !seen.has(lines.at(-1) ?? ''); step++) {
      for (const quote of await settled()) seen.add(quote);
      await ann.page.evaluate(() => scrollBy({ top: 400, behavior: 'instant' }));
    }
    expect([...seen]).toEqual(lines);
    expect(await cards.count()).toBeLessThan(60);

    // A jump to the middle, with no way there.
    await ann.page.evaluate(() => scrollTo({ top: 3_000, behavior: 'instant' }));
    expect((await settled()).length).toBeGreaterThan(3);

    const shown = ann.page.getByRole('combobox', { name: 'Which threads to show' });
    await shown.selectOption('Settled (0)');
    await expect(cards).toHaveCount(0);
    await shown.selectOption('Open (120)');
    await settled();

    // One far from all that is drawn, taken in hand by its words.
    await ann.article.locator('.passage').filter({ hasText: 'Witness 100 saw' }).click();
    const inHand = cards.filter({ hasText: 'Witness 100 saw' });
    await expect(inHand).toBeInViewport();
    await expect
      .poll(async () => Math.abs(await ann.cardBelow('Witness 100 saw', 'Witness 100 saw')))
      .toBeLessThan(8);
    await expect.poll(async () => (await cardsInSight(ann)).overlap).toBe(false);
  },
);

function numberIn(quote = ''): number {
  return Number(/\d+/.exec(quote)?.[0]);
}

/** A Word file of these lines, each with a comment on all of it. */
function withAComment(lines: readonly string[]): Promise<Buffer> {
  const children = lines.map(
    (line, id) =>
      new Paragraph({
        children: [
          new CommentRangeStart(id),
          new TextRun(line),
          new CommentRangeEnd(id),
          new TextRun({ children: [new CommentReference(id)] }),
        ],
      }),
  );
  const comments = lines.map((_, id) => ({
    id,
    author: 'Maria Silva',
    date: new Date('2026-03-12'),
    children: [new Paragraph('Who is this?')],
  }));
  return wordFile(children, { comments: { children: comments } });
}
