import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

/** Wide letters: each block is far higher than its letters' number makes one think. */
const WIDE = 'WWWW MMMM WWW MMMMM WWWWW MM '.repeat(14);

/** More than a hundred blocks, so that what is far from the window is not laid out. */
function longArticle(...middle: string[]): string {
  const blocks = (from: number): string[] =>
    Array.from({ length: 80 }, (_, at) => `Block ${from + at} begins. ${WIDE}`);
  return ['# The long night', ...blocks(0), ...middle, ...blocks(80)].join('\n\n');
}

const block = (one: Colleague, words: string) => one.article.locator('> *').filter({ hasText: words });

/** How far below the window's top the block with these words begins, in pixels. */
async function topOf(one: Colleague, words: string): Promise<number> {
  return (await block(one, words).boundingBox())?.y ?? Number.NaN;
}

/** The first words of the block that stands in the middle of their window. */
function inTheMiddle(one: Colleague): Promise<string> {
  return one.page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.ProseMirror > *')];
    const middle = blocks.find((one) => one.getBoundingClientRect().bottom > innerHeight / 2);
    return /Block \d+ begins|ferry left/.exec(middle?.textContent ?? '')?.[0] ?? 'nothing';
  });
}

/** Waits until the page was not scrolled for a while. */
async function comesToRest(one: Colleague): Promise<void> {
  await one.page.evaluate(async () => {
    let [last, still] = [Number.NaN, 0];
    while (still < 20) {
      await new Promise(requestAnimationFrame);
      still = scrollY === last ? still + 1 : 0;
      last = scrollY;
    }
  });
}

story(
  'of a long article what is far is laid out when one comes to it, and the reader keeps their place',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    await ann.bringsIn('night.md', longArticle('The ferry left at nine.'));
    const heightOf = async (words: string) => (await block(ann, words).boundingBox())?.height ?? 0;
    const near = await heightOf('Block 1 begins');
    expect(await heightOf('Block 140 begins')).toBeLessThan(near);

    // To the middle at once, with no way there: then up again, through what was never laid out.
    await ann.page.keyboard.press('Control+f');
    await ann.page.getByRole('textbox', { name: 'Find', exact: true }).fill('ferry left');
    await ann.page.keyboard.press('Enter');
    await expect(block(ann, 'ferry left')).toBeInViewport();
    await comesToRest(ann);
    await ann.page.mouse.move(500, 500);
    for (let step = 0; step < 12; step++) {
      const seen = await inTheMiddle(ann);
      const before = await topOf(ann, seen);
      await ann.page.mouse.wheel(0, -300);
      await expect.poll(async () => Math.abs((await topOf(ann, seen)) - before - 300)).toBeLessThan(2);
    }
    expect(await heightOf('Block 78 begins')).toBe(near);

    // The keyboard's own ways to the ends.
    await ann.page.keyboard.press('Escape');
    await ann.article.focus();
    await ann.page.keyboard.press('Control+End');
    await ann.types(' The end.');
    await expect(block(ann, 'The end.')).toBeInViewport();
    await ann.page.keyboard.press('Control+Home');
    await expect(block(ann, 'The long night')).toBeInViewport();
  },
);

story(
  'in a long article one is taken to a flag that was far, its card beside it, while colleagues type on the way',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    await ann.bringsIn('night.md', longArticle('The ferry left at nine.'));
    await ann.flags('ferry left', { type: 'Fact', says: 'Name the boat.' });
    await ann.flags('Block 84', { type: 'Fact', says: 'A few blocks on.' });
    await ann.flags('Block 150', { type: 'Fact', says: 'Which block?' });
    const bob = await newsroom.opens(await newsroom.somebody('writer'));
    await bob.joins(ann);
    const stands = async (says: string, words: string): Promise<void> => {
      await expect(bob.article.locator('.passage').filter({ hasText: words })).toBeInViewport();
      await expect.poll(async () => Math.abs(await bob.cardBelow(says, words))).toBeLessThan(8);
    };
    await bob.page.keyboard.press('F8');
    await stands('Name the boat.', 'ferry left');
    await bob.page.keyboard.press('F8');
    await stands('A few blocks on.', 'Block 84');
    await ann.clicksEndOf('Block 120 begins');
    await ann.types(' Nobody has been here before her.'.repeat(8));
    await bob.reads(' Nobody has been here before her.'.repeat(8));
    await bob.page.keyboard.press('F8');
    await stands('Which block?', 'Block 150');
    await bob.page.keyboard.press('F8');
    await stands('Name the boat.', 'ferry left');
  },
);

