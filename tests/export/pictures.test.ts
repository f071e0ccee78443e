// The newsroom's own pictures in what leaves it: a file that is taken along shows them.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { docxBytes } from '../../server/export/docx-document.ts';
import { docxOf, docxOfBlocks } from '../../server/export/docx-order.ts';
import { exportFor } from '../../server/export/exported.ts';
import { articleFile } from '../../server/export/formats.ts';
import { picturesIn } from '../../server/export/pictures.ts';
import { type Image, readImage } from '../../server/images/image.ts';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { pictureAddress } from '../../shared/article/picture.ts';
import { block } from '../fixtures/articles.ts';
import { DOT, exif, jpeg, png, segment, webpOf } from '../fixtures/images.ts';
import { cleo, personOf } from '../fixtures/newsroom.ts';
import { Reviewed } from '../fixtures/reviewed.ts';

const QUAY = imageOf(png({ width: 1_200, height: 300 }));
const CRANE = imageOf(jpeg());
const DRAWING = imageOf(webpOf(['VP8L', DOT]));
const KEPT = [QUAY, CRANE, DRAWING];

function imageOf(file: Buffer): Image {
  const image = readImage(file);
  if ('code' in image) throw new Error(image.message);
  return image;
}

const finds =
  (...kept: readonly Image[]) =>
  async (address: string) =>
    kept.find((image) => pictureAddress(image) === address) ?? null;

function figure(image: Image, caption: string, alt?: string): Block {
  return block('figure', caption, { src: pictureAddress(image), ...(alt !== undefined && { alt }) });
}

async function wordOf(...blocks: readonly Block[]): Promise<Uint8Array> {
  return docxBytes(
    docxOfBlocks(blocks, { author: 'Ann', origin: '' }),
    await picturesIn(blocks, finds(...KEPT)),
  );
}

/** What another reader of Word documents finds: its words in order, and which pictures. */
async function readBack(bytes: Uint8Array) {
  const shown: string[] = [];
  const pictures = mammoth.images.imgElement(async (image) => {
    const content = Buffer.from(await image.readAsArrayBuffer());
    shown.push(createHash('sha256').update(content).digest('hex'));
    return { src: image.contentType };
  });
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: pictures, styleMap: ["p[style-name='caption'] => figcaption:fresh"] },
  );
  expect(messages).toEqual([]);
  return { html: value, shown };
}

const drawn = (bytes: Uint8Array): string => new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);

test('a Word document shows a PNG and a JPEG, byte for byte, with their alternative text and their captions', async () => {
  const { html, shown } = await readBack(
    await wordOf(figure(QUAY, 'The quay.', 'Cranes <& gulls>'), figure(CRANE, '')),
  );
  expect(shown).toEqual([QUAY.hash, CRANE.hash]);
  expect(html).toContain('alt="Cranes &lt;&amp; gulls&gt;"');
  expect(html).toMatch(
    /^<p><img [^>]*src="image\/png" ?\/><\/p><figcaption>The quay.<\/figcaption><p><img [^>]*src="image\/jpeg" ?\/><\/p>$/u,
  );
});

test('what Word does not show, or we do not have, is there by its words', async () => {
  const away = imageOf(png({ width: 5, height: 5 }));
  const { html, shown } = await readBack(
    await wordOf(figure(DRAWING, 'The plan.', 'A plan'), figure(away, 'Gone.', 'A ferry')),
  );
  expect(shown).toEqual([]);
  expect(html).toContain('[Picture: A plan]</em> The plan.');
  expect(html).toContain('[Picture: A ferry]</em> Gone.');
});

test('a picture is no wider than the page and keeps its proportions', async () => {
  const document = drawn(await wordOf(figure(QUAY, '')));
  expect(/<wp:extent cx="(\d+)" cy="(\d+)"/u.exec(document)?.slice(1)).toEqual([
    String(600 * 9_525),
    String(150 * 9_525),
  ]);
});

test.each([
  [1, undefined, false],
  [3, '10800000', false],
  [6, '5400000', true],
  [8, '16200000', true],
])('a photograph that says orientation %i stands upright in Word, too', async (said, rotation, isTurned) => {
  const size = { width: 16, height: 8 };
  const photograph = imageOf(jpeg([segment(0xe1, Buffer.from('Exif\0\0'), exif(said))], size));
  expect(photograph).toMatchObject(isTurned ? { width: 8, height: 16 } : size);
  const blocks = [figure(photograph, '')];
  const document = drawn(
    await docxBytes(
      docxOfBlocks(blocks, { author: 'Ann', origin: '' }),
      await picturesIn(blocks, finds(photograph)),
    ),
  );
  expect(/<a:xfrm(?: rot="(\d+)")?/u.exec(document)?.[1]).toBe(rotation);
  // As its bytes lie, before it is turned.
  expect(/<a:ext cx="(\d+)" cy="(\d+)"/u.exec(document)?.slice(1)).toEqual(['152400', '76200']);
  // And how far it then stands out of that, above and below.
  const out = isTurned ? '38100' : '0';
  expect(/<wp:effectExtent[^>]* t="(\d+)"/u.exec(document)?.[1]).toBe(out);
  expect(/<wp:effectExtent[^>]* b="(\d+)"/u.exec(document)?.[1]).toBe(out);
});

