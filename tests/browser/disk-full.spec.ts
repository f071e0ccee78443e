// The server's disk is full: everybody sees it, at any width, nothing is lost, and it goes on by itself.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

const NARROW = { viewport: { width: 320, height: 640 } };
const FULL = 'The server’s disk is full.';
const UNSAVED = 'Not saved, kept on this device';

if (!mayMount()) console.info('No disk may be mounted here: the story of a full one is left out.');
else {
  const onSmallDisk = story.extend<{ disk: string }>({
    disk: async ({ browser: _ }, use) => {
      const disk = smallDisk();
      await use(disk.path);
      disk.leaves();
    },
    folder: async ({ disk }, use) => use(join(disk, 'data')),
  });

  onSmallDisk(
    'whoever types for a full disk is told, keeps their words, and is saved once there is room',
    async ({ newsroom, disk }) => {
      const ballast = join(disk, 'ballast');
      const ann = await newsroom.opens(await newsroom.somebody('writer'), NARROW);
      const bob = await newsroom.opens(await newsroom.somebody('editor'));
      await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
      await bob.joins(ann);
      fill(ballast);
      await ann.clicksEndOf('The ferry left late.');
      await ann.types(' Nobody saw it go.');
      for (const one of [ann, bob]) await isTold(one);
      await expect(ann.page.getByText(UNSAVED)).toBeInViewport({ ratio: 1 });
      const width = await ann.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(NARROW.viewport.width);

      await bob.page.reload();
      await bob.reads('The ferry left late.');
      await bob.readsNoMore('Nobody saw it go.');
      await isTold(bob);

      rmSync(ballast);
      await bob.reads('Nobody saw it go.');
      for (const one of [ann, bob]) {
        await expect(one.page.getByText(FULL)).toBeHidden();
        await one.isSaved();
      }
    },
  );
}

async function isTold({ page }: Colleague): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: FULL })).toBeInViewport({ ratio: 1 });
}