story('in a long article names at carets are whole, and numbered items count on', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('chief'));
  await ann.bringsIn('night.md', longArticle('1. The first boat.\n2. The second boat.\n3. The third boat.'));
  const bob = await newsroom.opens(await newsroom.somebody('writer'));
  await bob.joins(ann);
  // At the very top of a block, so that the name stands above it.
  await bob.article
    .locator('> *')
    .nth(2)
    .click({ position: { x: 2, y: 8 } });
  await bob.page.keyboard.press('Home');
  await bob.types('Then ');
  await bob.page.keyboard.press('Home');
  const atItsTop = ann.article.locator('> * > .their-caret:first-child');
  await expect(atItsTop).toBeInViewport();
  const name = atItsTop.locator('.their-name');
  // While letters come in, carets are drawn anew.
  const boxes: { x: number; y: number; width: number; height: number }[] = [];
  const isDrawn = async (): Promise<boolean> => {
    boxes.push(...[await name.boundingBox()].filter((box) => box !== null));
    return boxes.length > 0;
  };
  await expect.poll(isDrawn).toBe(true);
  const [box] = boxes;
  if (!box) throw new Error('The name is not drawn.');
  const looks = async (margin: string): Promise<Buffer> => {
    await ann.page.evaluate((wide) => {
      const sheet = new CSSStyleSheet();
      if (wide !== '') sheet.replaceSync(`.article > * { overflow-clip-margin: ${wide} !important }`);
      document.adoptedStyleSheets = [sheet];
    }, margin);
    return ann.page.screenshot({ clip: box });
  };
  const [now, wide, narrow] = [await looks(''), await looks('1000px'), await looks('0px')];
  expect(now.equals(wide)).toBe(true);
  expect(narrow.equals(wide)).toBe(false);

  await ann.clicksEndOf('The third boat.');
  const devtools = await ann.page.context().newCDPSession(ann.page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const told = nodes.flatMap(({ role, name }) => (role?.value === 'StaticText' ? [String(name?.value)] : []));
  expect(told.filter((one) => /^\d$/.test(one))).toEqual(['1', '2', '3']);
});

story(
  'in a long article a card stands at the line of its words, where each block is as high as was thought',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'));
    const lines = Array.from({ length: 160 }, (_, at) => `The boat of hour ${at} has left.`);
    await ann.bringsIn('night.md', ['# The long night', ...lines].join('\n\n'));
    await ann.flags('150 has left', { type: 'Fact', says: 'Who saw it?' });
    const bob = await newsroom.opens(await newsroom.somebody('writer'));
    await bob.joins(ann);
    await bob.page.keyboard.press('F8');
    await expect(block(bob, 'hour 150')).toBeInViewport();
    await expect
      .poll(async () => Math.abs(await bob.cardBelow('Who saw it?', '150 has left')))
      .toBeLessThan(8);
  },
);

story(
  'on a phone one is taken up a long article to words that were never on the screen',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('chief'), {
      viewport: { width: 390, height: 844 },
    });
    await ann.bringsIn('night.md', longArticle());
    await ann.page.keyboard.press('Control+f');
    const find = ann.page.getByRole('textbox', { name: 'Find', exact: true });
    for (const words of ['Block 60 begins', 'Block 57 begins', 'Block 55 begins']) {
      await find.fill(words);
      await ann.page.keyboard.press('Enter');
      // Below the header, in the upper quarter: a sheet may stand over the rest.
      const outOfSight = async (): Promise<number> => Math.abs((await topOf(ann, words)) - 160);
      await expect.poll(outOfSight, { message: words }).toBeLessThanOrEqual(45);
    }
  },
);
