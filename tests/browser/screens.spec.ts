// Every screen, light and dark, wide and on a phone: nothing serious for whoever cannot see or use a mouse.
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

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

story(
  'offline on a phone, what the page says of it lies over nothing that can be pressed',
  async ({ newsroom }) => {
    const chief = await newsroom.opens(await newsroom.somebody('chief'), PHONE);
    await chief.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
    await chief.flags('at nine', { type: 'Fact', says: 'Ten, the log says.' });
    await chief.page.context().setOffline(true);
    await expect(chief.page.getByText('No line to the server.')).toBeVisible();
    await chief.page.getByRole('button', { name: '1 open thread' }).click();
    await expect(chief.thread('Ten, the log says.')).toBeVisible();
    chief.forgives(/ERR_INTERNET_DISCONNECTED/);
  },
);

story('on the narrowest phone every word of a button is seen', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'), {
    ...PHONE,
    viewport: { width: 320, height: 640 },
  });
  await chief.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  const cut = (): Promise<string[]> =>
    chief.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, label')]
        .flatMap((one) => [one, ...one.querySelectorAll<HTMLElement>('*')])
        .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent),
    );
  expect(await cut(), 'the draft').toEqual([]);
  await chief.selects('at nine');
  await chief.page.getByRole('button', { name: 'Flag', exact: true }).click();
  await expect(chief.page.getByRole('button', { name: 'Raise flag' })).toBeVisible();
  expect(await cut(), 'a new flag').toEqual([]);
});

story(
  'on a phone the threads are listed in the order of the article, and lead back to the list',
  async ({ newsroom }) => {
    const chief = await newsroom.opens(await newsroom.somebody('chief'), PHONE);
    await chief.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine, its captain says.');
    await chief.flags('captain', { type: 'Attribution', says: 'Which captain?' });
    await chief.flags('ferry', { type: 'Fact', says: 'Name the boat.' });
    await chief.opensThread('Which captain?');
    await chief.page.getByRole('button', { name: 'All threads' }).click();
    await expect(chief.page.getByRole('article')).toHaveText([/Name the boat/, /Which captain/]);
  },
);

story(
  'on a phone the name at a colleague’s caret makes no page wider than its screen',
  async ({ newsroom }) => {
    const chief = await newsroom.opens(await newsroom.somebody('chief'), PHONE);
    const bob = await newsroom.opens(await newsroom.somebody('editor'));
    const line = 'M'.repeat(18);
    await chief.bringsIn('quay.txt', `The quay at night\n\n${line}`);
    await bob.joins(chief);
    await bob.clicksEndOf(line);
    await expect(chief.page.locator('.their-name')).toBeVisible();
    const width = await chief.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'nothing reaches over the side of the screen').toBeLessThanOrEqual(390);
  },
);
