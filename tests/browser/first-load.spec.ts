// What a page is told to ask for beforehand is what it then uses: nothing is asked for a second time.
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
  // Once for the page, once for the line that it opens.
  expect(asked.filter((path) => path === '/api/me')).toHaveLength(2);
});
