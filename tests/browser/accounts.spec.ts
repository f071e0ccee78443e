// Accounts in the browser: the first chief, an invitation, a colleague beside them, and the way out.
import type { Browser, Page } from '@playwright/test';
import { isPageAccessible } from './accessible.ts';
import { expect, knowsTheWay, opening } from './newsroom.ts';

const PASSWORD = 'correct horse battery';

async function window(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await knowsTheWay(context);
  return context.newPage();
}

/** Fills in who somebody is, behind the link that lets them in; the first chief arrives where others are invited. */
async function comesIn(page: Page, link: string, name: string, act: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.split(' ')[0]?.toLowerCase()}@paper.example`);
  await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
  await isPageAccessible(page, `the form of ${name}`);
  await page.getByRole('button', { name: act }).click();
  const arrival = act === 'Open the newsroom' ? 'The newsroom' : 'Board';
  await expect(page.getByRole('heading', { name: arrival, exact: true })).toBeVisible();
}

async function invites(chief: Page, role: string): Promise<string> {
  await chief.goto(new URL('/newsroom', chief.url()).href);
  await chief.getByRole('button', { name: 'Invite somebody' }).click();
  await chief.getByLabel('Role of whoever is invited').selectOption({ label: role });
  await chief.getByRole('button', { name: 'Make the link' }).click();
  const link = await chief.getByText(/\/join#/).textContent();
  return link ?? '';
}

const article = (page: Page) => page.getByRole('textbox', { name: 'Article' });

opening(
  'the first chief opens the newsroom, invites a writer, and both write; disabled, the writer is out',
  async ({ browser, opened }) => {
    const cleo = await window(browser);
    await cleo.goto(new URL('/', opened.link).href);
    await expect(cleo.getByRole('heading', { name: 'This newsroom has nobody yet' })).toBeVisible();
    await comesIn(cleo, opened.link, 'Cleo Marsh', 'Open the newsroom');
    expect(cleo.url()).not.toContain('#');

    const link = await invites(cleo, 'Writer');
    await isPageAccessible(cleo, 'the newsroom');
    const zoe = await window(browser);
    await comesIn(zoe, link, 'Zoe Hart', 'Come in');
    const late = await window(browser);
    await late.goto(link);
    await expect(late.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();

    await zoe.keyboard.press('n');
    await zoe.getByRole('button', { name: 'Make the draft' }).click();
    await expect(article(zoe)).toBeVisible();
    await article(zoe).click();
    await zoe.keyboard.type('The ferry is late');
    await cleo.goto(zoe.url());
    await expect(article(cleo)).toContainText('The ferry is late');

    const boss = await cleo.context().newPage();
    await boss.goto(new URL('/newsroom', opened.link).href);
    await boss.getByRole('button', { name: 'Role and desks of Zoe Hart' }).click();
    await boss.getByLabel('Role of Zoe Hart').selectOption({ label: 'Reader' });
    await boss.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(article(zoe)).toHaveAttribute('aria-readonly', 'true');

    await boss.getByRole('button', { name: 'Disable Zoe Hart' }).click();
    await boss.getByRole('button', { name: 'Disable', exact: true }).click();
    // Her line may just be coming back after the change of her role; then nobody could tell it why.
    await expect(zoe.getByText(/A chief disabled your account\.|You were signed out\./)).toBeVisible({
      timeout: 20_000,
    });
    await zoe.goto(new URL('/sign-in', opened.link).href);
    await zoe.getByLabel('E-mail').fill('zoe@paper.example');
    await zoe.locator('input[type=password]').fill(PASSWORD);
    await zoe.getByRole('button', { name: 'Sign in' }).click();
    await expect(zoe.getByRole('alert')).toBeVisible();
    await isPageAccessible(zoe, 'sign in');
  },
);

opening(
  'a new password by a link ends every other session; one’s own page shows them and ends them',
  async ({ browser, opened }) => {
    const cleo = await window(browser);
    await comesIn(cleo, opened.link, 'Cleo Marsh', 'Open the newsroom');
    const elsewhere = await window(browser);
    await elsewhere.goto(new URL('/sign-in', opened.link).href);
    await elsewhere.getByLabel('E-mail').fill('cleo@paper.example');
    await elsewhere.locator('input[type=password]').fill(PASSWORD);
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Board', exact: true })).toBeVisible();

    await cleo.goto(new URL('/you', opened.link).href);
    await expect(cleo.getByRole('list', { name: 'Your sessions' }).getByRole('listitem')).toHaveCount(2);
    await isPageAccessible(cleo, 'you');
    await cleo.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(cleo.getByRole('list', { name: 'Your sessions' }).getByRole('listitem')).toHaveCount(1);
    await expect(elsewhere.getByText('You were signed out.')).toBeVisible({ timeout: 20_000 });

    const zoe = await window(browser);
    await comesIn(zoe, await invites(cleo, 'Writer'), 'Zoe Hart', 'Come in');
    await cleo.goto(new URL('/newsroom', opened.link).href);
    await cleo.getByRole('button', { name: 'New password for Zoe Hart' }).click();
    const link = (await cleo.getByText(/\/reset-password#/).textContent()) ?? '';
    await elsewhere.goto(link);
    await elsewhere.locator('input[autocomplete=new-password]').fill('another horse battery');
    await isPageAccessible(elsewhere, 'reset');
    await elsewhere.getByRole('button', { name: 'Set it and sign in' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Board', exact: true })).toBeVisible();
    await expect(zoe.getByText('Your password was changed, which signs you out here.')).toBeVisible({
      timeout: 20_000,
    });
  },
);
