// Threads as people use them: replies, mentions, filters, keys, and words that are half written.
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

story('a half-written reply survives a reload and the cutting of the words', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.flags('at nine', { type: 'Fact', says: 'Says who?' });
  const thread = await ann.opensThread('Says who?');
  await thread.getByRole('textbox', { name: 'Reply' }).fill('The harbour log says');
  await bob.joins(ann);
  await bob.selects('at nine');
  await bob.page.keyboard.press('Delete');
  await expect(thread.getByText(`Words cut by ${bob.person.name}`)).toBeVisible();
  await ann.page.reload();
  await expect(ann.thread('Says who?').getByRole('textbox', { name: 'Reply' })).toHaveValue(
    'The harbour log says',
  );
});

story('a reply is made, mended and deleted by its author, and both read the same', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.flags('at nine', { type: 'Fact', says: 'Says who?' });
  await bob.joins(ann);
  const theirs = await bob.opensThread('Says who?');
  const box = theirs.getByRole('textbox', { name: 'Reply' });
  await box.fill(`The log, @${ann.person.handle}.`);
  await box.press('Control+Enter');
  const mine = await ann.opensThread('Says who?');
  await expect(mine.getByText('The log,')).toBeVisible();
  await expect(mine.locator('strong', { hasText: `@${ann.person.handle}` })).toBeVisible();
  await theirs.getByRole('button', { name: 'Edit' }).click();
  const editor = theirs.getByRole('textbox', { name: 'Edit your reply' });
  await editor.fill('The harbour log.');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByText('The harbour log.')).toBeVisible();
  // Nothing goes by one press: whoever keeps it is where they were, whoever says it twice deletes it.
  await theirs.getByRole('button', { name: 'Delete your reply' }).press('Enter');
  await expect(theirs.getByRole('alert')).toContainText('Its words go for good');
  await expect(theirs.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await bob.page.keyboard.press('Escape');
  await expect(theirs.getByRole('button', { name: 'Delete your reply' })).toBeFocused();
  await expect(mine.getByText('The harbour log.')).toBeVisible();
  await bob.page.keyboard.press('Enter');
  await theirs.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(mine.getByText('Deleted.')).toBeVisible();
  await expect(mine.getByText('The harbour log.')).toHaveCount(0);
  await expect(theirs).toBeFocused();
});

story('a thread’s menu keeps what is shut within reach of the keys, and says why', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const ivo = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.flags('at nine', { type: 'Legal', says: 'May we say so?' });
  await ivo.joins(ann);
  const thread = await ivo.opensThread('May we say so?');
  await thread.getByRole('button', { name: 'More acts on this thread' }).press('Enter');
  const choice = (name: string | RegExp) => ivo.page.getByRole('menuitem', { name });
  // The reason is part of what is read out.
  await expect(choice(/^Make advisory….* legal desk/)).toBeFocused();
  await expect(choice(/^Make advisory/)).toHaveAttribute('aria-disabled', 'true');
  await ivo.page.keyboard.press('Enter');
  await expect(choice(/^Make advisory/)).toBeFocused();
  await ivo.page.keyboard.press('ArrowDown');
  await expect(choice(/^Change type .*legal desk/)).toBeFocused();
  await isAccessible(ivo, 'a menu with shut choices');
  await ivo.page.keyboard.press('ArrowDown');
  await ivo.page.keyboard.press('ArrowRight');
  const first = ivo.page.getByRole('menu').last().getByRole('menuitem').first();
  await expect(first).toBeFocused();
  const name = await first.textContent();
  await ivo.page.keyboard.press('Enter');
  await expect(thread.getByText(`for ${name}`)).toBeVisible();
});

