import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '../../shared/article/blocks.ts';
import { articleHtml } from '../../shared/article/html.ts';
import { isSafeHref, isValidFormat, isValidMarkerEntry } from '../../shared/article/marker.ts';
import { headlineOf, plainText, readingMinutes, wordCount } from '../../shared/article/plain.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';

function articleWith(blocks: readonly Block[]): Y.Text {
  const article = articleOf(new Y.Doc());
  seedArticle(article, blocks);
  return article;
}

describe('an article', () => {
  test('reads as the blocks it was seeded with', () => {
    const blocks: readonly Block[] = [
      ...HARBOUR,
      block('figure', 'The harbour in May', { src: 'https://example.org/a.jpg', alt: 'Cranes' }),
      { kind: 'paragraph', runs: [{ text: 'bold', formats: { bold: true, link: 'mailto:a@example.org' } }] },
    ];
    expect(readBlocks(articleWith(blocks))).toEqual(blocks);
  });

  test('is one empty implicit paragraph while it is empty', () => {
    expect(readBlocks(articleOf(new Y.Doc()))).toEqual([{ kind: 'paragraph', runs: [], implicit: true }]);
  });

  test('is seeded once', () => {
    const article = articleWith(HARBOUR);
    expect(() => seedArticle(article, HARBOUR)).toThrow('once');
  });

  test('renders an unknown kind as a paragraph and keeps what its marker says', () => {
    const article = articleOf(new Y.Doc());
    article.insertEmbed(
      0,
      new Y.Map<unknown>([
        ['kind', 'timeline'],
        ['level', 2],
        ['colour', 'red'],
        ['odd', [1]],
      ]),
      {},
    );
    article.insert(1, 'words', {});
    expect(readBlocks(article)).toEqual([
      {
        kind: 'paragraph',
        extra: { colour: 'red', kind: 'timeline', level: 2 },
        runs: [{ text: 'words', formats: {} }],
      },
    ]);
  });

  test('reads formats that it does not know, or that are not valid, as none', () => {
    const article = articleOf(new Y.Doc());
    article.insert(0, 'a', { link: 'javascript:alert(1)' });
    article.insert(1, 'b', { colour: 'red', bold: 'very' });
    expect(readBlocks(article)[0]?.runs).toEqual([{ text: 'ab', formats: {} }]);
  });

  test('reads whatever an update may hold', () => {
    const strange = fc.oneof(
      fc.string().map((text) => (article: Y.Text) => article.insert(0, text || 'x')),
      fc.jsonValue().map((value) => (article: Y.Text) => article.insertEmbed(0, { value })),
      fc
        .boolean()
        .map(
          (isList) => (article: Y.Text) =>
            article.insertEmbed(0, isList ? new Y.Array<unknown>() : new Y.Text('inner')),
        ),
      fc
        .dictionary(fc.string(), fc.jsonValue())
        .map(
          (entries) => (article: Y.Text) =>
            article.insertEmbed(0, new Y.Map<unknown>(Object.entries(entries))),
        ),
      fc.tuple(fc.string(), fc.jsonValue()).map(
        ([name, value]) =>
          (article: Y.Text) =>
            article.format(0, article.length, { [name]: value }),
      ),
    );
    fc.assert(
      fc.property(fc.array(strange, { maxLength: 12 }), (acts) => {
        const article = articleOf(new Y.Doc());
        for (const act of acts) act(article);
        expect(readBlocks(article).length).toBeGreaterThan(0);
        expect(typeof articleHtml(readBlocks(article))).toBe('string');
      }),
    );
  });
});

describe('an address', () => {
  test.each([
    'https://example.org/a?b=1#c',
    'http://localhost:3000',
    'HTTPS://EXAMPLE.ORG',
    'mailto:desk@example.org',
  ])('may be %s', (href) => expect(isSafeHref(href)).toBe(true));

  test.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' https://example.org',
    'data:text/html,x',
    'vbscript:x',
    'https://',
    '//example.org',
    '/path',
    'blob:https://example.org/1',
    'https://example.org/\u2028',
    `https://example.org/${'a'.repeat(2_000)}`,
    7,
  ])('may not be %j', (href) => expect(isSafeHref(href)).toBe(false));

  test('leads nowhere else, whatever stands before it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('javascript:', 'data:', 'vbscript:'),
        (noise, scheme) => {
          const href = noise + scheme;
          if (isSafeHref(href)) expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
        },
      ),
    );
  });
});

