/** What real Word files have and files made by a library have not, each in the smallest file that has it. */
import { expect, test } from 'vitest';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import type { FileRead } from '../../server/import/read-in.ts';
import { textOf } from '../../shared/article/blocks.ts';
import { documentXml, packed, paragraph, partsOf, relations, W } from '../fixtures/word-file.ts';
import { expectClean } from './expect-clean.ts';

async function read(file: Buffer): Promise<FileRead> {
  const answer = await readDocx(file);
  if ('code' in answer) throw new Error(answer.message);
  expectClean(answer.blocks);
  return answer;
}

const ofBody = (body: string, styles?: string) =>
  read(
    packed(
      partsOf(
        documentXml(body),
        styles === undefined
          ? {}
          : {
              'word/_rels/document.xml.rels': relations(['styles', 'styles.xml']),
              'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="${W}">${styles}</w:styles>`,
            },
      ),
    ),
  );

const FIRST = paragraph('The ferry is longer than the quay, they say.');
const words = ({ blocks }: FileRead) => blocks.slice(1).map(textOf);
const kinds = ({ blocks }: FileRead) =>
  blocks.slice(1).map((block) => `${block.kind}${block.level ?? ''}${block.indent ?? ''}: ${textOf(block)}`);

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const based = (on: string) => `<w:basedOn w:val="${on}"/>`;
const outline = (level: number) => `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`;
const styled = (id: string, text: string) => paragraph(text, `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`);

test('a house’s own style is what the style is that it was made from, in any language', async () => {
  const styles = [
    style('Standard', 'Normal'),
    style('berschrift2', 'heading 2', based('Standard')),
    style('Zwischentitel', 'Zwischentitel', based('berschrift2')),
    style('Ttulo1', 'Título 1', `${based('Standard')}${outline(0)}`),
    style('Zitat', 'Quote', based('Standard')),
    style('Einspruch', 'Einspruch', based('Zitat')),
    style('Kasten', 'Kasten', `${based('berschrift2')}${outline(9)}`),
    style('Kreis', 'Kreis', based('Ring')) + style('Ring', 'Ring', based('Kreis')),
  ].join('');
  const body = ['Zwischentitel', 'Ttulo1', 'Einspruch', 'Kasten', 'Kreis'].map((id) => styled(id, id));
  expect(kinds(await ofBody(FIRST + body.join(''), styles))).toEqual([
    'heading2: Zwischentitel',
    'heading2: Ttulo1',
    'quote: Einspruch',
    'paragraph: Kasten',
    'paragraph: Kreis',
  ]);
});

test('a heading whose style has no number is one of the first rank', async () => {
  const { blocks } = await ofBody(
    `${styled('Heading', 'Ferry too long')}${FIRST}`,
    style('Heading', 'Heading'),
  );
  expect(blocks[0]).toMatchObject({ kind: 'headline' });
});

test('a table of contents stays behind, and that is said', async () => {
  const styles = `${style('TOCHeading', 'TOC Heading')}${style('TOC1', 'toc 1')}${style('Contents', 'Contents Heading')}`;
  const file = await ofBody(
    `${FIRST}${styled('TOCHeading', 'Contents')}${styled('TOC1', 'What it costs 3')}${styled('Contents', 'Index')}`,
    styles,
  );
  expect(words(file)).toEqual([]);
  expect(file.remarks).toEqual(['The table of contents was left out.']);
});

test('an address is no longer than itself when Word keeps what it shows over the link', async () => {
  const field = (inside: string) => `<w:r>${inside}</w:r>`;
  const file = await ofBody(
    `${FIRST}<w:p>${field('<w:fldChar w:fldCharType="begin"/>')}${field('<w:instrText xml:space="preserve"> HYPERLINK "https://port.example/book" \\o "The harbour book" </w:instrText>')}${field('<w:fldChar w:fldCharType="separate"/>')}<w:r><w:t>book</w:t></w:r>${field('<w:fldChar w:fldCharType="end"/>')}</w:p>`,
  );
  expect(file.blocks[1]?.runs).toEqual([{ text: 'book', formats: { link: 'https://port.example/book' } }]);
});

test('a word with its reading above it is the word', async () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const ruby = `<w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>${run('みなと')}</w:rt><w:rubyBase>${run('港')}</w:rubyBase></w:ruby>`;
  expect(words(await ofBody(`${FIRST}<w:p><w:r>${ruby}</w:r></w:p>`))).toEqual(['港']);
});

test('words in a drawn shape of any form are words of the text, and that is said', async () => {
  const box = (shape: string, text: string) =>
    `<v:${shape} xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></v:${shape}>`;
  const file = await ofBody(
    `${FIRST}<w:p><w:r><w:pict>${box('oval', 'Council')}${box('rect', 'Harbour')}</w:pict></w:r></w:p>`,
  );
  expect(words(file)).toEqual(['Council', 'Harbour']);
  expect(file.remarks).toEqual(['Text boxes came in as paragraphs of the text.']);
});

test('where a formula stood within a sentence can be seen', async () => {
  const math = `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr/><m:t>x+1</m:t></m:r></m:oMath>`;
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const file = await ofBody(`${FIRST}<w:p>${run('It grows by ')}${math}${run(' a year.')}</w:p>`);
  expect(words(file)).toEqual(['It grows by [formula] a year.']);
  expect(file.remarks).toEqual(['Formulas were left out; “[formula]” stands in their place.']);
});

test('a file with the end of a line behind it, as mail programs leave it, is read; with anything else it is none', async () => {
  const file = packed(partsOf(documentXml(FIRST)));
  expect((await read(Buffer.concat([file, Buffer.from('\r\n')]))).blocks).toHaveLength(1);
  expect(await readDocx(Buffer.concat([file, Buffer.from('more')]))).toMatchObject({ code: 'unreadable' });
});
