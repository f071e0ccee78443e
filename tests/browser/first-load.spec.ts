// How a page begins. What it is told to ask for beforehand is what it then uses: nothing is asked for a second time.
import { expect, story } from './newsroom.ts';

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
