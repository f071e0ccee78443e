// A picture is known by its bytes, and nothing comes along that does not draw it.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Image, readImage } from '../../server/images/image.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import {
  chunk,
  DOT,
  exif,
  jpeg,
  LOSSY_DOT,
  png,
  pngHeader,
  pngOf,
  profile,
  segment,
  webpHead,
  webpOf,
} from '../fixtures/images.ts';

const SMALL = { width: 3, height: 2 };
const SECRETS = /GPS|kitchen|APPL|Wilh|8823|Paint|zip|thumbnail|Photoshop|<html/u;

describe('a picture is known by its bytes', () => {
  it.each([
    ['a PNG', png(SMALL), { type: 'png', width: 3, height: 2 }],
    ['a JPEG', jpeg(), { type: 'jpeg', width: 8, height: 8 }],
    ['a WebP without loss', webpOf(['VP8L', DOT]), { type: 'webp', width: 1, height: 1 }],
    ['a WebP as of a photograph', webpOf(['VP8 ', LOSSY_DOT]), { type: 'webp', width: 1, height: 1 }],
    [
      'an extended WebP',
      webpOf(['VP8X', webpHead(0x10)], ['VP8L', DOT]),
      { type: 'webp', width: 1, height: 1 },
    ],
  ])('%s', (_, file, says) => {
    const image = taken(file);
    expect(image).toMatchObject(says);
    expect(image.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('the same picture is the same bytes, whatever was written beside it', () => {
    const plain = taken(jpeg());
    expect(taken(jpeg([segment(0xe1, 'Exif\0\0', exif())])).hash).toBe(plain.hash);
    expect(taken(plain.bytes)).toEqual(plain);
  });

  it.each([
    ['a PNG', (parts: number) => png(SMALL, filled(chunk('IDAT'), parts))],
    ['a JPEG', (parts: number) => jpeg(filled(segment(0xdb), parts))],
    [
      'a WebP',
      (parts: number) =>
        webpOf(['VP8X', webpHead(0)], ['VP8L', DOT], ...filled(['rest', Buffer.alloc(0)] as const, parts)),
    ],
  ])('%s of more parts than any program writes is damaged, before they fill the memory', (_, file) => {
    taken(file(10_000));
    expect(refused(file(20_000)).code).toBe('unreadable');
  });

  it.each([
    ['nothing', '', /no picture that Galley knows/],
    ['a GIF', 'GIF89a\x01\0\x01\0', /a GIF/],
    ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', /an SVG/],
    ['an SVG behind a declaration', '\ufeff<?xml version="1.0"?>\n<svg onload="x()">', /an SVG/],
    ['a page', '<!doctype html><script>alert(1)</script>', /a page/],
    ['a PDF', '%PDF-1.7', /a PDF/],
    ['a telephone’s HEIC', '\0\0\0\x18ftypheic\0\0', /a HEIC/],
    ['a film', '\0\0\0\x18ftypmp42\0\0', /a film/],
    ['an AVIF', '\0\0\0\x18ftypavif\0\0', /an AVIF/],
    ['a document', 'PK\x03\x04word', /a document/],
    ['a TIFF', 'II*\0\x08', /a TIFF/],
    ['a page that begins like a PNG', '\x89PNG<html>', /no picture/],
  ])('%s is none, and is called what it is', (_, words, because) => {
    expect(refused(Buffer.from(words, 'latin1'))).toMatchObject({ code: 'unreadable' });
    expect(refused(Buffer.from(words, words.startsWith('\ufeff') ? 'utf8' : 'latin1')).message).toMatch(
      because,
    );
  });
});

describe('a picture that cannot be shown is refused', () => {
  it.each([
    ['a PNG cut short', png(SMALL).subarray(0, 60)],
    ['a PNG with a bit turned', turnBit(png(SMALL), 45)],
    ['a PNG without pixels', pngOf([pngHeader(3, 2), chunk('IEND')])],
    ['a PNG of no width', pngOf([pngHeader(0, 2), chunk('IDAT'), chunk('IEND')])],
    ['a PNG of which nobody knows a part', png(SMALL, [chunk('CgBI', 'x')])],
    ['a PNG that says two sizes', png(SMALL, [pngHeader(9, 9)])],
    ['a JPEG cut short', jpeg().subarray(0, -2)],
    ['a JPEG that is only its beginning', Buffer.from([0xff, 0xd8, 0xff])],
    ['a JPEG of no height', jpeg([], { width: 8, height: 0 })],
    ['a JPEG with two frames', jpeg([segment(0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0]))])],
    ['a page behind a JPEG’s first bytes', Buffer.from('\xff\xd8\xff<html><script>', 'latin1')],
    ['a segment that goes beyond the file', Buffer.from('\xff\xd8\xff\xe0\xff\xff', 'latin1')],
    ['a WebP cut short', webpOf(['VP8L', DOT]).subarray(0, -3)],
    ['a WebP without a picture', webpOf(['VP8X', webpHead(0)], ['EXIF', exif()])],
    ['a WebP with two pictures', webpOf(['VP8L', DOT], ['VP8L', DOT])],
    ['a WebP that says another size than it has', webpOf(['VP8X', webpHead(0, SMALL)], ['VP8L', DOT])],
    ['a WebP with a short header', webpOf(['VP8X', Buffer.from([0])], ['VP8L', DOT])],
  ])('%s is damaged', (_, file) => {
    expect(refused(file)).toMatchObject({ code: 'unreadable', message: expect.stringContaining('damaged') });
  });

  it.each([
    ['PNG', png(SMALL, [chunk('acTL', Buffer.alloc(8))])],
    ['WebP', webpOf(['VP8X', webpHead(0x02)], ['ANIM', Buffer.alloc(6)])],
  ])('a moving %s', (_, file) => {
    expect(refused(file)).toMatchObject({ code: 'unreadable', message: expect.stringContaining('moves') });
  });

  it.each([
    ['50 million pixels and one row', jpeg([], { width: 10_000, height: 5_001 })],
    ['a side longer than browsers draw', jpeg([], { width: 16_385, height: 1 })],
    ['a size that overflows', pngOf([pngHeader(0xffff_ffff, 0xffff_ffff), chunk('IDAT'), chunk('IEND')])],
  ])('%s is too large', (_, file) => {
    expect(refused(file)).toMatchObject({ code: 'too-large' });
  });

  it('50 million pixels are not too many', () => {
    expect(taken(jpeg([], { width: 10_000, height: 5_000 }))).toMatchObject({ width: 10_000 });
  });

  it('a byte over 5 MB is too large, whatever it holds', () => {
    const padding = chunk('tEXt', Buffer.alloc(5 * 1024 * 1024 - png(SMALL).length - 12));
    const largest = png(SMALL, [padding]);
    expect(taken(largest)).toMatchObject(SMALL);
    expect(refused(Buffer.concat([largest, Buffer.from('x')]))).toMatchObject({ code: 'too-large' });
  });
});

describe('what is not drawn does not come along', () => {
  it.each([
    [
      'words in a PNG',
      png(SMALL, [chunk('tEXt', 'Author\0Wilhelmina'), chunk('zTXt', 'x'), chunk('iTXt', 'GPS')]),
    ],
    ['Exif in a PNG', png(SMALL, [chunk('eXIf', exif())])],
    ['a program’s own chunk', png(SMALL, [chunk('paIN', 'Paint history'), chunk('tIME', '1234567')])],
    ['what hangs behind a PNG', Buffer.concat([png(SMALL), Buffer.from('zip archive')])],
    [
      'a screen’s name in a PNG',
      png(SMALL, [chunk('iCCP', Buffer.concat([Buffer.from('Wilh\0\0'), deflateSync(profile())]))]),
    ],
    ['Exif in a JPEG', jpeg([segment(0xe1, 'Exif\0\0', exif())])],
    ['XMP in a JPEG', jpeg([segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x GPS/>')])],
    ['IPTC in a JPEG', jpeg([segment(0xed, 'Photoshop 3.0\0by Wilhelmina')])],
    ['a comment in a JPEG', jpeg([segment(0xfe, 'made by Wilhelmina with Paint')])],
    [
      'the small picture in JFIF',
      jpeg([segment(0xe0, 'JFIF\0', Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1]), 'thumbnail')]),
    ],
    ['what hangs behind a JPEG', Buffer.concat([jpeg(), Buffer.from('zip archive <html>')])],
    ['a screen’s name in a JPEG', jpeg([segment(0xe2, 'ICC_PROFILE\0', Buffer.from([1, 1]), profile())])],
    [
      'Exif and XMP in a WebP',
      webpOf(['VP8X', webpHead(0x0c)], ['VP8L', DOT], ['EXIF', exif()], ['XMP ', Buffer.from('GPS')]),
    ],
    ['an unknown chunk in a WebP', webpOf(['VP8L', DOT], ['ABCD', Buffer.from('Wilhelmina')])],
    ['what hangs behind a WebP', Buffer.concat([webpOf(['VP8L', DOT]), Buffer.from('zip archive')])],
    ['a screen’s name in a WebP', webpOf(['VP8X', webpHead(0x20)], ['ICCP', profile()], ['VP8L', DOT])],
  ])('%s', (_, file) => {
    expect(Buffer.from(file).toString('latin1')).toMatch(SECRETS);
    expect(Buffer.from(taken(file).bytes).toString('latin1')).not.toMatch(SECRETS);
  });

  it('a telephone’s photograph stays upright, and says its size as it is shown', () => {
    const photo = taken(jpeg([segment(0xe1, 'Exif\0\0', exif(6))], { width: 40, height: 30 }));
    expect(photo).toMatchObject({ width: 30, height: 40 });
    expect(Buffer.from(photo.bytes).includes(Buffer.from('0112000300000001000600', 'hex'))).toBe(true);
    const webp = taken(webpOf(['VP8X', webpHead(0x08)], ['VP8L', DOT], ['EXIF', exif(3)]));
    expect(Buffer.from(webp.bytes).includes(Buffer.from('0112000300000001000300', 'hex'))).toBe(true);
  });

  it.each([0, 9, 77])('a photograph that says it lies like %i lies as it is', (orientation) => {
    expect(taken(jpeg([segment(0xe1, 'Exif\0\0', exif(orientation))])).hash).toBe(taken(jpeg()).hash);
  });

  it('Exif that leads nowhere is no reason to refuse a photograph', () => {
    const lost = Buffer.from('II*\0\xff\xff\xff\xff', 'latin1');
    expect(taken(jpeg([segment(0xe1, 'Exif\0\0', lost)])).hash).toBe(taken(jpeg()).hash);
    expect(taken(jpeg([segment(0xe1, 'Exif\0\0', exif().subarray(0, 12))])).hash).toBe(taken(jpeg()).hash);
  });

  it('what the colours are comes along', () => {
    for (const file of [
      jpeg([segment(0xe2, 'ICC_PROFILE\0', Buffer.from([1, 1]), profile())]),
      webpOf(['VP8X', webpHead(0x20)], ['ICCP', profile()], ['VP8L', DOT]),
    ])
      expect(Buffer.from(taken(file).bytes).includes('redness-here')).toBe(true);
    const image = taken(
      png(SMALL, [chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(profile())]))]),
    );
    expect(Buffer.from(image.bytes).includes('iCCP')).toBe(true);
  });

  it('a profile in pieces is read in their order', () => {
    const whole = profile();
    const piece = (number: number, part: Buffer) =>
      segment(0xe2, 'ICC_PROFILE\0', Buffer.from([number, 2]), part);
    const inOrder = taken(jpeg([segment(0xe2, 'ICC_PROFILE\0', Buffer.from([1, 1]), whole)]));
    const shuffled = jpeg([piece(2, whole.subarray(150)), piece(1, whole.subarray(0, 150))]);
    expect(taken(shuffled).hash).toBe(inOrder.hash);
  });

  it.each([
    ['a bomb', deflateSync(Buffer.alloc(3_000_000))],
    ['noise', Buffer.from('noise')],
    ['a table beyond its end', deflateSync(profile().fill(0xff, 128, 132))],
    ['a tag beyond its end', deflateSync(profile().fill(0xff, 136, 144))],
  ])('a profile that is %s is left out', (_, packed) => {
    const file = png(SMALL, [chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), packed]))]);
    expect(taken(file).hash).toBe(taken(png(SMALL)).hash);
  });
});

it('reads the largest file in little time', () => {
  const scan = Buffer.alloc(5_000_000, 0xff).fill(0, 1);
  for (let at = 0; at < scan.length; at += 2) scan[at] = 0xff;
  const file = Buffer.concat([jpeg().subarray(0, -2), scan, Buffer.from([0xff, 0xd9])]);
  const begun = process.cpuUsage();
  expect(taken(file)).toMatchObject({ width: 8 });
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_500);
});

function taken(file: Uint8Array): Image {
  const image = readImage(file);
  if ('code' in image) throw new Error(image.message);
  return image;
}

function refused(file: Uint8Array): Refusal {
  const image = readImage(file);
  if (!('code' in image)) throw new Error(`taken as a ${image.type}`);
  return image;
}

function turnBit(file: Buffer, at: number): Buffer {
  file[at] = (file[at] ?? 0) ^ 1;
  return file;
}

function filled<Part>(part: Part, count: number): readonly Part[] {
  return Array.from({ length: count }, () => part);
}