story('a flag’s type is chosen by its digit, and the words come after', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.selects('at nine');
  await ann.page.keyboard.press('Control+Alt+f');
  const form = ann.page.getByRole('region', { name: 'New thread' });
  const type = form.getByLabel('Type');
  await expect(type).toBeFocused();
  await expect(type).toHaveValue('fact');
  await expect(type.locator('option')).toHaveText([
    /^1 Fact/,
    /^2 /,
    /^3 /,
    /^4 /,
    /^5 /,
    /^6 /,
    /^7 /,
    /^8 /,
  ]);
  await ann.types('7');
  await expect(type).toHaveValue('spelling');
  await ann.types('1');
  await expect(type).toHaveValue('fact');
  await ann.types('5');
  await expect(type).toHaveValue('fairness');
  await ann.page.keyboard.press('Tab');
  await ann.types('Did we ask the harbour, 9 to 5?');
  await ann.page.keyboard.press('Control+Enter');
  await expect(ann.thread('Did we ask the harbour, 9 to 5?')).toContainText('Fairness');
});

story(
  'nested flags are independent: settling the outer leaves the inner where it is',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe old ferry left at nine with sixty on board.');
    await ann.flags('ferry left at nine with sixty', { type: 'Fact', says: 'The outer one.' });
    await ann.flags('at nine', { type: 'Quote', says: 'The inner one.' });
    await ann.settles('The outer one.', 'Stet');
    await ann.page.reload();
    await expect(ann.thread('The inner one.')).toBeVisible();
    await expect(ann.article.locator('.passage[data-type=quote]')).toHaveText('at nine');
  },
);

story('keys go from one open flag to the next, and the filters show what they say', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine. Sixty were on board.');
  await ann.flags('Sixty', { type: 'Fact', says: 'Fifty, I heard.' });
  await ann.flags('ferry', { type: 'Style', says: 'Name the boat.' });
  const [boat, number] = [await ann.linkTo('Name the boat.'), await ann.linkTo('Fifty, I heard.')];
  await ann.page.getByRole('button', { name: 'Next open flag (F8)' }).click();
  await expect(ann.page).toHaveURL(boat);
  await ann.page.keyboard.press('F8');
  await expect(ann.page).toHaveURL(number);
  // Two keys in a row are two steps, however long the first takes to draw: round the end and back to where it was.
  await ann.pressesAtOnce('F8', 'F8');
  await expect(ann.page).toHaveURL(number);
  await ann.page.keyboard.press('Shift+F8');
  await expect(ann.page).toHaveURL(boat);
  await ann.page.getByRole('combobox', { name: 'Which types of flag to show' }).selectOption('fact');
  await expect(ann.thread('Fifty, I heard.')).toBeVisible();
});

story('a comment on the draft as a whole stands in the margin without a passage', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('reviewer'));
  await ann.page
    .getByRole('region', { name: /^Review/ })
    .getByRole('link')
    .first()
    .click();
  await ann.page.getByRole('button', { name: 'Comment on the draft' }).click();
  await ann.page.getByRole('textbox', { name: 'Comment' }).fill('Strong piece. Who photographs it?');
  await ann.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(ann.thread('Strong piece.').getByText('On the draft as a whole')).toBeVisible();
});

story('what is sent by a key that is pressed twice at once is said once', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('editor', 'chief', 'The ferry left late.');
  await ann.page.getByRole('button', { name: 'Comment on the draft' }).click();
  const field = ann.page.getByRole('textbox', { name: 'Comment' });
  await field.fill('Strong piece.');
  await field.evaluate((element) => {
    const press = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    for (let at = 0; at < 3; at++) element.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await expect(bob.thread('Strong piece.')).toBeVisible();
  await ann.isSaved();
  await expect(bob.thread('Strong piece.')).toHaveCount(1);
  await expect(ann.thread('Strong piece.')).toHaveCount(1);
});

story('a flag raised in one window changes the card in another', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  const card = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await expect(card).toBeVisible();
  await expect(card).not.toContainText('1 fact open');
  await ann.flags('at nine', { type: 'Fact', says: 'Says who?' });
  await expect(card).toContainText('1 fact open');
});

