// Links in mails and on other pages: they open, also when somebody has to sign in on the way.
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

/** As a web mail shows it: a page that is none of ours, with a link to one that is. */
async function follows({ page }: Colleague, address: string): Promise<void> {
  await page.goto('data:text/html,<title>A mail</title><a id="link">The link</a>');
  await page.locator('#link').evaluate((link, to) => link.setAttribute('href', to), address);
  await page.locator('#link').click();
}

story('a link in a mail opens a draft, an edition and a file to take along', async ({ newsroom }) => {
  const cleo = await newsroom.opens(await newsroom.somebody('chief'));
  const { page } = cleo;
  const { origin } = new URL(page.url());
  const published = await page.evaluate(async () => {
    const { drafts } = await (await fetch('/api/drafts?stage=published')).json();
    return String(drafts[0].id);
  });

  await follows(cleo, `${origin}/drafts/${published}`);
  await expect(cleo.article).toBeVisible();
  await follows(cleo, `${origin}/editions/${published}/1`);
  await expect(page.getByText('Edition 1 of')).toBeVisible();
  const coming = page.waitForEvent('download');
  await follows(cleo, `${origin}/api/drafts/${published}/export/md`);
  expect((await coming).suggestedFilename()).toMatch(/\.md$/);

  // Signed out, they are asked who they are, and come to where the link leads.
  await page.context().clearCookies();
  await follows(cleo, `${origin}/editions/${published}/1`);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByRole('button', { name: cleo.person.name }).click();
  await expect(page.getByText('Edition 1 of')).toBeVisible();
  // The mail's own page has nowhere to note that the tour was seen.
  cleo.forgives(/Storage is disabled inside 'data:' URLs/);
});
