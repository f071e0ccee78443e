// What is pasted keeps what an article can hold, and brings nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

story(
  'a whole page from a word processor is pasted for everybody, with its pictures',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'Nobody spoke.');
    await ann.clicksEndOf('Nobody spoke.');
    await ann.page.keyboard.press('Enter');
    await ann.pastes(copiedFrom('libreoffice'));
    const kinds = () =>
      bob.article.locator('> *').evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')));
    await expect
      .poll(kinds)
      .toEqual([
        ...['headline', 'paragraph', 'heading', 'paragraph', 'heading', 'bullet', 'bullet', 'bullet'],
        ...['number', 'number', 'number', 'quote', 'figure', 'paragraph'],
      ]);
    await expect(bob.article.getByRole('img', { name: 'The wall at low tide' })).toBeVisible();
    await ann.isSaved();
  },
);

story('a picture that is not on the clipboard is said to stay behind', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'Nobody spoke.');
  await ann.clicksEndOf('Nobody spoke.');
  await ann.page.keyboard.press('Enter');
  await ann.pastes(copiedFrom('word'));
  await expect(ann.page.getByText('A picture could not be brought along')).toBeVisible();
  await bob.reads('Stone, from the quarrycut to sizeLabourDrainat low tideBuild');
  await expect(bob.article.locator('figure')).toHaveCount(0);
});

story('a picture of Word’s comes along out of the other form of the same piece', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'Nobody spoke.');
  await ann.clicksEndOf('Nobody spoke.');
  await ann.page.keyboard.press('Enter');
  await ann.pastes(copiedFrom('word'), copiedFrom('word', 'rtf'));
  await expect(bob.article.locator('figure img')).toHaveJSProperty('naturalWidth', 24);
  await expect(ann.page.getByText('could not be brought along')).toHaveCount(0);
  await ann.isSaved();
});

function copiedFrom(program: string, form = 'html'): string {
  return readFileSync(join(import.meta.dirname, `../fixtures/clipboard/${program}.${form}`), 'utf8');
}
