// Taking an article along: by copying, as a file, on paper; without a line as well.
import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';
import { pdfPages } from './pdf-text.ts';

const STORY = `# The quay at night

Nobody **spoke** of it.

- twelve cranes
  - two of them new

The ferry left at nine, its captain says.`;

async function opensMenu({ page }: Colleague): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click();
}

async function chooses(person: Colleague, item: string): Promise<void> {
  await opensMenu(person);
  await person.page.getByRole('menuitem', { name: item }).click();
}

async function downloads(person: Colleague, item: string): Promise<Download> {
  const coming = person.page.waitForEvent('download');
  await chooses(person, item);
  return coming;
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** What another program finds in the clipboard. */
function clipboard({ page }: Colleague, type: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType(wanted);
    return (await blob?.text()) ?? '';
  }, type);
}

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

story('an article is copied for the web, as Markdown and as text', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'), CLIPBOARD);
  await ann.bringsIn('quay.md', STORY);
  await chooses(ann, 'Copy for the web (HTML)');
  await expect(ann.page.getByText('Copied as HTML.')).toBeVisible();
  expect(await clipboard(ann, 'text/plain')).toContain(
    '<ul><li>twelve cranes<ul><li>two of them new</li></ul></li></ul>',
  );
  expect(await clipboard(ann, 'text/html')).toContain('<strong>spoke</strong>');
  await chooses(ann, 'Copy as Markdown');
  await expect(ann.page.getByText('Copied as Markdown.')).toBeVisible();
  expect(await clipboard(ann, 'text/plain')).toBe(`${STORY}\n`);
});

story('words copied from the editor are lists and headings elsewhere', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'), CLIPBOARD);
  await ann.bringsIn('quay.md', STORY);
  await ann.article.click();
  await ann.page.keyboard.press('ControlOrMeta+a');
  await ann.page.keyboard.press('ControlOrMeta+c');
  const page = await clipboard(ann, 'text/html');
  expect(page).toMatch(/<h1[^>]*>The quay at night<\/h1>/u);
  expect(page).toMatch(
    /<ul[^>]*><li[^>]*>twelve cranes<ul[^>]*><li[^>]*>two of them new<\/li><\/ul><\/li><\/ul>/u,
  );
  expect(await clipboard(ann, 'text/plain')).toContain('• twelve cranes\n  • two of them new');
});

story('the menu works by keyboard, and a Word document has the comments', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'));
  await chief.bringsIn('quay.md', STORY);
  await chief.flags('at nine', { type: 'Fact', says: 'Ten, the log says.' });
  await chief.page.getByRole('button', { name: 'Export' }).focus();
  await chief.page.keyboard.press('Enter');
  await expect(chief.page.getByRole('menuitem', { name: 'Copy for the web (HTML)' })).toBeFocused();
  for (let step = 0; step < 6; step += 1) await chief.page.keyboard.press('ArrowDown');
  const coming = chief.page.waitForEvent('download');
  await chief.page.keyboard.press('Enter');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('the-quay-at-night.docx');
  const parts = unzipSync(new Uint8Array(await contentOf(download)));
  const comments = new TextDecoder().decode(parts['word/comments.xml']);
  expect(comments).toContain('Ten, the log says.');
  expect(comments).toContain(`w:author="${chief.person.name}"`);
});

story('without a line the page still makes what it can, and says what it cannot', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'), CLIPBOARD);
  await ann.bringsIn('quay.md', STORY);
  await ann.isSaved();
  await ann.page.context().setOffline(true);
  await expect(ann.page.getByText('No line to the server.')).toBeVisible();
  const markdown = await downloads(ann, 'Markdown (.md)');
  expect((await contentOf(markdown)).toString()).toBe(`${STORY}\n`);
  await chooses(ann, 'Copy for the web (HTML)');
  await expect(ann.page.getByText('Copied as HTML.')).toBeVisible();
  await chooses(ann, 'Word, with the comments (.docx)');
  await expect(
    ann.page.getByText('The server cannot be reached, and only it makes this file.'),
  ).toBeVisible();
  ann.forgives(/ERR_INTERNET_DISCONNECTED/);
});

story(
  'a draft prints as its article alone, its open flags below when they are asked for',
  async ({ newsroom }) => {
    const chief = await newsroom.opens(await newsroom.somebody('chief'), { colorScheme: 'dark' });
    await chief.bringsIn('quay.md', STORY);
    await chief.flags('at nine', { type: 'Fact', says: 'Ten, the log says.' });
    const alone = await printed(chief);
    for (const words of ['The quay at night', 'two of them new', 'The ferry left at nine'])
      expect(alone).toContain(bare(words));
    for (const chrome of [
      'Galley',
      'Saved',
      'Paragraph',
      'Ten, the log says.',
      'Open flags',
      chief.person.name,
    ])
      expect(alone).not.toContain(bare(chrome));
    await chief.page.evaluate(() => {
      document.documentElement.dataset['print'] = 'flags';
    });
    const both = await printed(chief);
    expect(both.indexOf(bare('Open flags'))).toBeGreaterThan(both.indexOf(bare('The ferry left at nine')));
    expect(both).toContain(bare('Ten, the log says.'));
    expect(both).not.toContain(bare('Saved'));
  },
);

story('printing is in the menu, and asks for the flags only when they are wanted', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.md', STORY);
  await ann.page.evaluate(() => {
    window.print = () => {
      document.title = `printed ${document.documentElement.dataset['print'] ?? 'alone'}`;
      dispatchEvent(new Event('afterprint'));
    };
  });
  await chooses(ann, 'With the open flags');
  await expect(ann.page).toHaveTitle('printed flags');
  await chooses(ann, 'The article');
  await expect(ann.page).toHaveTitle('printed alone');
});

story('an edition is downloaded from where the draft says that it is published', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'));
  await chief.page
    .getByRole('region', { name: /^Published/ })
    .getByRole('link')
    .first()
    .click();
  await chief.page.getByRole('button', { name: 'Download edition' }).click();
  const coming = chief.page.waitForEvent('download');
  await chief.page.getByRole('menuitem', { name: 'Word (.docx)' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/-edition-\d+\.docx$/u);
  expect(Object.keys(unzipSync(new Uint8Array(await contentOf(download))))).toContain('word/document.xml');
});

story('a number that was never published is a page with a way on', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  await ann.bringsIn('quay.md', STORY);
  const path = new URL(ann.page.url()).pathname;
  await ann.goesTo(path.replace('/drafts/', '/editions/').concat('/4'));
  await expect(ann.page.getByRole('heading', { name: 'There is no such edition' })).toBeVisible();
  await ann.page.getByRole('link', { name: 'The draft' }).click();
  await expect(ann.article).toBeVisible();
  ann.forgives(/status of 404/);
});

/** The words on the paper, without spaces: lines break where they will. */
async function printed({ page }: Colleague): Promise<string> {
  const pages = pdfPages(await page.pdf({ format: 'A4' }));
  return bare(pages.join(''));
}

function bare(words: string): string {
  return words.replaceAll(/\s/gu, '');
}
