// Filters in the address, finding, the palette, and what is decided about a draft beside its stage.
import AxeBuilder from '@axe-core/playwright';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

const NARROW = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

async function isAccessible(person: Colleague, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: person.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  expect(found, screen).toEqual([]);
}

async function fitsIn(person: Colleague, width: number): Promise<void> {
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'nothing reaches over the side of the screen').toBeLessThanOrEqual(width);
}

story('filters stand in the address: a link, a reload and the way back keep them', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.goesTo('/');
  await expect(ann.page.getByRole('article').first()).toBeVisible();
  const all = await ann.page.getByRole('article').count();
  await ann.page.getByLabel('Owner').selectOption({ label: ann.person.name });
  await ann.page.getByLabel('Deadline').selectOption({ label: 'No deadline' });
  await ann.page.getByRole('switch', { name: /^Spiked/ }).click();
  const mine = ann.page.getByRole('article');
  await expect(mine).toHaveCount(1);
  expect(all).toBeGreaterThan(1);
  const address = ann.page.url();
  expect(new URL(address).search).toContain(`owner=${ann.person.handle}`);
  await expect(ann.page.getByRole('region', { name: 'Filters and order' }).getByRole('status')).toHaveText(
    /^1 of \d+ drafts$/,
  );
  await mine.getByRole('link').click();
  await expect(ann.article).toBeVisible();
  await ann.page.reload();
  await expect(ann.article).toBeVisible();
  await ann.page.getByRole('link', { name: 'Back to the board' }).click();
  await expect(mine).toHaveCount(1);
  expect(ann.page.url()).toBe(address);
  await expect(ann.page.getByRole('switch', { name: /^Spiked/ })).toBeChecked();

  await ann.page.getByLabel('Desk').selectOption({ label: 'Legal' });
  await expect(ann.page.getByText('Nothing fits these filters')).toBeVisible();
  await isAccessible(ann, 'nothing fits');
  await ann.page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(mine.first()).toBeVisible();
  expect(new URL(ann.page.url()).search).toBe('?spiked=');
});

story('Back undoes one filter at a time, and Forward does it again', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  const { page } = bob;
  const [owner, due] = [page.getByLabel('Owner'), page.getByLabel('Deadline')];
  await expect(page.getByRole('article').first()).toBeVisible();
  const whole = await page.getByRole('article').count();
  await due.selectOption({ label: 'No deadline' });
  // A closed list is gone through by the arrow keys: what was passed on the way is no step.
  await owner.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = await owner.inputValue();
  expect(chosen).not.toBe('');
  await page.getByRole('button', { name: /^Needs me/ }).click();
  await expect(page).toHaveURL(/needs-me/);

  await page.goBack();
  await expect(page.getByRole('button', { name: /^Needs me/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(owner).toHaveValue(chosen);
  await page.goBack();
  await expect(owner).toHaveValue('');
  await expect(due).toHaveValue('none');
  await page.goBack();
  await expect(due).toHaveValue('');
  await expect(page.getByRole('article')).toHaveCount(whole);
  await page.goForward();
  await expect(due).toHaveValue('none');
  await page.goForward();
  await expect(owner).toHaveValue(chosen);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(whole);
  await page.goBack();
  await expect(owner).toHaveValue(chosen);
});

story('“needs me” shows what waits for me, and why', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.moves('review');
  await bob.page.getByRole('button', { name: /^Needs me/ }).click();
  const card = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await expect(card.getByText('waits to be called ready')).toBeVisible();
  await ann.moves('writing');
  await expect(card).toHaveCount(0);
});

story('on the narrowest phone the filters are a sheet, and the stage stays chosen', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('editor'), NARROW);
  await bob.page.getByRole('button', { name: /^Review/ }).click();
  // On a phone a stage is a place to be, not a filter.
  await bob.page.getByRole('button', { name: 'Filter and sort', exact: true }).click();
  const sheet = bob.page.getByRole('dialog', { name: 'Filter and sort' });
  await sheet.getByLabel('Order').selectOption({ label: 'By headline' });
  await isAccessible(bob, 'filters on a phone');
  await fitsIn(bob, 320);
  await sheet.getByRole('button', { name: /^Show / }).click();
  await bob.page.getByRole('article').getByRole('link').first().click();
  await expect(bob.article).toBeVisible();
  await fitsIn(bob, 320);
  await bob.page.getByRole('link', { name: 'Back to the board' }).click();
  await expect(bob.page.getByRole('button', { name: /^Review/ })).toHaveAttribute('aria-current', 'true');
  await fitsIn(bob, 320);
});

