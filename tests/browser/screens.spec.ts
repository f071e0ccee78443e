// Every screen, light and dark, wide and on a phone: nothing serious for whoever cannot see or use a mouse.
import AxeBuilder from '@axe-core/playwright';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function isAccessible(person: Colleague, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: person.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  expect(found, screen).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  story(`nothing serious on any screen (${colorScheme})`, async ({ newsroom }) => {
    const chief = await newsroom.opens(await newsroom.somebody('chief'), {
      colorScheme,
      reducedMotion: 'reduce',
    });
    await isAccessible(chief, 'board');
    await chief.page.getByRole('button', { name: 'New draft' }).click();
    await isAccessible(chief, 'new draft');
    await chief.page.keyboard.press('Escape');
    await chief.page
      .getByRole('region', { name: /^Review/ })
      .getByRole('link')
      .first()
      .click();
    await expect(chief.article).toBeVisible();
    await isAccessible(chief, 'draft');
    await chief.page.getByRole('button', { name: 'Open this thread' }).first().click();
    await isAccessible(chief, 'thread in hand');
    await chief.page.getByRole('button', { name: /^Gate: / }).click();
    await expect(chief.page.getByRole('dialog')).toBeVisible();
    await isAccessible(chief, 'gate');
    await chief.goesTo('/');
    await chief.page
      .getByRole('region', { name: /^Published/ })
      .getByRole('link')
      .first()
      .click();
    await chief.page.getByRole('link', { name: 'Read the edition' }).click();
    await expect(chief.page.getByText('SHA-256')).toBeVisible();
    await isAccessible(chief, 'edition');
    await chief.goesTo('/nowhere');
    await isAccessible(chief, 'not found');
    await chief.goesTo('/sign-in');
    await expect(chief.page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible();
    await isAccessible(chief, 'sign-in');
  });
}

story('on a phone a flag is read, raised and settled in a sheet', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'), PHONE);
  await chief.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine, its captain says.');
  await chief.flags('at nine', { type: 'Fact', says: 'Ten, the log says.' });
  await isAccessible(chief, 'sheet');
  await chief.settles('Ten, the log says.', 'Stet');
  await chief.page.getByRole('button', { name: 'Close the threads' }).click();
  await expect(chief.page.getByRole('button', { name: 'No open threads' })).toBeVisible();
  await chief.isSaved();
  const width = await chief.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'nothing reaches over the side of the screen').toBeLessThanOrEqual(390);
});
