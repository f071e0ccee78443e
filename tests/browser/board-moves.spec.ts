// Cards carried from stage to stage: by mouse, by finger, by keys; while others move them; and where they may not go.
import type { Locator } from '@playwright/test';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

const column = (who: Colleague, stage: string): Locator =>
  who.page.getByRole('region', { name: new RegExp(`^${stage}`) });
const cardIn = (who: Colleague, stage: string): Locator =>
  column(who, stage).getByRole('article').filter({ hasText: 'The quay at night' });

/** Takes the card by the mouse and holds it over a stage. */
async function carries(who: Colleague, card: Locator, over: string): Promise<void> {
  // A card that glides takes no press: this waits until it rests.
  await card.hover({ position: { x: 40, y: 40 } });
  const from = await card.boundingBox();
  const to = await column(who, over).boundingBox();
  if (!from || !to) throw new Error('the card or the stage is not on the screen');
  await who.page.mouse.down();
  await who.page.mouse.move(from.x + 60, from.y + 50, { steps: 4 });
  await who.page.mouse.move(to.x + to.width / 2, Math.max(to.y + 160, from.y), { steps: 6 });
}

story(
  'a card is dragged to another stage by the mouse, and everybody sees it there',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'));
    const bob = await newsroom.opens(await newsroom.somebody('editor'));
    await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await ann.goesTo('/');
    await carries(ann, cardIn(ann, 'Writing'), 'Review');
    await expect(column(ann, 'Review').getByText('Move to Review')).toBeVisible();
    await ann.page.mouse.up();
    await expect(cardIn(ann, 'Review')).toBeVisible();
    await expect(cardIn(bob, 'Review')).toBeVisible();
    await expect(cardIn(bob, 'Writing')).toHaveCount(0);
    // It was a drag: the draft was not opened.
    expect(new URL(ann.page.url()).pathname).toBe('/');
  },
);

story('a stage that would not take the card says why, and puts it back', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.goesTo('/');
  await carries(ann, cardIn(ann, 'Writing'), 'Ready');
  const why = 'A draft is handed in for review before it is called ready.';
  await expect(column(ann, 'Ready').getByText(why)).toBeVisible();
  await ann.page.mouse.up();
  await expect(cardIn(ann, 'Writing').getByRole('alert')).toHaveText(why);
  await expect(cardIn(ann, 'Ready')).toHaveCount(0);
});

story('over Published the gate opens and says what stands before it', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await bob.goesTo('/');
  await carries(bob, cardIn(bob, 'Writing'), 'Published');
  await bob.page.mouse.up();
  const gate = bob.page.getByRole('dialog', { name: 'The quay at night' });
  await expect(gate.getByText('The draft is not in “ready”')).toBeVisible();
  await bob.page.keyboard.press('Escape');
  await expect(cardIn(bob, 'Writing')).toBeVisible();
});

story('by keys a card is lifted, led to a stage and put down, and told all the way', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.goesTo('/');
  const told = (words: string | RegExp): Promise<void> =>
    expect(ann.page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  const link = cardIn(ann, 'Writing').getByRole('link');
  await expect(link).toHaveAccessibleDescription(/Space lifts the card/);
  await link.focus();
  await ann.page.keyboard.press('Space');
  await told(/lifted from Writing/);
  await ann.page.keyboard.press('ArrowRight');
  await told('Review.');
  await ann.page.keyboard.press('ArrowRight');
  await told('Ready, shut: A draft is handed in for review before it is called ready.');
  await ann.page.keyboard.press('Escape');
  await told(/is back in Writing/);
  await ann.page.keyboard.press('Space');
  await ann.page.keyboard.press('ArrowRight');
  await ann.page.keyboard.press('Space');
  await told(/goes to Review/);
  await expect(cardIn(ann, 'Review')).toBeVisible();
  // The focus goes along.
  await expect(cardIn(ann, 'Review').getByRole('link')).toBeFocused();
});

story(
  'a card that a colleague moves while it is dragged is judged by where it stands then',
  async ({ newsroom }) => {
    const bob = await newsroom.opens(await newsroom.somebody('editor'));
    const cleo = await newsroom.opens(await newsroom.somebody('chief'));
    await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await bob.goesTo('/');
    await carries(bob, cardIn(bob, 'Writing'), 'Ready');
    await expect(column(bob, 'Ready').getByText('handed in for review before')).toBeVisible();
    await cardIn(cleo, 'Writing')
      .getByRole('button', { name: /^Move / })
      .click();
    await cleo.page.getByRole('menuitem', { name: 'Review', exact: true }).click();
    await expect(cardIn(cleo, 'Review')).toBeVisible();
    // Ready takes it now, and says so under the hand.
    await expect(column(bob, 'Ready').getByText('Move to Ready')).toBeVisible();
    await bob.page.mouse.up();
    await expect(cardIn(bob, 'Ready')).toBeVisible();
    await expect(cardIn(cleo, 'Ready')).toBeVisible();
  },
);