story('a draft is found by a word of its text, marked, and opened by the keys', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe xylophone left <b>late</b>.');
  await ann.isSaved();
  await ann.goesTo('/');
  await expect(ann.page.getByRole('article').first()).toBeVisible();
  await ann.page.keyboard.press('/');
  const box = ann.page.getByRole('combobox', { name: 'Find a draft by its words' });
  await expect(box).toBeFocused();
  const found = ann.page.getByRole('option').filter({ hasText: 'The quay at night' });
  // What was just written is found a moment later: until then the words are asked for again.
  await expect(async () => {
    await box.fill('');
    await ann.types('xylophone');
    await expect(found.locator('mark')).toHaveText('xylophone', { timeout: 2_000 });
  }).toPass();
  await expect(found).toContainText('<b>late</b>');
  await isAccessible(ann, 'found');
  // As quick as somebody may be who takes the words back and types them again.
  const anew = ann.page.waitForResponse(/\/api\/search\?q=xylophone$/);
  await box.fill('');
  await box.fill('xylophone');
  await anew;
  await expect(found.locator('mark')).toHaveText('xylophone');
  await ann.page.keyboard.press('Enter');
  await ann.reads('The xylophone left');
  await ann.goesTo('/');
  await expect(ann.page.getByRole('article').first()).toBeVisible();
  await ann.page.keyboard.press('/');
  await ann.types('zzyzx');
  await expect(ann.page.getByText('No draft has “zzyzx” in it.')).toBeVisible();
});

