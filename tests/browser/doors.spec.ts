// The doors for machines in a browser: a token is made and copied once, a webhook is made, tried and removed, the API is read.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, story } from './newsroom.ts';

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

async function isAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
    screen,
  ).toEqual([]);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isTooWide, `${screen} is wider than the window`).toBe(false);
}

for (const [called, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark, on a phone', { colorScheme: 'dark', ...PHONE }],
] as const) {
  story(`a token is made, shown once, used and revoked (${called})`, async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'), options);
    await ann.page.getByRole('button', { name: /account and appearance/ }).click();
    await ann.page.getByRole('link', { name: 'Your account' }).click();
    await expect(ann.page.getByText('You have no tokens.')).toBeVisible();
    await ann.page.getByRole('button', { name: 'New token' }).click();
    await ann.page.getByLabel('What it is for').fill('The website’s importer');
    await isAccessible(ann.page, 'new token');
    await ann.page.getByRole('button', { name: 'Make it' }).click();
    const secret = (await ann.page.getByText(/^gly_/).textContent()) ?? '';
    await isAccessible(ann.page, 'the secret');
    const asks = () =>
      fetch(`http://127.0.0.1:${newsroom.port}/api/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await (await asks()).json()).toMatchObject({ handle: ann.person.handle });

    await ann.page.reload();
    const row = ann.page.getByRole('list', { name: 'Your tokens' }).getByRole('listitem');
    await expect(row).toContainText('used a moment ago');
    await expect(ann.page.getByText(secret)).toHaveCount(0);
    await row.getByRole('button', { name: 'Revoke The website’s importer' }).click();
    await isAccessible(ann.page, 'before it is revoked');
    await row.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(ann.page.getByText('You have no tokens.')).toBeVisible();
    expect((await asks()).status).toBe(401);
  });
}

story('a chief makes a webhook, tries it and removes it; nobody else does', async ({ newsroom }) => {
  const cleo = await newsroom.opens(await newsroom.somebody('chief'));
  await cleo.page.getByRole('button', { name: /account and appearance/ }).click();
  await cleo.page.getByRole('link', { name: 'Webhooks' }).click();
  await cleo.page.getByRole('button', { name: 'New webhook' }).click();
  await isAccessible(cleo.page, 'new webhook');
  await cleo.page.getByLabel('Address').fill('https://127.0.0.1/hook');
  await cleo.page.getByRole('button', { name: 'Make it' }).click();
  await expect(cleo.page.getByRole('alert')).toContainText('inside the network');
  cleo.forgives(/status of 400/);
  await cleo.page.getByLabel('Address').fill('https://nowhere.invalid/hook');
  await cleo.page.getByRole('button', { name: 'Make it' }).click();
  await expect(cleo.page.getByText(/^whsec_/)).toBeVisible();
  await cleo.page.getByRole('button', { name: 'I have it' }).click();
  await cleo.page.getByRole('button', { name: 'Send a test' }).click();
  await expect(cleo.page.getByText(/leads nowhere|cannot be looked up/)).toBeVisible();
  await isAccessible(cleo.page, 'webhooks');
  await cleo.page.getByRole('button', { name: /^Remove/ }).click();
  await cleo.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(cleo.page.getByText('Nobody is told anything yet.')).toBeVisible();

  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.goesTo('/webhooks');
  await expect(ann.page.getByText('Chiefs keep the webhooks.')).toBeVisible();
});

story('the API is read on a page of our own, under our own policy', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.goesTo('/api/docs');
  await ann.page.getByText('/drafts/{draftId}/review').first().click();
  await ann.page.getByRole('button', { name: 'Try it out' }).click();
  await ann.page.getByPlaceholder('draftId').fill('A'.repeat(22));
  await ann.page.getByRole('button', { name: 'Execute' }).click();
  await expect(ann.page.getByText('problem+json').first()).toBeVisible();
  ann.forgives(/status of 404/);
});
