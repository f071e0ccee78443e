import { CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun } from 'docx';
import { wordFile } from '../fixtures/word-file.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

/** How far below its passage the card of a thread begins, in pixels. */
async function below(ann: Colleague, says: string, words: string): Promise<number> {
  const card = ann.page.getByRole('article').filter({ hasText: says });
  const passage = ann.article.locator('.passage').filter({ hasText: words });
  const top = async (of: typeof card): Promise<number> => (await of.boundingBox())?.y ?? Number.NaN;
  return Math.round((await top(card)) - (await top(passage)));
}

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
    const distance = async (): Promise<number> => Math.abs(await below(ann, 'Name the boat.', 'ferry'));
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

story('hundreds of cards are all there in the end, in the order of the article', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const lines = Array.from({ length: 120 }, (_, at) => `Witness ${at} saw the ferry.`);
  await ann.bringsIn('quay.docx', await withAComment(lines));
  await ann.page.reload();
  const quotes = ann.page.getByRole('article').locator('blockquote');
  await expect(quotes).toHaveText(lines);
  const shown = ann.page.getByRole('combobox', { name: 'Which threads to show' });
  await shown.selectOption('Settled (0)');
  await expect(quotes).toHaveCount(0);
  await shown.selectOption('Open (120)');
  await expect(quotes).toHaveText(lines);
});

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
