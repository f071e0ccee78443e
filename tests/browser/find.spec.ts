// Ways through an article: find and replace, go to a block, nothing but the text, the house's quotation marks.
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

const LINES = [
  'The harbour opens at nine.',
  'Whoever comes to the harbour late waits at the Harbour gate.',
  'Nothing was said of the quay.',
];

story(
  'words are found by key, and replaced while a colleague types in the same line',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('editor', 'editor', ...LINES);
    await bob.flags('harbour opens', { type: 'Fact', says: 'It does not.' });
    await expect(ann.article.locator('.passage')).toHaveText('harbour opens');
    await ann.clicksEndOf('The quay at night');
    await ann.page.keyboard.press('Control+f');
    const find = ann.page.getByRole('textbox', { name: 'Find', exact: true });
    await expect(find).toBeFocused();
    await find.fill('harbour');
    const bar = ann.page.getByRole('search', { name: 'Find in the article' });
    await expect(bar.getByRole('status')).toHaveText('3 found');
    await find.press('Enter');
    await expect(bar.getByRole('status')).toHaveText('1 of 3');
    await isAccessible(ann, 'find');
    await bar.getByRole('button', { name: 'Match capital letters' }).click();
    await expect(bar.getByRole('status')).toContainText('2');
    await bob.clicksEndOf('the Harbour gate.');
    await bob.types(' So it is.');
    await bar.getByRole('textbox', { name: 'Replace with' }).fill('port');
    await bar.getByRole('button', { name: 'Replace all' }).click();
    await expect(bar.getByRole('status')).toHaveText('2 replaced');
    for (const one of [ann, bob]) {
      await one.reads('The port opens at nine.');
      await one.reads('Whoever comes to the port late waits at the Harbour gate. So it is.');
    }
    await find.press('Escape');
    await expect(ann.article).toBeFocused();
    await ann.page.keyboard.press('Control+z');
    await bob.reads('The harbour opens at nine.');
    await bob.reads('So it is.');
    await expect(ann.article.locator('.passage')).toHaveText('harbour opens');
  },
);

story('a reader finds, and is offered nothing to replace', async ({ newsroom }) => {
  const [ann] = await newsroom.two('editor', 'editor', ...LINES);
  const rae = await newsroom.opens(await newsroom.somebody('reviewer'));
  await rae.joins(ann);
  await rae.page.keyboard.press('Control+f');
  await rae.page.getByRole('textbox', { name: 'Find', exact: true }).fill('quay');
  await expect(rae.page.getByRole('search', { name: 'Find in the article' })).toContainText('2 found');
  await expect(rae.page.getByRole('textbox', { name: 'Replace with' })).toHaveCount(0);
});

story('a block is gone to by its words or its number', async ({ newsroom }) => {
  const [ann] = await newsroom.two('editor', 'editor', ...LINES);
  await ann.page.keyboard.press('Control+g');
  const dialog = ann.page.getByRole('dialog', { name: 'Go to' });
  await isAccessible(ann, 'go to');
  await dialog.getByRole('combobox').fill('said of');
  await ann.page.keyboard.press('Enter');
  await ann.types('Mark: ');
  await ann.reads('Mark: Nothing was said');
  await ann.page.keyboard.press('Control+g');
  await dialog.getByRole('combobox').fill('2');
  await ann.page.keyboard.press('Enter');
  await ann.types('Second: ');
  await ann.reads('Second: The harbour opens');
});

story('only the text is shown by key, and Escape brings the review back', async ({ newsroom }) => {
  const [ann] = await newsroom.two('editor', 'editor', ...LINES);
  await ann.flags('at nine', { type: 'Fact', says: 'It does not.' });
  await ann.article.click();
  await ann.page.keyboard.press('Control+Shift+f');
  await expect(ann.page.getByRole('button', { name: /^Gate: / })).toBeHidden();
  await expect(ann.page.getByLabel('Review').getByText('It does not.')).toBeHidden();
  await expect(ann.page.getByText('Saved', { exact: true })).toBeVisible();
  await isAccessible(ann, 'only the text');
  await ann.page.keyboard.press('Escape');
  await expect(ann.page.getByRole('button', { name: /^Gate: / })).toBeVisible();
});

story('quotation marks come out in the style that a chief sets for the house', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'));
  await chief.goesTo('/newsroom');
  await chief.page.getByLabel('Quotation marks while typing').selectOption('german');
  await isAccessible(chief, 'house style');
  const [ann, bob] = await newsroom.two('editor', 'editor', ...LINES);
  await ann.clicksEndOf('at nine.');
  await ann.types(' "So it is."');
  await bob.reads('„So it is.“');
  await expect(ann.article).toHaveAttribute('lang', 'en-GB');
});
