// A file that is not clean text makes no draft, and says why.
import { expect, test } from 'vitest';
import { readFile, readPasted } from '../../client/board/read-file.ts';
import { IMPORT_LIMIT } from '../../shared/commands.ts';

const file = (name: string, ...bytes: (string | Uint8Array<ArrayBuffer>)[]): File => new File(bytes, name);
const whyNot = async (given: File): Promise<string> => {
  const read = await readFile(given);
  return read.ok ? 'it was read' : read.why;
};

test('the ending says how a file is read', async () => {
  expect(await readFile(file('a.txt', 'Line'))).toEqual({ ok: true, format: 'text', text: 'Line' });
  expect(await readFile(file('B.MD', '# Line'))).toMatchObject({ format: 'markdown' });
  expect(await readFile(file('c.html', '<p>Line'))).toMatchObject({ format: 'html' });
  expect(await whyNot(file('d.pdf', 'Line'))).toContain('not a .txt, .md, .html or .docx file');
});

test('a Word file goes to the server as it is; its older and odder kin are to be saved as one', async () => {
  const docx = file('D.docx', 'PK');
  expect(await readFile(docx)).toEqual({ ok: true, format: 'docx', file: docx });
  for (const name of ['d.doc', 'd.docm', 'd.odt', 'd.rtf'])
    expect(await whyNot(file(name, 'x'))).toContain('Save it as .docx');
});

test('a byte order mark is no letter', async () => {
  expect(await readFile(file('a.txt', new Uint8Array([0xef, 0xbb, 0xbf, 0x41])))).toMatchObject({
    text: 'A',
  });
});

test('bytes that are not UTF-8, and NUL, are refused', async () => {
  expect(await whyNot(file('a.txt', new Uint8Array([0x41, 0xff, 0xfe])))).toContain(
    'not plain text in UTF-8',
  );
  expect(await whyNot(file('a.txt', 'before\0after'))).toContain('not plain text in UTF-8');
});

test('an empty file and one of spaces are refused', async () => {
  expect(await whyNot(file('a.txt'))).toContain('is empty');
  expect(await whyNot(file('a.docx'))).toContain('is empty');
  expect(await whyNot(file('a.txt', ' \n\t '))).toContain('is empty');
});

test('5 MB are read, one byte more is refused unread', async () => {
  expect(await readFile(file('a.txt', 'a'.repeat(IMPORT_LIMIT)))).toMatchObject({ ok: true });
  for (const name of ['a.txt', 'a.docx']) {
    const huge = file(name, new Uint8Array(IMPORT_LIMIT + 1));
    huge.arrayBuffer = () => Promise.reject(new Error('was read'));
    expect(await readFile(huge)).toMatchObject({ ok: false });
  }
});

test('pasted text counts in bytes, not in letters', () => {
  expect(readPasted('é'.repeat(IMPORT_LIMIT / 2 + 1), 'text').ok).toBe(false);
  expect(readPasted('', 'text').ok).toBe(false);
});
