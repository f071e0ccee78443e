// What has grown too long to be shown at once, and is shown on asking.
import { inFolder } from '../fixtures/busy-folder.ts';
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

const empty = { format: 'empty' } as const;

story(
  'the newest of what is done come with the board, the older ones when they are asked for',
  async ({ newsroom, folder }) => {
    const editor = await newsroom.somebody('editor');
    await newsroom.stops();
    await inFolder(folder, editor, async (tells) => {
      for (let at = 0; at < 210; at += 1) {
        const { draftId } = await tells('draft.create', { slug: `old-news-${at}`, content: empty });
        await tells('draft.move', { draftId, to: 'spiked', reason: 'Old news.' });
      }
    });
    await newsroom.startsAgain();
    const bob = await newsroom.opens(editor, { serviceWorkers: 'block' });
    await bob.page.getByRole('switch', { name: /^Spiked/ }).click();
    const spiked = bob.page.getByRole('region', { name: /^Spiked/ });
    const older = spiked.getByRole('button', { name: 'Show older' });
    await expect(spiked.getByText(/^1\d older published and spiked drafts are not shown/)).toBeVisible();
    await isAccessible(bob, 'older drafts');

    // The server does not answer: it is said, and asked again.
    await bob.page.route('**/api/board/done*', (route) => route.abort());
    await older.click();
    await expect(spiked.getByText('The server did not answer.')).toBeVisible();
    await bob.page.unroute('**/api/board/done*');
    await older.click();
    await expect(older).toHaveCount(0);
    await bob.page.getByRole('combobox', { name: 'Find a draft by its words' }).fill('old-news-0');
    await expect(bob.page.getByRole('option').filter({ hasText: 'old-news-0' }).first()).toBeVisible();
    await expect(bob.page.getByRole('switch', { name: 'Spiked (211)' })).toBeVisible();
    bob.forgives(/ERR_FAILED/);
  },
);

story(
  'a timeline begins with its newest moments, and shows older ones on asking',
  async ({ newsroom, folder }) => {
    const editor = await newsroom.somebody('editor');
    await newsroom.stops();
    const draftId = await inFolder(folder, editor, async (tells) => {
      const made = await tells('draft.create', { slug: 'long-story', content: empty });
      for (let at = 1; at <= 130; at += 1)
        await tells('comment.make', { draftId: made.draftId, anchor: null, text: `Remark ${at}` });
      return made.draftId;
    });
    await newsroom.startsAgain();
    const bob = await newsroom.opens(editor);
    await bob.goesTo(`/drafts/${draftId}`);
    await bob.page.getByRole('button', { name: 'Timeline' }).click();
    const drawer = bob.page.getByRole('dialog', { name: 'Timeline' });
    await expect(drawer.getByRole('listitem')).toHaveCount(100);
    await expect(drawer.getByText('made the draft')).toHaveCount(0);
    await drawer.getByRole('button', { name: /^Show older/ }).click();
    await expect(drawer.getByText('made the draft')).toBeVisible();
    await expect(drawer.getByRole('button', { name: /^Show older/ })).toHaveCount(0);
  },
);
