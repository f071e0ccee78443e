/** Pages: which element becomes which block, and what its words wear. */
import { expect, test } from 'vitest';
import { articleHtml } from '../../shared/article/html.ts';
import { brought, runs, said } from './reading.ts';

test('the first h1 is the headline, and the title is not asked', () => {
  const page =
    '<title>Site | Bridge</title><p>City</p><h1>Bridge reopens</h1><h1>More</h1><h2>Cost</h2><h4>Steel</h4><p>It cost.';
  expect(said('html', page)).toEqual([
    'paragraph: City',
    'headline: Bridge reopens',
    'heading2: More',
    'heading2: Cost',
    'heading3: Steel',
    'paragraph: It cost.',
  ]);
});

test('without an h1 the title is the headline, once', () => {
  expect(said('html', '<title>Bridge &amp; river</title><p>It is open.')).toEqual([
    'headline: Bridge & river',
    'paragraph: It is open.',
  ]);
  expect(said('html', '<title>Bridge reopens</title><p>Bridge reopens</p><p>It is open.')).toEqual([
    'headline: Bridge reopens',
    'paragraph: It is open.',
  ]);
});

test('without both, the first line is judged as in plain text', () => {
  expect(said('html', '<p>Bridge reopens</p><p>By Ann Lee</p><p>It is open.')).toEqual([
    'headline: Bridge reopens',
    'byline: By Ann Lee',
    'paragraph: It is open.',
  ]);
  expect(said('html', '<p>It is open.</p><p>Since Monday')[0]).toBe('paragraph: It is open.');
});

test('lists keep their kind and depth, and what follows within an item is a paragraph', () => {
  const list =
    '<h1>List</h1><ul><li>one<ol><li><p>first</p><p>more</p></li></ol></li><li>two</li></ul><p>after';
  expect(said('html', list).slice(1)).toEqual([
    'bullet0: one',
    'number1: first',
    'paragraph: more',
    'bullet0: two',
    'paragraph: after',
  ]);
});

test('quotes, rules, code and tables are blocks of their own', () => {
  const page =
    '<h1>H</h1><blockquote><p>One</p><p>Two</p></blockquote>three<hr><pre>\n  a\n\tb\n</pre><table><tr><td>x</td><td>y</td></tr></table>';
  expect(said('html', page).slice(1)).toEqual([
    'quote: One',
    'quote: Two',
    'paragraph: three',
    'rule: ',
    'paragraph:   a\n\tb',
    'paragraph: x | y',
  ]);
});

test('a row of a table is a line while its cells are; what is more than a line stands in order', () => {
  const rows = (...all: string[]) =>
    said('html', `<h1>H</h1><table>${all.map((cells) => `<tr>${cells}</tr>`).join('\n')}</table>after`).slice(
      1,
    );
  expect(
    rows('<th><p>Boat</p></th>\n<th><p>Length</p></th>', '<td></td><td>40<br>m</td>', '<td> </td><td></td>'),
  ).toEqual(['paragraph: Boat | Length', 'paragraph: | 40 m', 'paragraph: after']);
  expect(rows('<td><p>One.</p><p>Two.</p></td><td>Beside</td>')).toEqual([
    'paragraph: One.',
    'paragraph: Two.',
    'paragraph: Beside',
    'paragraph: after',
  ]);
  expect(rows('<td>Dear Ann,</td>', '<td>a<ul><li>b</li></ul></td><td>c</td>')).toEqual([
    'paragraph: Dear Ann,',
    'paragraph: a',
    'bullet0: b',
    'paragraph: c',
    'paragraph: after',
  ]);
  expect(rows('<td><table><tr><td>in</td><td>ner</td></tr></table></td><td>outer</td>')).toEqual([
    'paragraph: in | ner',
    'paragraph: outer',
    'paragraph: after',
  ]);
});

test('the number of a note is set apart from the words; what only looks like one is not', () => {
  const words = (html: string) => said('html', `<h1>H</h1><p>${html}`)[1];
  expect(words('31<sup><a href="https://a.example/x#fn1">1</a></sup>.')).toBe('paragraph: 31[1].');
  expect(words('31<a href="#fn"><sup>iv</sup></a>')).toBe('paragraph: 31[iv]');
  expect(words('<a class="sdfootnotesym" href="#x">1</a>Measured')).toBe('paragraph: [1] Measured');
  expect(words('9 m<sup>2</sup> or <sup><a href="#x">more or less</a></sup>')).toBe(
    'paragraph: 9 m2 or more or less',
  );
  expect(words('<sup><a href="#x">1')).toBe('paragraph: [1]');
});

