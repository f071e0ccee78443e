// Pages that have nothing to show, or not to everybody: each says why, and what to do next.
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

for (const path of ['/newsroom', '/webhooks'])
  story(`${path} says whose it is to whoever may not see it, and leads back`, async ({ newsroom }) => {
    const abel = await newsroom.opens(await newsroom.somebody('reader'));
    await abel.goesTo(path);
    await expect(abel.page.getByText('Not yours to see')).toBeVisible();
    await expect(abel.page.getByText('Ask one of them.')).toBeVisible();
    await isAccessible(abel, path);
    await abel.page.getByRole('link', { name: 'Back to the board' }).click();
    await expect(abel.page.getByRole('heading', { name: 'Writing' })).toBeVisible();
  });

for (const path of ['/drafts/AAAAAAAAAAAAAAAAAAAAAA', '/drafts/nothing', '/nowhere'])
  story(`${path} leads nowhere, says so and leads back`, async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('editor'), {
      viewport: { width: 320, height: 640 },
    });
    await ann.goesTo(path);
    await expect(
      ann.page.getByRole('heading', { name: /^(No draft here|Nothing is filed here)$/ }),
    ).toBeVisible();
    await isAccessible(ann, path);
    await ann.page.getByRole('link', { name: 'Back to the board' }).click();
    await expect(ann.page.getByRole('heading', { name: 'Board', exact: true })).toBeVisible();
  });

story('a reader presses n and is offered nothing that they may not do', async ({ newsroom }) => {
  const abel = await newsroom.opens(await newsroom.somebody('reader'));
  await abel.page.keyboard.press('n');
  await abel.page.keyboard.press('?');
  await expect(abel.page.getByRole('dialog')).toHaveCount(1);
  await expect(abel.page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

story('a link that cannot be looked at waits, and is not called dead', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('editor'));
  const look = '**/api/links/look';
  await ann.page.route(look, (route) => route.abort());
  await ann.goesTo('/join#some-token-or-other');
  await expect(ann.page.getByRole('heading', { name: 'Your link waits' })).toBeVisible();
  await isAccessible(ann, 'a link that waits');
  await ann.page.unroute(look);
  await ann.page.getByRole('button', { name: 'Try again' }).click();
  await expect(ann.page.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
  ann.forgives(/ERR_FAILED|404|410/);
});
