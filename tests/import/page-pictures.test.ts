/** Pictures of pages: those in the page itself become ours, and of every other the person is told. */
import { expect, test } from 'vitest';
import { type DraftRead, readDraft } from '../../server/import/read-draft.ts';
import { readIn } from '../../server/import/read-in.ts';
import { articleHtml } from '../../shared/article/html.ts';
import { pictureAddress } from '../../shared/article/picture.ts';
import { jpeg, png } from '../fixtures/images.ts';

function reads(format: 'html' | 'markdown', text: string): DraftRead {
  const read = readDraft({ format, text });
  if ('code' in read) throw new Error(read.message);
  return read;
}

const said = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;
const page = (...pictures: readonly string[]): string =>
  `<h1>Quay</h1><p>It is open.</p>${pictures.map((src) => `<img src="${src}" alt="A crane">`).join('')}`;

const QUAY = png({ width: 6, height: 4 });

test('a picture in the page itself is one of ours, with its alternative text and its caption', () => {
  const { blocks, images, remarks } = reads(
    'html',
    `<h1>Quay</h1><figure><img src="${said('image/png', QUAY)}" alt="A  crane"><figcaption>At dawn</figcaption></figure>`,
  );
  const [image] = images;
  if (!image) throw new Error('There is no picture.');
  expect([image.type, image.width, image.height, Buffer.from(image.bytes).equals(QUAY)]).toEqual([
    ...['png', 6, 4, true],
  ]);
  expect(blocks[1]).toEqual({
    ...{ kind: 'figure', src: pictureAddress(image), alt: 'A crane' },
    runs: [{ text: 'At dawn', formats: {} }],
  });
  expect(remarks).toEqual([]);
});

test('its bytes say what it is, whatever the page says, and the same bytes are kept once', () => {
  const { images, blocks, remarks } = reads(
    'html',
    page(said('image/gif', QUAY), said('text/html;charset=utf-8', jpeg()), said('', QUAY)),
  );
  expect(images.map(({ type }) => type)).toEqual(['png', 'jpeg']);
  expect(blocks.filter(({ kind }) => kind === 'figure')).toHaveLength(3);
  expect(remarks).toEqual([]);
});

test('what stood beside a picture in its file stays out', () => {
  const { images } = reads('html', page(said('image/png', Buffer.concat([QUAY, Buffer.from('Ann’s home')]))));
  expect(images.map(({ bytes }) => Buffer.from(bytes).equals(QUAY))).toEqual([true]);
});

test('what is no picture that we take is left out, and said', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const { blocks, images, remarks } = reads(
    'html',
    page(
      said('image/svg+xml', Buffer.from(svg)),
      `data:image/svg+xml,${encodeURIComponent(svg)}`,
      said('image/png', QUAY.subarray(0, 40)),
      'pictures/crane.png',
      'file:///home/ann/crane.png',
      'cid:crane',
    ),
  );
  expect([blocks.length, images]).toEqual([2, []]);
  expect(remarks).toEqual([
    '6 pictures were left out: not PNG, JPEG or WebP in the file itself, or damaged.',
  ]);
});

test('a picture of more than 5 MB does not come in by way of a page', () => {
  const large = Buffer.concat([QUAY, Buffer.alloc(5 * 1024 * 1024)]);
  expect(readDraft({ format: 'html', text: page(said('image/png', large)) })).toMatchObject({
    code: 'too-large',
  });
});

test('a picture on the web is not fetched: its address stays, and that is said', () => {
  const { blocks, images, remarks } = reads('html', page('https://example.org/crane.jpg'));
  expect([blocks.at(-1)?.src, images]).toEqual(['https://example.org/crane.jpg', []]);
  expect(remarks).toEqual([
    '1 picture was not fetched from the web, and only the address is kept: put in the file to show it here.',
  ]);
});

test('a picture that a file names by the address of this newsroom is ours, and one of another newsroom is not', () => {
  const ours = `/images/${'ab'.repeat(32)}-6x4.png`;
  const found = (origin: string, here: string | null) => {
    const read = readDraft({ format: 'html', text: page(`${origin}${ours}`) }, here);
    return 'code' in read ? read : read.blocks.at(-1)?.src;
  };
  const galley = 'https://galley.example.org';
  expect(found(galley, galley)).toBe(ours);
  expect(found('', galley)).toBe(ours);
  expect(found('https://other.example.org', galley)).toBe(`https://other.example.org${ours}`);
  expect(found('http://localhost:3000', galley)).toBe(`http://localhost:3000${ours}`);
  expect(['http://localhost:3000', 'http://127.0.0.1:3'].map((at) => found(at, null))).toEqual([ours, ours]);
  expect(found('https://localhost.example.org', null)).toBe(`https://localhost.example.org${ours}`);
});

test('an emoji that a page shows as a picture is a letter, and nothing is said of it', () => {
  const { blocks, remarks } = reads(
    'html',
    '<h1>Quay</h1><p>Open <img src="data:image/gif;base64,R0lG" alt="🎉">',
  );
  expect([blocks[1]?.runs[0]?.text, remarks]).toEqual(['Open 🎉', []]);
});

test('of a page with pictures without end, 200 come in', () => {
  const { images, remarks } = reads(
    'html',
    page(...Array.from({ length: 203 }, (_, at) => said('image/png', png({ width: 1 + at, height: 1 })))),
  );
  expect(images).toHaveLength(200);
  expect(remarks).toEqual([expect.stringMatching(/^3 pictures were left out/)]);
});

test('Markdown brings its own pictures along as well, in place or at its end', () => {
  const { images, blocks } = reads(
    'markdown',
    `# Quay\n\n![A crane](${said('image/png', QUAY)})\n\nOpen.\n\n![Gulls][one]\n\n[one]: <${said('image/jpeg', jpeg())}>\n`,
  );
  expect(images.map(({ type }) => type)).toEqual(['png', 'jpeg']);
  expect(blocks.map(({ kind, alt }) => [kind, alt])).toEqual([
    ...[
      ['headline', undefined],
      ['figure', 'A crane'],
      ['paragraph', undefined],
      ['figure', 'Gulls'],
    ],
  ]);
});

test('what was left out is told to whoever asked for the draft, and the pictures go with it', async () => {
  const text = page(said('image/png', QUAY), 'https://example.org/crane.jpg');
  const read = await readIn({ format: 'html', text }, 7);
  if ('code' in read) throw new Error(read.message);
  expect([read.images.length, read.remarks.length]).toEqual([1, 1]);
});

test('no data: address stays in an article', () => {
  const { blocks } = reads('html', page(said('image/png', QUAY), 'data:text/html,<script>'));
  expect(articleHtml(blocks)).not.toContain('data:');
});
