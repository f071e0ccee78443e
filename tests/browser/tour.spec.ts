// The first steps: shown to whoever comes for the first time, in three, and never again unless they ask.
import { isPageAccessible } from './accessible.ts';
import { expect, opening } from './newsroom.ts';

opening(
  'the first steps are three, can be skipped, stay away, and come back when they are asked for',
  async ({ browser, opened }) => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
    await page.goto(opened.link);
    await page.getByLabel('Your name').fill('Cleo Marsh');
    await page.getByLabel('E-mail').fill('cleo@paper.example');
    await page.locator('input[autocomplete=new-password]').fill('correct horse battery');
    await page.getByRole('button', { name: 'Open the newsroom' }).click();
    const tour = page.getByRole('region', { name: 'First steps' });
    await expect(tour).toContainText('1 of 3');
    await isPageAccessible(page, 'first steps');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await tour.getByRole('button', { name: 'Next' }).click();
    await tour.getByRole('button', { name: 'Next' }).click();
    await expect(tour).toContainText('Then through the gate');
    await tour.getByRole('button', { name: 'Begin' }).click();
    await expect(tour).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Board', exact: true })).toBeVisible();
    await expect(tour).toHaveCount(0);
    await page.getByRole('button', { name: /account and appearance/ }).click();
    await page.getByRole('button', { name: 'Show the first steps again' }).click();
    await expect(tour).toContainText('1 of 3');
    await tour.getByRole('button', { name: 'Skip the tour' }).click();
    await expect(tour).toHaveCount(0);
  },
);