test('a tall photograph that lies on its side in its file is no wider than the page before it is turned', async () => {
  const size = { width: 1_600, height: 1_200 };
  const photograph = imageOf(jpeg([segment(0xe1, Buffer.from('Exif\0\0'), exif(6))], size));
  expect(photograph).toMatchObject({ width: 1_200, height: 1_600 });
  const blocks = [figure(photograph, '')];
  const order = docxOfBlocks(blocks, { author: 'Ann', origin: '' });
  const document = drawn(await docxBytes(order, await picturesIn(blocks, finds(photograph))));
  expect(/<wp:extent cx="(\d+)" cy="(\d+)"/u.exec(document)?.slice(1)).toEqual(
    [600, 450].map((pixels) => String(pixels * 9_525)),
  );
});

test('lines are as high as what stands in them, to every reader', async () => {
  const styles = new TextDecoder().decode(unzipSync(await wordOf(figure(QUAY, '')))['word/styles.xml']);
  for (const [spacing] of styles.matchAll(/<w:spacing[^>]* w:line=[^>]*>/gu))
    expect(spacing).toContain('w:lineRule="auto"');
});

test('a comment on the words of a caption lies on them', async () => {
  const draft = new Reviewed([block('headline', 'Quay'), figure(QUAY, 'The quay at night.', 'Cranes')]);
  draft.comments('at night', 'Or at dawn?');
  const read = draft.read();
  const exported = exportFor(cleo, read, { people: { personOf }, origin: '' });
  const bytes = await docxBytes(docxOf(exported), await picturesIn(read.blocks, finds(QUAY)));
  expect((await readBack(bytes)).shown).toHaveLength(1);
  expect(drawn(bytes)).toMatch(/commentRangeStart[^>]*>.*at night.*commentRangeEnd/u);
});

test('a document of ours that is brought in again is the same article, pictures and captions too', async () => {
  const article = [
    block('headline', 'Harbour'),
    block('paragraph', 'It is open.'),
    figure(QUAY, 'The quay.', 'Cranes'),
    figure(CRANE, ''),
  ];
  const read = await readDocx(await wordOf(...article));
  if ('code' in read) throw new Error(read.message);
  const told = ({ kind, src, alt, ...words }: Block) => ({
    kind,
    src,
    alt,
    text: textOf({ kind, ...words }),
  });
  expect(read.blocks.map(told)).toEqual(article.map(told));
  expect(read.images.map(({ hash }) => hash)).toEqual([QUAY.hash, CRANE.hash]);
});

test('a page holds our pictures, Markdown says where they are, and a picture from elsewhere stays there', async () => {
  const elsewhere = block('figure', '', { src: 'https://example.org/a.jpg', alt: 'Gulls' });
  const blocks = [figure(QUAY, 'The quay.', 'Cranes'), elsewhere];
  const where = { origin: 'https://galley.example.org', findPicture: finds(QUAY) };
  const page = String((await articleFile(blocks, 'html', where)).body);
  expect(page).toContain(`src="data:image/png;base64,${Buffer.from(QUAY.bytes).toString('base64')}"`);
  expect(page).toContain('src="https://example.org/a.jpg"');
  expect(page).not.toContain('galley.example.org');
  const markdown = String((await articleFile(blocks, 'md', where)).body);
  expect(markdown).toContain(`![Cranes](https://galley.example.org${pictureAddress(QUAY)})`);
});

test('a picture that has no room in the file any more is named by its address', async () => {
  const large: readonly Image[] = Array.from({ length: 9 }, (_, at) => ({
    hash: String(at).repeat(64),
    type: 'png',
    width: 10 + at,
    height: 10,
    bytes: new Uint8Array(5_000_000),
  }));
  const blocks = [...large, ...large].map((image) => figure(image, ''));
  const pictures = await picturesIn(blocks, finds(...large));
  expect([...pictures.keys()]).toEqual(large.slice(0, 8).map(pictureAddress));
  const where = { origin: 'https://galley.example.org', findPicture: finds(...large) };
  const page = String((await articleFile(blocks, 'html', where)).body);
  expect(page).toContain(`src="https://galley.example.org${blocks[8]?.src}"`);
});