story(
  'a search that fails says so and can be asked again, and without a line slugs and headlines are searched',
  async ({ newsroom }) => {
    // What passes the worker cannot be made to fail from here.
    const ann = await newsroom.opens(await newsroom.somebody('writer'), { serviceWorkers: 'block' });
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await ann.goesTo('/');
    await ann.page.route('**/api/search**', (route) => route.abort());
    await expect(ann.page.getByRole('article').first()).toBeVisible();
    await ann.page.keyboard.press('/');
    await ann.types('quay');
    await expect(ann.page.getByText('The search failed.')).toBeVisible();
    await ann.page.unroute('**/api/search**');
    await ann.page.getByRole('button', { name: 'Search again' }).click();
    await expect(ann.page.getByText('The search failed.')).toHaveCount(0);
    await ann.page.getByRole('combobox', { name: 'Find a draft by its words' }).fill('');
    await ann.page.context().setOffline(true);
    await expect(ann.page.getByText('No line to the server.').first()).toBeVisible();
    await ann.page.getByRole('combobox', { name: 'Find a draft by its words' }).fill('quay nig');
    await expect(ann.page.getByText('only slugs and headlines are searched')).toBeVisible();
    await expect(ann.page.getByRole('option').filter({ hasText: 'The quay at night' })).toBeVisible();
    ann.forgives(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  },
);

story('the palette leads to drafts, people and acts, and gives the focus back', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  const palette = bob.page.getByRole('dialog', { name: 'Go to, or do' });
  const card = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await card.getByRole('link').focus();
  await bob.page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await isAccessible(bob, 'palette');
  await bob.page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(card.getByRole('link')).toBeFocused();

  await bob.page.keyboard.press('Control+k');
  await bob.types(ann.person.name.slice(0, 3));
  await palette.getByRole('option', { name: new RegExp(`^What ${ann.person.name} owns`) }).click();
  await expect(bob.page).toHaveURL(new RegExp(`owner=${ann.person.handle}`));
  await expect(palette).toBeHidden();
  await bob.page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await bob.types(ann.person.name.slice(0, 3));
  await palette.getByRole('option', { name: new RegExp(`^${ann.person.name} is in`) }).click();
  await bob.reads('The ferry left late.');

  await expect(palette).toBeHidden();
  await bob.page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await bob.types('dark');
  await bob.page.keyboard.press('Enter');
  await expect(bob.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

story(
  'in a draft the palette flags the words that were selected, and goes to the gate',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'));
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await ann.selects('left late');
    const palette = ann.page.getByRole('dialog', { name: 'Go to, or do' });
    await ann.page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await ann.types('flag sel');
    await expect(palette.getByRole('option').first()).toContainText('Flag');
    await ann.page.keyboard.press('Enter');
    const form = ann.page.getByRole('region', { name: 'New thread' });
    await expect(form.getByText('left late')).toBeVisible();
    await form.getByRole('textbox', { name: 'What is the matter?' }).fill('By how much?');
    await form.getByRole('button', { name: 'Raise flag' }).click();
    await expect(ann.thread('By how much?')).toBeVisible();
    // In one breath: nothing of it goes into the article.
    await ann.page.keyboard.press('Control+k');
    await ann.types('gate');
    await expect(palette.getByRole('combobox')).toHaveValue('gate');
    await expect(palette.getByRole('option').first()).toContainText('gate');
    await ann.page.keyboard.press('Enter');
    await expect(ann.page.getByRole('dialog').getByText('What stands before publication')).toHaveCount(0);
    await expect(ann.page.getByRole('list', { name: 'What stands before publication' })).toBeVisible();
    await expect(ann.article).toContainText('The ferry left late.');
  },
);

story(
  'owner, desk, deadline and embargo are changed from the card and from the draft',
  async ({ newsroom }) => {
    const bob = await newsroom.opens(await newsroom.somebody('editor'));
    const ann = await newsroom.opens(await newsroom.somebody('writer'));
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    const card = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
    await card.getByRole('button', { name: /^Move / }).click();
    await bob.page.getByRole('menuitem', { name: 'Owner, desk, deadline…' }).click();
    const details = bob.page.getByRole('dialog', { name: 'Details' });
    await details.getByLabel('Owner').selectOption({ label: bob.person.name });
    await details.getByLabel('Desk').selectOption({ label: 'Legal' });
    await details.getByLabel('Embargo').fill('2099-01-02T03:04');
    await isAccessible(bob, 'details');
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(details).toBeHidden();
    await expect(card).toContainText(`Legal · ${bob.person.name}`);
    await expect(card.getByText(/^Embargo, in/)).toBeVisible();
    // In the draft it is seen at once, and the gate knows of it.
    await expect(ann.page.getByText(/^Embargo, in/)).toBeVisible();
    await ann.page.getByRole('button', { name: /^Gate: .*embargoed/ }).click();
    await expect(ann.page.getByText('It may not appear before')).toBeVisible();
    await ann.page.keyboard.press('Escape');

    // It is Bob's now: Ann reads why she cannot change it.
    await ann.page.getByRole('button', { name: /^Details/ }).click();
    const anns = ann.page.getByRole('dialog', { name: 'Details' });
    await expect(anns.getByLabel('Owner')).toBeDisabled();
    await expect(anns.getByText('Its owner, editors and chiefs say whose a draft is.')).toBeVisible();
    await ann.page.keyboard.press('Escape');

    await bob.page.reload();
    await card.getByRole('button', { name: /^Move / }).click();
    await bob.page.getByRole('menuitem', { name: 'Owner, desk, deadline…' }).click();
    await details.getByLabel('Embargo').fill('');
    await details.getByRole('button', { name: 'Save' }).click();
    await details.getByLabel('Why is the embargo shortened or lifted?').fill('It is out.');
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(ann.page.getByText(/^Embargo, in/)).toHaveCount(0);
  },
);

story('a draft is duplicated from its card', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.goesTo('/');
  const cards = ann.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await cards.getByRole('button', { name: /^Move / }).click();
  await ann.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(cards).toHaveCount(2);
});
