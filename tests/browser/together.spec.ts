// Several hands in one article: nothing is lost, everybody is seen, composing is left in peace.
import { expect, story } from './newsroom.ts';

story('two people typing at once keep both their words, and see each other', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.', 'Nobody saw it go.');
  await ann.clicksEndOf('The ferry left late.');
  await bob.clicksEndOf('Nobody saw it go.');
  await Promise.all([
    ann.types(' It was cold and the crew was tired.'),
    bob.types(' But the harbour master did.'),
  ]);
  for (const reader of [ann, bob]) {
    await reader.reads('The ferry left late. It was cold and the crew was tired.');
    await reader.reads('Nobody saw it go. But the harbour master did.');
    await reader.isSaved();
  }
  await expect(bob.page.locator('.their-name')).toHaveText(ann.person.name);
  await expect(ann.page.getByRole('button', { name: `Go to ${bob.person.name}` })).toBeVisible();
});

story(
  'words selected while a colleague types stay selected, also before the browser has told of it',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.', 'Nobody saw it go.');
    await bob.clicksEndOf('Nobody saw it go.');
    await ann.clicksEndOf('The ferry left late.');
    await ann.isSlowToTellOfSelections();
    await ann.selectsUnheard('left late');
    await bob.types(' But we did.');
    await ann.reads('But we did.');
    await expect(ann.page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
    expect(await ann.page.evaluate(() => String(getSelection()))).toBe('left late');
  },
);

story(
  'composing an accent or Japanese while a colleague types in the same line keeps both',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'Start. Middle. End.');
    await ann.clicksEndOf('Start. Middle. End.');
    const devtools = await ann.page.context().newCDPSession(ann.page);
    const compose = (text: string): Promise<unknown> =>
      devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await compose('に');
    await bob.article.getByText('Start. Middle.').click();
    await bob.page.keyboard.press('Home');
    await bob.types('Bob: ');
    await ann.reads('Bob: Start.');
    await compose('にほ');
    await compose('日本');
    await devtools.send('Input.insertText', { text: '日本' });
    await ann.types(' é');
    for (const reader of [ann, bob]) {
      await reader.reads('Bob: Start. Middle. End.日本 é');
      await reader.isSaved();
    }
  },
);

story('undo takes back my own act and leaves a colleague’s words', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'First.', 'Second.');
  await ann.clicksEndOf('First.');
  await ann.types(' Ann.');
  await bob.reads('Ann.');
  await bob.clicksEndOf('Second.');
  await bob.types(' Bob.');
  await ann.reads('Bob.');
  await ann.page.keyboard.press('Control+z');
  await bob.readsNoMore('Ann.');
  await bob.reads('Second. Bob.');
  await ann.page.keyboard.press('Control+Shift+z');
  await bob.reads('First. Ann.');
});

story(
  'whoever types when the draft is published is told, and keeps the words for copying',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('editor', 'chief', 'The ferry left late.');
    await bob.moves('review');
    await bob.moves('ready');
    await bob.isSaved();
    // Ann's line is slow: what she types does not get out before Bob publishes.
    await ann.page.context().setOffline(true);
    await ann.clicksEndOf('The ferry left late.');
    await ann.types(' These words came too late.');
    await expect(ann.page.getByText('Not saved, kept on this device')).toBeVisible();
    await bob.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await bob.page.getByRole('dialog').getByRole('button', { name: 'Publish edition 1' }).click();
    await expect(bob.page.getByText('Published as edition 1')).toBeVisible();
    await ann.page.context().setOffline(false);
    await expect(ann.page.getByText('Published as edition 1')).toBeVisible({ timeout: 20_000 });
    await expect(ann.page.getByText('Your last words were not taken')).toBeVisible();
    await expect(ann.page.getByText('These words came too late.')).toBeVisible();
    await ann.readsNoMore('These words came too late.');
    ann.forgives(/ERR_INTERNET_DISCONNECTED/);
  },
);
