/** Files called .docx that are none, or are made to do harm: each is refused in words that help, or read without the harm. */
import { deflateRawSync } from 'node:zlib';
import { Paragraph, TextRun } from 'docx';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import { textOf } from '../../shared/article/blocks.ts';
import { ATTACKS } from '../fixtures/hostile.ts';
import {
  documentXml,
  packed,
  paragraph,
  partsOf,
  relations,
  tampered,
  W,
  wordFile,
} from '../fixtures/word-file.ts';
import { expectClean } from './expect-clean.ts';

const MB = 1024 * 1024;

async function refusalOf(file: Buffer): Promise<readonly [code: string, message: string]> {
  const read = await readDocx(file);
  return 'code' in read ? [read.code, read.message] : ['read', read.blocks.map(textOf).join('\n')];
}

const honest = (): Buffer => packed(partsOf(documentXml(paragraph('The bridge closes.'))));
const ole = (more = ''): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(more, 'utf16le')]);
const others = (path: string): Buffer => packed({ [path]: strToU8('<x/>') });

test.each([
  ['words', Buffer.from('The bridge closes.'), 'This is not a Word file'],
  ['nothing', Buffer.alloc(0), 'This is not a Word file'],
  ['a PDF', Buffer.from('%PDF-1.7 and so on'), 'This is a PDF'],
  ['rich text', Buffer.from('{\\rtf1\\ansi Bridge}'), 'rich text file'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'This is a picture'],
  ['an old Word file', ole(), 'old Word file (.doc)'],
  ['a file under a password', ole('EncryptedPackage'), 'protected by a password'],
  ['a spreadsheet', others('xl/workbook.xml'), 'This is a spreadsheet'],
  ['a presentation', others('ppt/presentation.xml'), 'This is a presentation'],
  ['an OpenDocument file', others('content.xml'), 'This is an OpenDocument file'],
  ['any other zip', others('readme.xml'), 'damaged'],
  ['half of a file', honest().subarray(0, 300), 'damaged'],
  ['a file with its middle spoilt', Buffer.from(honest()).fill(7, 700, 760), 'damaged'],
])('%s is told by its bytes, and what to do', async (_, file, message) => {
  expect(await refusalOf(file)).toEqual(['unreadable', expect.stringContaining(message)]);
});

test('what is cut off anywhere is refused, and never half a draft', async () => {
  const file = await wordFile([new Paragraph('The bridge closes.')]);
  for (let end = 4; end < file.length; end += 97)
    expect((await refusalOf(file.subarray(0, end)))[0], `cut at ${end}`).toBe('unreadable');
});

test('a file of more than 5 MB is refused unread', async () => {
  expect(await refusalOf(Buffer.alloc(5 * MB + 1))).toEqual(['too-large', expect.stringContaining('5 MB')]);
});

