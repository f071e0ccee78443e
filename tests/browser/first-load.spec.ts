// How a page begins. What it is told to ask for beforehand is what it then uses: nothing is asked for a second time.
import type { Colleague } from './colleague.ts';
import { expect, type Newsroom, story } from './newsroom.ts';

story('a draft that is opened directly asks once for each file, and once who reads', async ({ newsroom }) => {
  const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const bob = await newsroom.opens(await newsroom.somebody('editor'), { serviceWorkers: 'block' });
  const tab = await newsroom.opensBeside(bob);
  const asked: string[] = [];
  tab.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await tab.goesTo(new URL(ann.page.url()).pathname);
  await tab.reads('The ferry left late.');
  const scripts = asked.filter((path) => path.endsWith('.js'));
  expect(scripts.some((path) => path.includes('/editor-'))).toBe(true);
  expect([...scripts].sort()).toEqual([...new Set(scripts)].sort());
  expect(asked.filter((path) => path === '/api/me')).toHaveLength(1);
});

story('a page tries nothing that its own policy forbids', async ({ newsroom }) => {
  const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const tab = await newsroom.opensBeside(ann);
  const forbidden: string[] = [];
  await tab.page.exposeFunction('forbids', (what: string) => forbidden.push(what));
  await tab.page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ blockedURI }) =>
      Reflect.get(window, 'forbids')(blockedURI),
    ),
  );
  await tab.goesTo(new URL(ann.page.url()).pathname);
  await tab.reads('The ferry left late.');
  expect(forbidden).toEqual([]);
});

story(
  'who waits long for the server is told so, and has the draft as soon as it answers',
  async ({ newsroom }) => {
    const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    const bob = await newsroom.opens(await newsroom.somebody('editor'), { serviceWorkers: 'block' });
    const tab = await newsroom.opensBeside(bob);
    const { promise: answering, resolve: answers } = Promise.withResolvers<void>();
    await tab.page.route('**/api/me', async (route) => {
      await answering;
      await route.continue();
    });
    const going = tab.goesTo(new URL(ann.page.url()).pathname);
    await expect(tab.page.getByRole('status')).toHaveText('Opening the newsroom…');
    answers();
    await going;
    await tab.reads('The ferry left late.');
  },
);