story(
  'a card that is spiked while it is dragged comes back with the reason, and leaves the board',
  async ({ newsroom }) => {
    const bob = await newsroom.opens(await newsroom.somebody('editor'));
    const cleo = await newsroom.opens(await newsroom.somebody('chief'));
    await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await bob.goesTo('/');
    await carries(bob, cardIn(bob, 'Writing'), 'Review');
    await cardIn(cleo, 'Writing')
      .getByRole('button', { name: /^Move / })
      .click();
    await cleo.page.getByRole('menuitem', { name: 'Spike…' }).click();
    await cleo.page.getByRole('dialog').getByLabel('Why is it not used?').fill('The ferry was on time.');
    await cleo.page.getByRole('dialog').getByRole('button', { name: 'Spike', exact: true }).click();
    await expect(
      column(bob, 'Review').getByText('A spiked draft is brought back to writing first.'),
    ).toBeVisible();
    await bob.page.mouse.up();
    await expect(bob.page.getByRole('article').filter({ hasText: 'The quay at night' })).toHaveCount(0);
  },
);

story(
  'on a phone a card is carried by the finger to a stage that has no column there',
  async ({ newsroom }) => {
    const bob = await newsroom.opens(await newsroom.somebody('editor'), {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
    await bob.goesTo('/');
    const card = cardIn(bob, 'Writing');
    await expect(card).toContainText('8 words');
    // It rests in its place, and nothing lies over it.
    await card.getByRole('link').tap({ trial: true });
    const box = await card.boundingBox();
    if (!box) throw new Error('the card is not on the screen');
    const devtools = await bob.page.context().newCDPSession(bob.page);
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number): Promise<unknown> =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await finger('touchStart', box.x + 60, box.y + 60);
    // The finger rests until the card is lifted.
    const target = bob.page.locator('[data-stage=review]').last();
    await expect(target).toBeVisible();
    const to = await target.boundingBox();
    if (!to) throw new Error('there is no place to put it down');
    await finger('touchMove', box.x + 70, box.y + 80);
    await finger('touchMove', to.x + 60, to.y + 20);
    await expect(target).toHaveAttribute('data-over', 'true');
    await finger('touchEnd', 0, 0);
    await bob.page
      .getByRole('navigation', { name: 'Stages' })
      .getByRole('button', { name: /^Review/ })
      .click();
    await expect(cardIn(bob, 'Review')).toBeVisible();
  },
);

story('a long column draws what is near the screen, and is read to its end', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  // As many as one person may make at once.
  const COUNT = 50;
  await ann.page.evaluate(async (count) => {
    for (let at = 0; at < count; at++)
      await fetch('/api/commands/draft.create', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          payload: {
            slug: `quay-${String(at).padStart(2, '0')}`,
            content: { format: 'text', text: `The quay, part ${at}\n\n${'The ferry left late. '.repeat(5)}` },
          },
        }),
      });
  }, COUNT);
  const cards = column(ann, 'Writing').getByRole('article');
  await expect(column(ann, 'Writing').getByRole('heading', { level: 2 })).toHaveText(/Writing \d+/);
  await expect(cards.filter({ hasText: 'quay-05' })).toBeAttached();
  expect(await cards.count()).toBeLessThan(COUNT);
  // Without a deadline they stand by slug: the last made is the last.
  const last = cards.filter({ hasText: `quay-${COUNT - 1}` });
  await expect(async () => {
    await ann.page.mouse.wheel(0, 2_000);
    await expect(last).toBeInViewport({ timeout: 100 });
  }).toPass();
  await last.getByRole('link').focus();
  for (let at = 2; at < 30; at++) await ann.page.keyboard.press('ArrowUp');
  await expect(cards.filter({ hasText: `quay-${COUNT - 29}` }).getByRole('link')).toBeFocused();
  await carries(ann, cards.filter({ hasText: `quay-${COUNT - 29}` }), 'Review');
  await ann.page.mouse.up();
  await expect(column(ann, 'Review').getByText(`quay-${COUNT - 29}`)).toBeAttached();
});

story('what is shut in a menu is reached by the keys and says why', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.page.getByRole('button', { name: 'Writing', exact: true }).click();
  const ready = ann.page.getByRole('menuitem', { name: 'Move to ready' });
  await expect(ready).toHaveAttribute('aria-disabled', 'true');
  for (let at = 0; at < 4 && !(await ready.evaluate((item) => item === document.activeElement)); at++)
    await ann.page.keyboard.press('ArrowDown');
  await expect(ready).toBeFocused();
  await expect(ready).toHaveAccessibleName(
    'Move to ready A draft is handed in for review before it is called ready.',
  );
  await ann.page.keyboard.press('Enter');
  await expect(ready).toBeVisible();
});