test('formats and markers hold valid values only', () => {
  expect(isValidFormat('bold', true)).toBe(true);
  expect(isValidFormat('bold', null)).toBe(true);
  expect(isValidFormat('bold', 'true')).toBe(false);
  expect(isValidFormat('link', 'javascript:1')).toBe(false);
  expect(isValidFormat('colour', 'red')).toBe(false);
  expect(isValidMarkerEntry('kind', 'headline')).toBe(true);
  expect(isValidMarkerEntry('kind', 'iframe')).toBe(false);
  expect(isValidMarkerEntry('level', 1)).toBe(false);
  expect(isValidMarkerEntry('indent', 4)).toBe(false);
  expect(isValidMarkerEntry('src', '//evil.example')).toBe(false);
  expect(isValidMarkerEntry('src', '/pictures/1')).toBe(true);
  expect(isValidMarkerEntry('onclick', 'x')).toBe(false);
});

describe('as HTML', () => {
  test('an article is semantic and escaped', () => {
    const html = articleHtml([
      block('headline', 'Fish & <chips>'),
      block('byline', 'By “Ann”'),
      {
        kind: 'paragraph',
        runs: [{ text: 'a\nb', formats: { bold: true, link: 'https://example.org/?a="b"' } }],
      },
      block('rule', ''),
      block('figure', 'Cap', { src: '/p/1', alt: '"x"' }),
      block('paragraph', ' '),
    ]);
    expect(html).toBe(
      [
        '<h1>Fish &amp; &lt;chips&gt;</h1>',
        '<p class="byline">By “Ann”</p>',
        '<p><a href="https://example.org/?a=&quot;b&quot;" rel="noopener noreferrer nofollow"><strong>a<br>b</strong></a></p>',
        '<hr>',
        '<figure><img src="/p/1" alt="&quot;x&quot;"><figcaption>Cap</figcaption></figure>',
      ].join('\n'),
    );
  });

  test('list items stand in lists by their indent and kind', () => {
    const item = (kind: 'bullet' | 'number', text: string, indent: 0 | 1 | 2 | 3 = 0) =>
      block(kind, text, { indent });
    expect(
      articleHtml([item('bullet', 'a'), item('bullet', 'b', 1), item('number', 'c', 1), item('bullet', 'd')]),
    ).toBe('<ul><li>a<ul><li>b</li></ul>\n<ol><li>c</li></ol></li><li>d</li></ul>');
    expect(articleHtml([item('bullet', 'a', 2), item('bullet', 'b'), item('number', 'c')])).toBe(
      '<ul><li>a</li></ul>\n<ul><li>b</li></ul>\n<ol><li>c</li></ol>',
    );
  });

  test('nothing but our own tags comes out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.string(), kind: fc.constantFrom(...HARBOUR.map((b) => b.kind)) })),
        (some) => {
          const html = articleHtml(some.map(({ kind, text }) => block(kind, text)));
          const tags = html.match(/<[^>]*>/gu) ?? [];
          for (const tag of tags)
            expect(tag).toMatch(/^<\/?(?:h1|h2|p|blockquote|ul|ol|li|br|hr)(?: class="\w+")?>$/u);
        },
      ),
    );
  });
});

test('words are counted between spaces, and a headline is found or made up from the first words', () => {
  expect(wordCount([block('headline', 'It’s 20,000 – really'), block('paragraph', '  ')])).toBe(3);
  expect(readingMinutes(0)).toBe(0);
  expect(readingMinutes(40)).toBe(1);
  expect(readingMinutes(1_150)).toBe(5);
  expect(plainText([block('headline', 'A'), block('rule', ''), block('paragraph', 'b')])).toBe('A\n\nb');
  expect(headlineOf([block('paragraph', 'x'), block('headline', ' The\nhead ')])).toBe('The head');
  expect(headlineOf([block('paragraph', 'Only words')])).toBe('Only words');
  expect(headlineOf([block('headline', '')])).toBe('');
});