story('the thread in hand stands at its line, also at the top of a crowded margin', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine. Sixty were on board.');
  await ann.page.getByRole('button', { name: 'Comment on the draft' }).click();
  await ann.page.getByRole('textbox', { name: 'Comment' }).fill('Who photographs it?');
  await ann.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(ann.page.getByRole('button', { name: 'Comment on the draft' })).toBeFocused();
  await ann.flags('quay', { type: 'Style', says: 'Which quay?' });
  await ann.flags('ferry', { type: 'Fact', says: 'Name the boat.' });
  await ann.flags('nine', { type: 'Fact', says: 'Ten, the log says.' });
  await ann.flags('Sixty', { type: 'Fact', says: 'Fifty, I heard.' });
  for (const [says, words] of [
    ['Which quay?', 'quay'],
    ['Fifty, I heard.', 'Sixty'],
  ] as const) {
    const card = await ann.opensThread(says);
    const passage = ann.article.locator('.passage').filter({ hasText: words });
    const distance = async (): Promise<number> =>
      Math.abs(((await card.boundingBox())?.y ?? 0) - ((await passage.boundingBox())?.y ?? 9_999));
    await expect.poll(distance, { message: `“${words}” and its card` }).toBeLessThan(8);
  }
});

story(
  'what was half written about some words waits for them, and never stands under others',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine. Sixty were on board.');
    const matter = ann.page.getByRole('textbox', { name: 'What is the matter?' });
    const begins = async (words: string): Promise<void> => {
      await ann.selects(words);
      await ann.page.getByRole('button', { name: 'Flag', exact: true }).click();
    };
    await begins('at nine');
    await matter.fill('The captain was drunk, I hear.');
    await ann.page.getByRole('button', { name: 'Cancel' }).click();
    await begins('Sixty');
    await expect(matter).toHaveValue('');
    await ann.page.getByRole('button', { name: 'Cancel' }).click();
    await ann.page.reload();
    await begins('at nine');
    await expect(matter).toHaveValue('The captain was drunk, I hear.');
  },
);

story('a link to a thread leads there through the sign-in', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.flags('at nine', { type: 'Fact', says: 'Says who?' });
  const link = await ann.linkTo('Says who?');
  await ann.page.context().clearCookies();
  await ann.page.goto('about:blank');
  await ann.page.goto(link);
  await ann.page.getByRole('button', { name: ann.person.name }).click();
  await expect(ann.page).toHaveURL(link);
  await expect(ann.thread('Says who?').getByRole('textbox', { name: 'Reply' })).toBeVisible();
  ann.forgives(/401/);
});

story('the keys are listed in the draft, by ? wherever nobody writes', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.clicksEndOf('The ferry left at nine.');
  await ann.types('?');
  await ann.reads('nine.?');
  await ann.page.getByRole('link', { name: 'Back to the board' }).press('?');
  const keys = ann.page.getByRole('dialog');
  await expect(keys.getByRole('region').first()).toHaveText(/^In a draft.*Flag the selected words/s);
});

story('on a phone Escape closes what is open in the sheet, and then the sheet', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'), {
    viewport: { width: 390, height: 780 },
  });
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await ann.flags('at nine', { type: 'Fact', says: 'Says who?' });
  const thread = await ann.opensThread('Says who?');
  const sheet = ann.page.getByRole('dialog', { name: 'Threads' });
  await thread.getByRole('button', { name: 'Settle…' }).press('Enter');
  await expect(thread.getByRole('radio', { name: 'Verified' })).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(thread.getByRole('button', { name: 'Settle…' })).toBeVisible();
  await thread.getByRole('button', { name: 'More acts on this thread' }).press('Enter');
  await expect(ann.page.getByRole('menu')).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(ann.page.getByRole('menu')).toHaveCount(0);
  await expect(thread.getByRole('button', { name: 'More acts on this thread' })).toBeFocused();
  // As quickly as fingers are: the focus has not come into the menu yet.
  await thread.getByRole('button', { name: 'More acts on this thread' }).press('Enter');
  await expect(ann.page.getByRole('menu')).toBeVisible();
  await thread.getByRole('button', { name: 'More acts on this thread' }).press('Escape');
  await expect(ann.page.getByRole('menu')).toHaveCount(0);
  await expect(thread.getByRole('button', { name: 'More acts on this thread' })).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});
