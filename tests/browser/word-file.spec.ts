// An editor is sent a Word file with remarks in it, brings it in, and finds everything in its place.
import { bridgeFile } from '../fixtures/bridge-file.ts';
import { expect, story } from './newsroom.ts';

story(
  'a Word file comes in with its heading, list, picture and comments at their words',
  async ({ newsroom }) => {
    const editor = await newsroom.opens(await newsroom.somebody('editor'));
    await editor.bringsIn('bridge.docx', await bridgeFile());

    await expect(editor.article.locator('h1')).toHaveText('Harbour bridge to close');
    await expect(editor.article.getByText('Ferries every ten minutes')).toBeVisible();
    const picture = editor.article.getByRole('img', { name: 'A crane at dawn' });
    await expect(picture).toHaveJSProperty('naturalWidth', 6);
    await expect(editor.article.locator('figcaption')).toHaveText('A crane on the quay.');

    const note = editor.page.getByRole('status').filter({ hasText: 'Brought in, with changes' });
    await expect(note.getByRole('listitem')).toHaveText([
      '2 comments were brought in under your name; each says who wrote it in Word.',
      '1 comment was resolved in Word and came in closed.',
    ]);
    const thread = await editor.opensThread('Maria Silva in Word, 12 March 2026: Who says so?');
    await expect(thread).toContainText('Tom Weir in Word, 13 March 2026: The council does.');
    await expect(thread.locator('blockquote')).toHaveText('close in March');
    // The note outlives a thread taken in hand, until it is closed.
    await note.getByRole('button', { name: 'Close this note' }).click();
    await expect(note).toHaveCount(0);
    await editor.page.reload();
    await expect(editor.article).toContainText('The bridge will close in March');
    await expect(note).toHaveCount(0);

    const colleague = await newsroom.opens(await newsroom.somebody('writer'));
    await colleague.joins(editor);
    await colleague.reads('close in March');
    await expect(colleague.thread('Who says so?')).toBeVisible();
    await expect(colleague.page.getByText('Brought in, with changes')).toHaveCount(0);
  },
);

story('a file that is no Word file makes nothing and says what to do', async ({ newsroom }) => {
  const editor = await newsroom.opens(await newsroom.somebody('editor'));
  const before = await editor.page.getByRole('article').count();
  await editor.page.getByRole('button', { name: 'New draft' }).click();
  const dialog = editor.page.getByRole('dialog');
  await dialog.getByText('File', { exact: true }).click();
  const buffer = Buffer.from('%PDF-1.7 and so on');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'bridge.docx', mimeType: '', buffer });
  await dialog.getByRole('button', { name: 'Make the draft' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'This is a PDF, not a Word file. Bring in the document that it was made from.',
  );
  editor.forgives(/422/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor.page.getByRole('article')).toHaveCount(before);
});
