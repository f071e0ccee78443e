// The board: making drafts, moving them, and being told why not.
import { expect, story } from './newsroom.ts';

story('a file that is empty, binary or huge is said to be so, and makes nothing', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  const cards = await ann.page.getByRole('article').count();
  await ann.page.getByRole('button', { name: 'New draft' }).click();
  const dialog = ann.page.getByRole('dialog');
  await dialog.getByText('File', { exact: true }).click();
  const files = [
    { name: 'empty.txt', buffer: Buffer.from('  \n'), says: 'is empty' },
    { name: 'photo.txt', buffer: Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x10]), says: 'not plain text' },
    { name: 'huge.txt', buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), says: 'at most 5 MB' },
    { name: 'sheet.xls', buffer: Buffer.from('x'), says: 'not a .txt, .md, .html or .docx file' },
  ];
  for (const { says, ...file } of files) {
    await dialog.locator('input[type=file]').setInputFiles({ ...file, mimeType: 'text/plain' });
    await dialog.getByRole('button', { name: 'Make the draft' }).click();
    await expect(dialog.getByRole('alert')).toContainText(says);
  }
  await ann.page.keyboard.press('Escape');
  await expect(ann.page.getByRole('article')).toHaveCount(cards);
});

story(
  'a page and a Markdown file come in as headline, headings, lists and links, and nothing else',
  async ({ newsroom }) => {
    const ann = await newsroom.opens(await newsroom.somebody('writer'));
    await ann.bringsIn(
      'quay.md',
      '# The quay at night\n\nBy Ann\n\n## Boats\n\n- one\n- two\n\n[a link](https://example.org/)',
    );
    await expect(ann.article.locator('h1')).toHaveText('The quay at night');
    await expect(ann.article.locator('[data-kind=byline]')).toHaveText('By Ann');
    await expect(ann.article.locator('[data-kind=bullet]')).toHaveCount(2);
    await expect(ann.article.locator('a')).toHaveAttribute('href', 'https://example.org/');
    await ann.bringsIn(
      'page.html',
      '<h1>The quay by day</h1><script>alert(1)</script><p onclick="alert(2)">Some <b>bold</b> words.<a href="javascript:alert(3)">x</a></p>',
    );
    await expect(ann.article.locator('strong')).toHaveText('bold');
    await expect(ann.article.locator('a, script, [onclick]')).toHaveCount(0);
  },
);

story('a card moves by its menu, and a move that is not allowed says why', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  await ann.goesTo('/');
  const annsCard = ann.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await annsCard.getByRole('button', { name: /^Move / }).click();
  const ready = ann.page.getByRole('menuitem', { name: /^Ready/ });
  await expect(ready).toHaveAttribute('aria-disabled', 'true');
  await expect(ann.page.getByRole('menuitem', { name: /^Published/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await ann.page.getByRole('menuitem', { name: 'Review', exact: true }).click();
  const inReview = bob.page.getByRole('region', { name: /^Review/ }).getByRole('article');
  const bobsCard = inReview.filter({ hasText: 'The quay at night' });
  await expect(bobsCard).toBeVisible();

  await bobsCard.getByRole('button', { name: /^Move / }).click();
  await bob.page.getByRole('menuitem', { name: 'Spike…' }).click();
  await bob.page.getByRole('dialog').getByLabel('Why is it not used?').fill('The ferry was on time.');
  await bob.page.getByRole('dialog').getByRole('button', { name: 'Spike', exact: true }).click();
  await expect(annsCard).toHaveCount(0);

  await bob.page.getByRole('switch', { name: /^Spiked/ }).click();
  const spiked = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
  await spiked.getByRole('link').click();
  await expect(bob.page.getByRole('alert').getByText('The ferry was on time.')).toBeVisible();
  await bob.page.goBack();
  await spiked.getByRole('button', { name: /^Move / }).click();
  await bob.page.getByRole('menuitem', { name: 'Bring back to writing' }).click();
  await expect(
    ann.page.getByRole('region', { name: /^Writing/ }).getByText('The quay at night'),
  ).toBeVisible();
});

story('who is in a draft is seen on the board, and not seen when they have left', async ({ newsroom }) => {
  const ann = await newsroom.opens(await newsroom.somebody('writer'));
  const bob = await newsroom.opens(await newsroom.somebody('editor'));
  await ann.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left late.');
  const card = bob.page.getByRole('article').filter({ hasText: 'The quay at night' });
  const inIt = card.getByRole('img', { name: `In it now: ${ann.person.name}` });
  await expect(inIt).toBeVisible();
  await ann.goesTo('/');
  await expect(inIt).toHaveCount(0);
});