const zeros = (size: number): Uint8Array => new Uint8Array(size).fill(0x20);
/** A file of a document, and whatever a test does with it. */
const parts = (more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  partsOf(documentXml(paragraph('The bridge closes.')), more);

test('a bomb is told by its table of contents, before anything grows', async () => {
  const bomb = packed(parts({ 'word/media/bomb.png': zeros(25 * MB) }));
  expect(bomb.length).toBeLessThan(MB);
  expect((await refusalOf(bomb))[0]).toBe('too-large');
  const many = Object.fromEntries(
    Array.from({ length: 5 }, (_, at) => [`word/media/${at}.png`, zeros(20 * MB)]),
  );
  expect((await refusalOf(packed(parts(many))))[0]).toBe('too-large');
});

test('a bomb that belittles itself grows to what it said, and no byte further', async () => {
  const bomb = packed(parts({ 'word/media/bomb.png': zeros(20 * MB) }));
  const lying = tampered(bomb, (entry, name) => {
    if (name.endsWith('bomb.png')) entry.writeUInt32LE(1_000, 24);
  });
  expect(await refusalOf(lying)).toEqual(['unreadable', expect.stringContaining('damaged')]);
});

test('more parts than any file has are refused before the first is looked at', async () => {
  const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/${at}.xml`, '<x/>']));
  expect((await refusalOf(packed(parts(many))))[0]).toBe('too-large');
});

test.each(['../../word/document.xml', '/etc/passwd.xml', 'C:/word.xml', 'word/../../x.xml'])(
  'a part called %s is refused',
  async (path) => {
    expect((await refusalOf(packed(parts({ [path]: '<x/>' }))))[0]).toBe('unreadable');
  },
);

test('two parts of one name are refused: nobody knows which one Word shows', async () => {
  const file = packed(parts({ 'word/documenu.xml': documentXml(paragraph('Another text.')) }));
  const twice = tampered(file, (entry, name) => {
    if (name === 'word/documenu.xml') entry.write('word/document.xml', 46);
  });
  expect((await refusalOf(twice))[0]).toBe('unreadable');
});

test('an encrypted part is told as such', async () => {
  const locked = tampered(honest(), (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8));
  expect(await refusalOf(locked)).toEqual(['unreadable', expect.stringContaining('password')]);
});

const laughs = `<!DOCTYPE w:document [<!ENTITY a "ha">${Array.from(
  { length: 20 },
  (_, at) => `<!ENTITY a${at} "${`&${at === 0 ? 'a' : `a${at - 1}`};`.repeat(10)}">`,
).join('')}]>`;
const outside = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';

/** Words within so many elements that mean nothing. */
const nested = (deep: number): string =>
  `${'<w:smartTag>'.repeat(deep)}${paragraph('It closes.')}${'</w:smartTag>'.repeat(deep)}`;

test('words within 200 elements are read', async () => {
  expect(await refusalOf(packed(partsOf(documentXml(nested(200)))))).toEqual(['read', 'It closes.']);
});

test.each([
  ['entities that grow without end', documentXml(paragraph('&a19;'), laughs)],
  ['an entity from outside', documentXml(paragraph('&secret;'), outside)],
  ['a document type alone', documentXml(paragraph('x'), '<!DOCTYPE w:document>')],
  ['100,000 elements within each other', documentXml(nested(100_000))],
  ['300 within each other', documentXml(nested(300))],
  ['a tag without an end', `${documentXml('<w:p>').slice(0, -14)}`],
  ['tags that cross', documentXml('<w:p><w:r></w:p></w:r>')],
  ['quotes without an end', documentXml(`<w:p w:x="${'<'.repeat(1_000)}`)],
  ['no XML', 'The bridge closes.'],
])('a text with %s is refused', async (_, document) => {
  expect((await refusalOf(packed(partsOf(document))))[0]).toBe('unreadable');
});

test.each(['word/styles.xml', 'word/numbering.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml'])(
  'entities are refused in %s as well',
  async (path) => {
    expect((await refusalOf(packed(parts({ [path]: `${laughs}<x>&a19;</x>` }))))[0]).toBe('unreadable');
  },
);

test('bytes that are no UTF-8 are refused', async () => {
  const document = strToU8(documentXml(paragraph('Z\u00fcrich')), true);
  expect((await refusalOf(packed({ ...parts(), 'word/document.xml': document })))[0]).toBe('unreadable');
});

test('more tags than a book has are refused', async () => {
  const crowded = documentXml('<w:p/>'.repeat(300_000));
  expect((await refusalOf(packed(partsOf(crowded))))[0]).toBe('too-large');
});

test('a note that names itself, a style that is based on itself and a list without an end are read to their end', async () => {
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const file = packed(
    partsOf(
      documentXml(
        `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>It closes</w:t></w:r>${note}</w:p>`,
      ),
      {
        'word/_rels/document.xml.rels': relations(
          ['footnotes', 'footnotes.xml'],
          ['styles', 'styles.xml'],
          ['numbering', 'numbering.xml'],
        ),
        'word/footnotes.xml': `<w:footnotes xmlns:w="${W}"><w:footnote w:id="1"><w:p>${note}<w:r><w:t>Says who?</w:t></w:r></w:p></w:footnote></w:footnotes>`,
        'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="A"/><w:basedOn w:val="a"/></w:style><w:style w:type="numbering" w:styleId="n"><w:name w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
        'word/numbering.xml': `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="n"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      },
    ),
  );
  expect(await refusalOf(file)).toEqual(['read', 'It closes[1]\nNotes\n[1] Says who?']);
});

test('programs in a file are neither run nor kept; its text is read', async () => {
  const file = packed(
    parts({ 'word/vbaProject.bin': strToU8('Sub AutoOpen()'), 'word/vbaData.xml': '<x/>' }),
  );
  expect(await refusalOf(file)).toEqual(['read', 'The bridge closes.']);
});

test('a file that says nothing is refused', async () => {
  expect((await refusalOf(packed(partsOf(documentXml('<w:p/>')))))[0]).toBe('unreadable');
});

test.each(ATTACKS)('only words are left of %s, wherever it stands', async (attack) => {
  const file = await wordFile(
    [
      new Paragraph({ children: [new TextRun('before '), new TextRun({ text: attack, bold: true })] }),
      new Paragraph({ text: attack, bullet: { level: 0 } }),
    ],
    { comments: { children: [{ id: 0, author: attack, children: [new Paragraph(attack)] }] }, title: attack },
  );
  const read = await readDocx(file);
  if ('code' in read) throw new Error(read.message);
  expectClean(read.blocks);
  expect(read.blocks.some((block) => textOf(block).startsWith('before'))).toBe(true);
  for (const { runs } of read.blocks) for (const { formats } of runs) expect(formats.link).toBeUndefined();
});

test('raw tags in the XML itself are nothing that is known', async () => {
  const body = `<w:p><w:r><w:t>before </w:t></w:r><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><w:r><w:t><![CDATA[<img src=x onerror=alert(1)>]]></w:t></w:r><!-- <w:r><w:t>unseen</w:t></w:r> --></w:p>`;
  expect(await refusalOf(packed(partsOf(documentXml(body))))).toEqual([
    'read',
    'before <img src=x onerror=alert(1)>',
  ]);
});

test('bytes spoilt anywhere are refused or read clean, and never throw', async () => {
  const file = await wordFile([
    new Paragraph('The bridge closes.'),
    new Paragraph({ text: 'Soon', bullet: { level: 0 } }),
  ]);
  for (let at = 0; at < file.length; at += 53) {
    const spoilt = Buffer.from(file);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x5a;
    const read = await readDocx(spoilt);
    if (!('code' in read)) expectClean(read.blocks);
  }
});

test('a part that is stored twice over as one is not read past its end', async () => {
  const raw = deflateRawSync(Buffer.from('x'.repeat(100)));
  const file = tampered(honest(), (entry, name) => {
    if (name === 'word/document.xml') entry.writeUInt32LE(raw.length, 20);
  });
  expect((await refusalOf(file))[0]).toBe('unreadable');
});