for (const [where, viewport] of [
  ['at a desk', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const)
  story(
    `the article is drawn before what stands around it, and stays where it is: ${where}`,
    async ({ newsroom }) => {
      const ann = await newsroom.opens(await newsroom.somebody('writer'));
      await ann.bringsIn('quay.md', '# The quay\n\nThe ferry left late.');
      const draft = new URL(ann.page.url()).pathname;
      // The more people are here, the more lines a phone's head has.
      await ann.goesTo('/');
      const bob = await newsroom.opens(await newsroom.somebody('editor'), { viewport });
      await bob.page.addInitScript(watchArticle);
      await bob.goesTo(draft);
      await bob.reads('The ferry left late.');
      await expect(bob.page.locator('[data-gate]')).toBeVisible();
      const drawn = await bob.page.evaluate(() => window.drawn);
      expect(drawn?.withGate).toBe(false);
      const box = await bob.page.locator('.ProseMirror').boundingBox();
      expect(box?.y).toBe(drawn?.y);
    },
  );

declare global {
  interface Window {
    /** How it was when the article could first be typed in. */
    drawn?: { readonly withGate: boolean; readonly y: number };
  }
}

/** Runs in the page. */
function watchArticle(): void {
  new MutationObserver((_, watching) => {
    const article = document.querySelector<HTMLElement>('.ProseMirror');
    if (!article?.isContentEditable) return;
    const withGate = document.querySelector('[data-gate]') !== null;
    window.drawn = { withGate, y: article.getBoundingClientRect().y };
    watching.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Another tab of somebody's on the draft that Ann has open, in which what draws the page around the article waits. */
async function opensHalfway(newsroom: Newsroom, ann: Colleague, hash = '') {
  const bob = await newsroom.opens(await newsroom.somebody('editor'), { serviceWorkers: 'block' });
  const tab = await newsroom.opensBeside(bob);
  const { promise: isComing, resolve: comes } = Promise.withResolvers<boolean>();
  await tab.page.route(DRAWING, async (route) => {
    if (await isComing) await route.continue();
    else await route.abort();
  });
  const going = tab.goesTo(new URL(ann.page.url()).pathname + hash);
  await tab.reads('The ferry left late.');
  const pageComes = async (): Promise<void> => {
    comes(true);
    await going;
    await expect(tab.page.getByRole('button', { name: 'Timeline' })).toBeVisible();
  };
  const pageFails = async (): Promise<void> => {
    comes(false);
    await going;
    await expect(tab.page.getByText('load this page again')).toBeVisible();
  };
  return { tab, pageComes, pageFails };
}

/** React and Mantine. */
const DRAWING = '**/assets/looks-*.js';

story(
  'an article is typed in before the page around it has come, which takes it over: words, caret, focus, undo, what is in sight',
  async ({ newsroom }) => {
    const before = Array.from({ length: 60 }, (_, at) => `Boat ${at} came in.`);
    const [ann] = await newsroom.two('writer', 'editor', ...before, 'The ferry left late.');
    const { tab, pageComes } = await opensHalfway(newsroom, ann);
    const top = () =>
      tab.article.getByText('Boat 58 came in.').evaluate((at) => at.getBoundingClientRect().y);
    await tab.clicksEndOf('The ferry left late.');
    await tab.types(' It came back');
    await ann.reads('The ferry left late. It came back');
    await expect(tab.page.locator('[data-gate]')).toHaveCount(0);
    expect(await tab.page.evaluate(() => scrollY)).toBeGreaterThan(500);
    const inSight = await top();
    await pageComes();
    expect(await top()).toBe(inSight);
    await tab.types(' at noon.');
    await ann.reads('The ferry left late. It came back at noon.');
    await tab.page.keyboard.press('ControlOrMeta+z');
    await ann.readsNoMore('at noon');
    await expect(tab.article).toHaveCount(1);
  },
);

story('a letter that is being composed when the page comes is composed to its end', async ({ newsroom }) => {
  const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const { tab, pageComes } = await opensHalfway(newsroom, ann);
  await tab.clicksEndOf('The ferry left late.');
  const devtools = await tab.page.context().newCDPSession(tab.page);
  const composes = (text: string) =>
    devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await composes('に');
  const coming = pageComes();
  await tab.page.waitForLoadState();
  await composes('日本');
  await devtools.send('Input.insertText', { text: '日本' });
  await coming;
  await tab.types(' é');
  await ann.reads('The ferry left late.日本 é');
});

story(
  'words that are selected before the page around the article has come stay selected, and are flagged',
  async ({ newsroom }) => {
    const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    const { tab, pageComes } = await opensHalfway(newsroom, ann);
    await tab.selectsUnheard('ferry');
    await tab.page.keyboard.press('ControlOrMeta+Alt+f');
    await tab.types('Which');
    await pageComes();
    const form = tab.page.getByRole('region', { name: 'New thread' });
    await form.getByRole('textbox', { name: 'What is the matter?' }).fill('Which one?');
    await form.getByRole('button', { name: 'Raise flag' }).click();
    await expect(ann.thread('Which one?')).toContainText('ferry');
  },
);

story(
  'an article that turns out to be shut is only read until the page says so: nothing typed is lost in between',
  async ({ newsroom }) => {
    const [ann] = await newsroom.two('chief', 'editor', 'The ferry left late.');
    const { tab, pageComes } = await opensHalfway(newsroom, ann);
    await tab.clicksEndOf('The ferry left late.');
    await ann.page.getByRole('button', { name: 'Writing', exact: true }).click();
    await ann.page.getByRole('menuitem', { name: /^Spike/ }).click();
    const dialog = ann.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('The ferry was on time.');
    await dialog.getByRole('button', { name: /^Spike/ }).click();
    await expect(tab.article).toHaveAttribute('aria-readonly', 'true');
    await tab.types(' It came back');
    await pageComes();
    await expect(tab.page.getByText('The ferry was on time.').first()).toBeVisible();
    expect(await tab.words()).not.toContain('It came back');
  },
);

story('whoever comes to a thread and scrolls on is not pulled back by the page', async ({ newsroom }) => {
  const after = Array.from({ length: 60 }, (_, at) => `Boat ${at} came in.`);
  const [ann] = await newsroom.two('writer', 'editor', ...after, 'The ferry left late.');
  await ann.flags('ferry', { type: 'Fact', says: 'Which one?' });
  const { hash } = new URL(await ann.linkTo('Which one?'));
  const { tab, pageComes } = await opensHalfway(newsroom, ann, hash);
  const scrolled = () => tab.page.evaluate(() => scrollY);
  await expect.poll(scrolled).toBeGreaterThan(500);
  await tab.page.mouse.move(600, 500);
  await tab.page.mouse.wheel(0, -400);
  await tab.page.waitForFunction(() => new Promise((resolve) => addEventListener('scrollend', resolve)));
  const before = await scrolled();
  await pageComes();
  await expect(tab.thread('Which one?').getByRole('textbox', { name: 'Reply' })).toBeVisible();
  expect(await scrolled()).toBe(before);
});

story(
  'what is pressed before the page around the article has come is done when it has: a thread, a key of the page',
  async ({ newsroom }) => {
    const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    await ann.flags('ferry', { type: 'Fact', says: 'Which one?' });
    const { tab, pageComes } = await opensHalfway(newsroom, ann);
    await tab.article.locator('.passage', { hasText: 'ferry' }).click();
    await tab.page.keyboard.press('ControlOrMeta+k');
    await tab.types('zebra');
    await pageComes();
    await expect(tab.page).toHaveURL(/#t\d+$/);
    await expect(tab.page.getByRole('dialog')).toBeVisible();
    await tab.page.keyboard.press('Escape');
    await expect(tab.thread('Which one?').getByRole('textbox', { name: 'Reply' })).toBeVisible();
    expect(await tab.words()).not.toContain('zebra');
  },
);

story(
  'an article whose page does not come says what to do, and what was typed in it is not lost',
  async ({ newsroom }) => {
    const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    const { tab, pageFails } = await opensHalfway(newsroom, ann);
    tab.forgives(/ERR_FAILED|dynamically imported module/);
    await tab.clicksEndOf('The ferry left late.');
    await tab.types(' It came back');
    await pageFails();
    await ann.reads('The ferry left late. It came back');
    await tab.page.unrouteAll();
    await tab.goesTo(new URL(ann.page.url()).pathname);
    await tab.reads('The ferry left late. It came back');
  },
);

story('a page whose scripts do not come says what to do', async ({ newsroom }) => {
  const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const bob = await newsroom.opens(await newsroom.somebody('editor'), { serviceWorkers: 'block' });
  const tab = await newsroom.opensBeside(bob);
  for (const one of [bob, tab]) one.forgives(/ERR_FAILED|dynamically imported module/);
  await tab.page.route('**/assets/editor-*.js', (route) => route.abort());
  await tab.goesTo(new URL(ann.page.url()).pathname);
  await expect(tab.page.getByText('load this page again')).toBeVisible();
  await tab.page.unrouteAll();
  await tab.goesTo(new URL(ann.page.url()).pathname);
  await tab.reads('The ferry left late.');
});
