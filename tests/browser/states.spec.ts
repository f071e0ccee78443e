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
  // What passes the worker cannot be made to fail from here.
  const ann = await newsroom.opens(await newsroom.somebody('editor'), { serviceWorkers: 'block' });
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

story(
  'a timeline that is not here yet, cannot be read, or has nothing of a kind says so',
  async ({ newsroom }) => {
    const [, bob] = await newsroom.two('chief', 'editor', 'The ferry left at nine.');
    const ann = await newsroom.opens(await newsroom.somebody('writer'), { serviceWorkers: 'block' });
    await ann.joins(bob);
    const past = '**/api/drafts/*/timeline';
    const held = Promise.withResolvers<void>();
    await ann.page.route(past, async (route) => {
      await held.promise;
      await route.abort();
    });
    await ann.page.getByRole('button', { name: 'Timeline' }).click();
    const drawer = ann.page.getByRole('dialog', { name: 'Timeline' });
    await expect(drawer.getByText('Reading the timeline…')).toBeVisible();
    held.resolve();
    await expect(drawer.getByRole('alert')).toContainText('cannot be read just now');
    await isAccessible(ann, 'a timeline that cannot be read');
    await ann.page.unroute(past);
    await drawer.getByRole('button', { name: 'Try again' }).click();
    await expect(drawer.getByRole('listitem').first()).toBeVisible();
    await drawer.getByLabel('What it was about').selectOption('Flags and comments');
    await expect(drawer.getByText('Nothing of that kind happened.')).toBeVisible();
    ann.forgives(/ERR_FAILED/);
  },
);

story(
  'the palette says that it searches, that it could not, and that there is nothing',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'), { serviceWorkers: 'block' });
    await expect(ann.page.getByRole('article').first()).toBeVisible();
    const asked = '**/api/search?*';
    const held = Promise.withResolvers<void>();
    await ann.page.route(asked, async (route) => {
      await held.promise;
      await route.abort();
    });
    await ann.page.keyboard.press('Control+k');
    const palette = ann.page.getByRole('dialog', { name: 'Go to, or do' });
    await ann.types('zzyzx');
    await expect(palette.getByText('Searching…')).toBeVisible();
    held.resolve();
    await expect(palette.getByText('The search failed.')).toBeVisible();
    await ann.page.unroute(asked);
    await palette.getByRole('button', { name: 'Search again' }).click();
    await expect(palette.getByText('No draft has “zzyzx” in it.')).toBeVisible();
    await isAccessible(ann, 'a palette with nothing');
    ann.forgives(/ERR_FAILED/);
  },
);

for (const [page, read, sentence] of [
  ['/you', '**/api/tokens', 'You have no tokens.'],
  ['/webhooks', '**/api/hooks', 'Nobody is told anything yet.'],
] as const)
  story(`${page} says that its list cannot be read, and reads it again`, async ({ newsroom }) => {
    const cleo = await newsroom.opens(await newsroom.somebody('chief'), { serviceWorkers: 'block' });
    await cleo.page.route(read, (route) => route.abort());
    await cleo.goesTo(page);
    await expect(cleo.page.getByRole('alert')).toContainText('The server cannot be reached.');
    await expect(cleo.page.getByText(sentence)).toHaveCount(0);
    await isAccessible(cleo, `${page} without its list`);
    await cleo.page.unroute(read);
    await cleo.page.getByRole('button', { name: 'Try again' }).click();
    await expect(cleo.page.getByText(sentence)).toBeVisible();
    cleo.forgives(/ERR_FAILED/);
  });

story('a webhook’s log is empty, cannot be read, and is read again', async ({ newsroom }) => {
  const cleo = await newsroom.opens(await newsroom.somebody('chief'), { serviceWorkers: 'block' });
  await cleo.goesTo('/webhooks');
  await cleo.page.getByRole('button', { name: 'New webhook' }).click();
  await cleo.page.getByLabel('Address').fill('https://nowhere.invalid/hook');
  await cleo.page.getByRole('button', { name: 'Make it' }).click();
  await cleo.page.getByRole('button', { name: 'I have it' }).click();
  const log = '**/api/hooks/*/deliveries';
  await cleo.page.route(log, (route) => route.abort());
  await cleo.page.getByRole('button', { name: 'Log', exact: true }).click();
  await expect(cleo.page.getByRole('alert')).toContainText('The server cannot be reached.');
  await cleo.page.unroute(log);
  await cleo.page.getByRole('button', { name: 'Try again' }).click();
  await expect(cleo.page.getByText('Nothing was sent yet.')).toBeVisible();
  cleo.forgives(/ERR_FAILED/);
});

story('a file that the server takes long to make, or cannot make, is spoken of', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'), { serviceWorkers: 'block' });
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  const made = '**/api/drafts/*/export/docx';
  const held = Promise.withResolvers<void>();
  await ann.page.route(made, async (route) => {
    await held.promise;
    await route.continue();
  });
  const takes = async (): Promise<void> => {
    await ann.page.getByRole('button', { name: 'Export' }).click();
    await ann.page.getByRole('menuitem', { name: /^Word/ }).click();
  };
  const making = ann.page.getByText('The server is making the file.');
  await takes();
  await expect(making).toBeVisible();
  const file = ann.page.waitForEvent('download');
  held.resolve();
  expect((await file).suggestedFilename()).toBe('the-quay-at-night.docx');
  await expect(making).toHaveCount(0);
  await ann.page.unroute(made);

  await ann.page.route(made, (route) => route.fulfill({ status: 503, body: 'upstream is away' }));
  await takes();
  await expect(ann.page.getByText('The server could not make this file. Try again.')).toBeVisible();
  ann.forgives(/status of 503/);
});
