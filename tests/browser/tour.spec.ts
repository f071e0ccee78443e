// The first day: three steps, each where the thing is that it is about, in nobody's way.
import type { Locator } from '@playwright/test';
import { isAccessible, isPageAccessible } from './accessible.ts';
import type { Colleague } from './colleague.ts';
import { expect, opening, story } from './newsroom.ts';

const step = ({ page }: Colleague, title: string): Locator =>
  page.getByRole('region', { name: title, exact: true });

story(
  'a newcomer is shown the board, the text and the gate, by the keys alone, once',
  async ({ newsroom }) => {
    const ann = await newsroom.welcomes(await newsroom.somebody('editor'), { reducedMotion: 'reduce' });
    await expect(step(ann, 'The board')).toBeFocused();
    await isAccessible(ann, 'tour, the board');
    await ann.page.keyboard.press('Tab');
    await ann.page.keyboard.press('Tab');
    await expect(ann.page.getByRole('button', { name: 'Open a draft' })).toBeFocused();
    await ann.page.keyboard.press('Enter');
    await expect(step(ann, 'Write, and flag')).toBeFocused();
    await isAccessible(ann, 'tour, the text');
    await step(ann, 'Write, and flag').getByRole('button', { name: 'Next' }).press('Enter');
    await expect(step(ann, 'The gate')).toContainText('3 of 3');
    await isAccessible(ann, 'tour, the gate');
    await step(ann, 'The gate').getByRole('button', { name: 'Done' }).press('Enter');
    await expect(step(ann, 'The gate')).toHaveCount(0);
    await ann.goesTo('/');
    await expect(ann.page.getByRole('heading', { name: 'Writing' })).toBeVisible();
    await expect(ann.page.getByText('of 3', { exact: false })).toHaveCount(0);
  },
);

story(
  'the tour gives way to a dialog, and goes on in the draft that somebody opens by themselves',
  async ({ newsroom }) => {
    const ann = await newsroom.welcomes(await newsroom.somebody('editor'));
    await expect(step(ann, 'The board')).toBeVisible();
    await ann.page.keyboard.press('n');
    await expect(ann.page.getByRole('dialog', { name: 'New draft' })).toBeVisible();
    await expect(step(ann, 'The board')).toHaveCount(0);
    await ann.page.getByRole('button', { name: 'Make the draft' }).click();
    await expect(step(ann, 'Write, and flag')).toBeVisible();
    await ann.article.click();
    await ann.types('The quay at night');
    await ann.reads('The quay at night');
    await expect(step(ann, 'Write, and flag')).toBeVisible();
    await ann.page.reload();
    await expect(step(ann, 'Write, and flag')).toBeVisible();
  },
);

story('Escape ends the tour for good, and the menu shows it again', async ({ newsroom }) => {
  const ann = await newsroom.welcomes(await newsroom.somebody('editor'));
  await expect(step(ann, 'The board')).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(step(ann, 'The board')).toHaveCount(0);
  await ann.page.reload();
  await expect(ann.page.getByRole('heading', { name: 'Writing' })).toBeVisible();
  await expect(step(ann, 'The board')).toHaveCount(0);
  await ann.goesTo('/you');
  await ann.page.getByRole('button', { name: /account and appearance$/ }).click();
  await ann.page.getByRole('button', { name: 'Show me around' }).click();
  await expect(step(ann, 'The board')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  story(`the tour fits a narrow phone (${colorScheme})`, async ({ newsroom }) => {
    const ann = await newsroom.welcomes(await newsroom.somebody('reader'), {
      colorScheme,
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await expect(step(ann, 'The board')).toBeInViewport({ ratio: 1 });
    await isAccessible(ann, 'tour on a phone');
    await ann.page.getByRole('button', { name: 'Open a draft' }).tap();
    await expect(step(ann, 'Write, and flag')).toBeInViewport({ ratio: 1 });
    await step(ann, 'Write, and flag').getByRole('button', { name: 'Next' }).tap();
    await expect(step(ann, 'The gate')).toBeInViewport({ ratio: 1 });
    await step(ann, 'The gate').getByRole('button', { name: 'Done' }).tap();
    const scrolls = await ann.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(scrolls).toBe(false);
  });

opening('the first chief is shown around a newsroom that has no draft yet', async ({ browser, opened }) => {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  await page.goto(opened.link);
  await page.getByLabel('Your name').fill('Cleo Marsh');
  await page.getByLabel('E-mail').fill('cleo@paper.example');
  await page.locator('input[autocomplete=new-password]').fill('correct horse battery');
  await page.getByRole('button', { name: 'Open the newsroom' }).click();
  await expect(page.getByRole('heading', { name: 'The newsroom', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Galley, to the board' }).click();
  await expect(page.getByRole('region', { name: 'The board', exact: true })).toBeInViewport({ ratio: 1 });
  await isPageAccessible(page, 'tour of an empty newsroom');
  await page.getByRole('button', { name: 'Go on in a draft' }).click();
  await expect(page.getByRole('region', { name: 'The board', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Make the first draft' }).click();
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('region', { name: 'Write, and flag' })).toBeInViewport({ ratio: 1 });
});
