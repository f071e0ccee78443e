// Pictures in an article: brought by one, seen by all at once, described, and never lost with the line or by a key.
import AxeBuilder from '@axe-core/playwright';
import { exif, jpeg, png, segment } from '../fixtures/images.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

const CRANES = { name: 'cranes.png', type: 'image/png', bytes: png({ width: 320, height: 180 }) };

const pictures = ({ article }: Colleague) => article.locator('figure .picture img');
const caption = ({ article }: Colleague) => article.locator('figcaption');
const alternative = ({ page }: Colleague) => page.getByRole('textbox', { name: 'Alternative text' });

/** Whether the browser could draw it, and how large it is. */
async function seesPicture(one: Colleague, width: number): Promise<void> {
  await expect(pictures(one)).toHaveCount(1);
  await expect
    .poll(() => pictures(one).evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBe(width);
}

story('one drops a picture, the other sees it and types its caption', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'The cranes stood still.', 'Nobody spoke.');
  await ann.drops('The cranes stood still.', CRANES);
  await seesPicture(ann, 320);
  await seesPicture(bob, 320);
  await caption(bob).click();
  await bob.types('Cranes at dusk');
  await ann.reads('The cranes stood still.Cranes at duskNobody spoke.');
  await alternative(ann).fill('Three cranes against a red sky');
  await bob.types(', seen from the ferry');
  await expect(alternative(bob)).toHaveValue('Three cranes against a red sky');
  await expect(pictures(bob)).toHaveAttribute('alt', 'Three cranes against a red sky');
  await ann.reads('Cranes at dusk, seen from the ferry');
  await ann.isSaved();
  await bob.page.reload();
  await seesPicture(bob, 320);
  await expect(pictures(bob)).toHaveAttribute('alt', 'Three cranes against a red sky');
});

story('a picture is chosen, deleted and brought back by keys alone', async ({ newsroom }) => {
  const [ann, bob] = await newsroom.two('writer', 'editor', 'The cranes stood still.', 'Nobody spoke.');
  await ann.clicksEndOf('The cranes stood still.');
  await ann.page.locator('input[type=file]').setInputFiles({
    name: CRANES.name,
    mimeType: CRANES.type,
    buffer: Buffer.from(CRANES.bytes),
  });
  await seesPicture(bob, 320);
  await ann.clicksEndOf('Nobody spoke.');
  await ann.page.keyboard.press('Home');
  await ann.page.keyboard.press('Backspace');
  await expect(ann.article.locator('figure.chosen')).toHaveCount(1);
  await ann.types('At dusk');
  await bob.reads('At dusk');
  await pictures(ann).click();
  await ann.page.keyboard.press('Enter');
  await ann.types('Then rain fell.');
  await bob.reads('At duskThen rain fell.Nobody spoke.');
  await pictures(ann).click();
  await ann.page.keyboard.press('Delete');
  await expect(pictures(bob)).toHaveCount(0);
  await bob.reads('The cranes stood still.Then rain fell.Nobody spoke.');
  await ann.page.keyboard.press('Control+z');
  await seesPicture(bob, 320);
  await bob.reads('At dusk');
});

story(
  'without a line a picture waits and says so, typing goes on, and it is sent when asked again',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'The cranes stood still.', 'Nobody spoke.');
    await ann.page.context().setOffline(true);
    await ann.drops('The cranes stood still.', CRANES);
    const waiting = ann.page.getByRole('status').filter({ hasText: 'cranes.png' });
    await expect(waiting).toContainText('did not arrive. The server cannot be reached.');
    await ann.clicksEndOf('The cranes stood still.');
    await ann.types(' Nobody moved.');
    await ann.page.context().setOffline(false);
    await ann.isBack();
    await bob.clicksEndOf('The quay at night');
    await bob.types(' in rain');
    await ann.page.getByRole('button', { name: 'Try again' }).click();
    await seesPicture(bob, 320);
    await expect(waiting).toHaveCount(0);
    const order = await bob.article.locator('> *').evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(order).toEqual(['H1', 'P', 'FIGURE', 'P']);
    await bob.reads('The cranes stood still. Nobody moved.');
    ann.forgives(/ERR_INTERNET_DISCONNECTED/);
  },
);

story('what is no picture is refused in words, and goes when it is told to', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nNobody spoke.');
  const drawing = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  );
  await ann.drops('Nobody spoke.', { name: 'map.png', type: 'image/png', bytes: drawing });
  await expect(ann.page.getByRole('status').filter({ hasText: 'map.png' })).toContainText(
    'This is an SVG drawing.',
  );
  await expect(ann.page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await ann.page.getByRole('button', { name: 'Remove' }).click();
  await expect(ann.page.getByText('map.png')).toHaveCount(0);
  await ann.drops('Nobody spoke.', { name: 'notes.txt', type: 'text/plain', bytes: drawing });
  await expect(ann.page.getByText('Only pictures are dropped here.')).toBeVisible();
  ann.forgives(/422/);
});

story('a picture that was cleaned is drawn as it was, upright', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nNobody spoke.');
  const photo = jpeg([segment(0xe1, 'Exif\0\0', exif(6))], { width: 8, height: 4 });
  await ann.drops('Nobody spoke.', { name: 'quay.jpg', type: 'image/jpeg', bytes: photo });
  await seesPicture(ann, 4);
});

for (const colorScheme of ['light', 'dark'] as const)
  story(
    `a figure is nothing serious for whoever cannot see or use a mouse (${colorScheme})`,
    async ({ newsroom }) => {
      const ann = await newsroom.opens(await newsroom.somebody('writer'), {
        colorScheme,
        viewport: { width: 320, height: 700 },
      });
      await ann.bringsIn('quay.txt', 'The quay at night\n\nNobody spoke.');
      await ann.drops('Nobody spoke.', CRANES);
      await seesPicture(ann, 320);
      await ann.drops('Nobody spoke.', {
        name: 'map.png',
        type: 'image/png',
        bytes: new Uint8Array([1, 2, 3]),
      });
      await expect(ann.page.getByText('map.png')).toBeVisible();
      const { violations } = await new AxeBuilder({ page: ann.page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
      ).toEqual([]);
      expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      ann.forgives(/422/);
    },
  );