test('spaces collapse, a break is a line, two breaks are a paragraph', () => {
  expect(said('html', '<p>\n  a   <b> b </b>\n c<br>\n d<br><br>e.<br>')).toEqual([
    'paragraph: a b c\nd',
    'paragraph: e.',
  ]);
});

test('words wear what the elements and styles around them say', () => {
  expect(
    runs(
      '<p>a <b>b <i>c</i></b> <s>d</s> <code>e</code> <span style="font-weight: 700"><span>f</span></span>.',
    ),
  ).toEqual([
    { text: 'a ', formats: {} },
    { text: 'b ', formats: { bold: true } },
    { text: 'c', formats: { bold: true, italic: true } },
    { text: ' ', formats: {} },
    { text: 'd', formats: { strike: true } },
    { text: ' ', formats: {} },
    { text: 'e', formats: { code: true } },
    { text: ' ', formats: {} },
    { text: 'f', formats: { bold: true } },
    { text: '.', formats: {} },
  ]);
});

test('a <b> that says it is not bold is not', () => {
  expect(runs('<b style="font-weight:normal">plain.</b>')).toEqual([{ text: 'plain.', formats: {} }]);
});

test('tags closed in the wrong order, or never, lose no words', () => {
  expect(said('html', '<p>a <b>b <i>c</b> d</i> e.</p></div></ul><li>f<p>g</section>')).toEqual([
    'paragraph: a b c d e.',
    'bullet0: f',
    'paragraph: g',
  ]);
  expect(said('html', '<nav>menu</nav><p>one.<nav>two <svg>three.')).toEqual(['paragraph: one.two three.']);
});

test('links keep web and mail addresses, and no others', () => {
  const link = (href: string) => runs(`<p><a href="${href}">here</a>.`)[0]?.formats;
  expect(link('https://example.org/a?b=1&amp;c=2#d')).toEqual({ link: 'https://example.org/a?b=1&c=2#d' });
  expect(link(' http://example.org/a b ')).toEqual({ link: 'http://example.org/a%20b' });
  expect(link('mailto:ann@example.org')).toEqual({ link: 'mailto:ann@example.org' });
  expect(link('/about')).toEqual({});
  expect(link('ftp://example.org')).toEqual({});
});

test('a picture with an address on the web is a figure, its caption the words', () => {
  const page =
    '<p>Up.</p><figure><div><img src="https://example.org/b.jpg" alt="The  bridge"></div><figcaption>Open <i>again</i></figcaption></figure><p>Down.';
  expect(brought('html', page)[1]).toEqual({
    kind: 'figure',
    src: 'https://example.org/b.jpg',
    alt: 'The bridge',
    runs: [
      { text: 'Open ', formats: {} },
      { text: 'again', formats: { italic: true } },
    ],
  });
  expect(
    said('html', '<p>Up <img src="https://example.org/b.jpg"> and on.<p>Down <img src="data:x" alt="x">.'),
  ).toEqual(['paragraph: Up and on.', 'figure: ', 'paragraph: Down .']);
  expect(said('html', '<p>Open <img src="https://example.org/1f389.svg" alt="🎉">.')).toEqual([
    'paragraph: Open 🎉.',
  ]);
});

test('a page of ours read back is the same article', () => {
  const blocks = brought(
    'html',
    `<h1>Bridge reopens</h1><p class="standfirst">Two years</p><p class="byline">By Ann Lee</p><p>One <b>two</b><br>three</p>
     <h2>Cost</h2><ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol><blockquote><p>q</p></blockquote><hr>
     <figure><img src="https://example.org/b.jpg" alt="B"><figcaption>Cap</figcaption></figure><p><a href="https://example.org/">x</a></p>`,
  );
  expect(blocks.map(({ kind }) => kind)).toEqual([
    ...['headline', 'standfirst', 'byline', 'paragraph', 'heading', 'bullet', 'bullet', 'number'],
    ...['quote', 'rule', 'figure', 'paragraph'],
  ]);
  expect(brought('html', articleHtml(blocks))).toEqual(blocks);
});
