// What is pasted keeps what an article can hold, and brings nothing else.
import { expect, story } from './newsroom.ts';

/** As word processors in the browser copy: all of it in a <b> that is not bold, every look a style. */
const COPIED = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
  style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-weight:400">She said </span><span
  style="font-weight:700">nothing</span><span style="font-style:italic"> at all</span><span
  style="text-decoration:line-through">, twice</span>.</p></b>`;

story('looks that are pasted become formats, and what is not bold stays so', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nNobody spoke.');
  await ann.clicksEndOf('Nobody spoke.');
  await ann.types(' ');
  await ann.pastes(COPIED);
  await ann.reads('Nobody spoke. She said nothing at all, twice.');
  await expect(ann.article.locator('p strong')).toHaveText('nothing');
  await expect(ann.article.locator('p em')).toHaveText(' at all');
  await expect(ann.article.locator('p s')).toHaveText(', twice');
  await ann.isSaved();
});

story(
  'a picture from elsewhere stands in its place by its words, and nobody outside is asked for it',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'));
    await ann.bringsIn(
      'quay.md',
      '# The quay at night\n\nNobody spoke.\n\n![Cranes at dusk](https://example.org/cranes.jpg)',
    );
    await expect(ann.article.getByRole('img', { name: 'Cranes at dusk' })).toBeVisible();
  },
);
