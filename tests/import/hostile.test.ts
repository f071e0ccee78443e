/** Pages made to do harm: nothing of them arrives but words and safe formats, and reading them takes no long time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDraft } from '../../server/import/read-draft.ts';
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { isSafeHref, isValidFormat, isValidMarkerEntry, markerEntries } from '../../shared/article/marker.ts';
import { readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { brought, refusal } from './reading.ts';

const ATTACKS: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<style>@import "//evil.example";</style>',
  '<style><!--</style><img src=x onerror=alert(1)>-->',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<template><script>alert(1)</script></template>',
  '<p onclick="alert(1)" style="background:url(javascript:alert(1))">x</p>',
  '<details open ontoggle=alert(1)>x</details>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  '<a href="&#x6A;&#x61;vascript&colon;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="https://\u0001evil">x</a>',
  '<a href="blob:https://example.org/x">x</a>',
  '<a href="https:">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href=x" onmouseover="alert(1)>x</a>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<base href="javascript:alert(1)//"><link rel=stylesheet href="//evil.example"><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<p class="standfirst" data-kind="script">x</p>',
  '<b style="font-weight:700;background:url(//evil.example)">x</b>',
  '<plaintext><script>alert(1)</script>',
  '<select><script>alert(1)</script></select>',
  '<table><td><script>alert(1)</script></table>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

test.each(ATTACKS)('only words and safe formats are left of %s', (attack) => {
  const blocks = brought('html', `<h1>Bridge</h1><p>before ${attack} after`);
  expectClean(blocks);
  expect(textOf(blocks[1] ?? { kind: 'rule', runs: [] })).toContain('before');
  const read = readDraft({ format: 'markdown', text: `# Bridge\n\nbefore\n\n${attack}` });
  if (!('code' in read)) expectClean(read);
});

test('what stood in scripts, styles, pictures and forms is not among the words', () => {
  const page = ATTACKS.filter((attack) =>
    /^<(?:script|style|svg|template|iframe|textarea|object|select)\b.*<\/\w+>$/iu.test(attack),
  );
  expect(page.length).toBeGreaterThan(8);
  for (const attack of page)
    expect(brought('html', `<p>before.</p>${attack}<p>after.`).map(textOf).join(' '), attack).toBe(
      'before. after.',
    );
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1) "t")',
  '![x](data:image/svg+xml;base64,AAAA)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '<a href="javascript:alert(1)">x</a>',
])('Markdown leads nowhere but to the web: %s', (text) => {
  expectClean(brought('markdown', `# Bridge\n\nbefore ${text}`));
});

test('any mixture of tags reads as an article that an article may hold', () => {
  const piece = fc.oneof(
    fc.constantFrom(...ATTACKS),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<li>',
      '<ul>',
      '</ul>',
      '<h1>',
      '</h1>',
      '<pre>',
      '<br>',
      '<a href="https://a.example">',
      '</a>',
      '<figure>',
      '<img src="https://a.example/b">',
      '<figcaption>',
      '<hr>',
      '<!--',
      '-->',
      '<',
      '&#0;',
      '&nbsp;',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const seed = Number(process.env.IMPORT_SEED ?? Date.now() % 1_000_000);
  console.info(`IMPORT_SEED=${seed}`);
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('html' as const, 'markdown' as const, 'text' as const),
      (pieces, format) => {
        const read = readDraft({ format, text: pieces.join('') });
        if ('code' in read) return;
        expectClean(read);
      },
    ),
    { seed, numRuns: 500 },
  );
});

const MB = 1024 * 1024;
const five = (piece: string) => piece.repeat(Math.floor((5 * MB - 200) / piece.length));

test.each([
  ['100,000 nested tags', 'html', '<div>'.repeat(100_000)],
  ['5 MB of nested tags', 'html', five('<b id=1>')],
  ['5 MB of nested lists', 'html', five('<ul><li>')],
  [
    'a tag of 500,000 attributes',
    'html',
    `<a ${Array.from({ length: 500_000 }, (_, at) => `a${at}`).join(' ')}>`,
  ],
  [
    'formats that open again in every paragraph',
    'html',
    `${'<b a=1>'.repeat(300_000)}${'<p>x'.repeat(400_000)}`,
  ],
  ['5 MB of formatted letters', 'html', five('<b>x</b>')],
  ['5 MB of end tags', 'html', five('</a>')],
  ['5 MB of <', 'html', five('<')],
  ['5 MB of open comments', 'html', five('<!--')],
  ['5 MB of pictures', 'html', five('<svg>')],
  ['5 MB of open brackets', 'markdown', five('[')],
  ['open brackets below the limit', 'markdown', '!['.repeat(90_000)],
  ['5 MB of quotes within quotes', 'markdown', five('> ')],
  [
    'lists within lists',
    'markdown',
    Array.from({ length: 3_000 }, (_, at) => `${' '.repeat(2 * (at % 700))}- a`).join('\n'),
  ],
  ['half-open emphasis', 'markdown', 'a**b'.repeat(50_000)],
  ['5 MB of lines', 'text', five('a\n')],
  ['5 MB in one line', 'text', five('word ')],
  ['5 MB of blank lines', 'text', five('\n')],
] as const)('%s neither break the stack nor hold up the server', (_, format, text) => {
  const begun = process.cpuUsage();
  const read = readDraft({ format, text: `${text}x` });
  expect(busySince(begun)).toBeLessThan(3);
  if ('code' in read) expect(['too-large', 'unreadable']).toContain(read.code);
});

test('5 MB of honest paragraphs are read whole and seeded', () => {
  const text = five(
    'Some paragraph of about a hundred characters, as they stand in a newspaper one after the other, and on.\n\n',
  );
  const blocks = brought('text', text);
  expect(blocks).toHaveLength(text.split('\n\n').length - 1);
  const article = new Y.Doc().getText('article');
  const begun = process.cpuUsage();
  seedArticle(article, blocks);
  expect(busySince(begun)).toBeLessThan(3);
});

test.each([
  ['nothing', 'text', '', 'unreadable'],
  ['only spaces', 'text', ' \n\t\u00a0\ufeff\n', 'unreadable'],
  ['only tags', 'html', '<p><br></p><hr>', 'unreadable'],
  ['a NUL', 'text', 'Bridge\0reopens', 'unreadable'],
  ['the beginning of a picture', 'text', '\ufffdPNG\r\n\u001a\n\ufffd\ufffd\u0001\u0002IHDR', 'unreadable'],
  [
    'text read in the wrong encoding',
    'text',
    'Z\ufffdrich, K\ufffdln und M\ufffdnchen '.repeat(20),
    'unreadable',
  ],
  ['control characters', 'html', '\u0001\u0002\u0003 some words', 'unreadable'],
  ['more than 5 MB', 'text', 'word '.repeat(MB + 60_000), 'too-large'],
  ['more than 5 MB of bytes', 'text', 'ü'.repeat(2.7 * MB), 'too-large'],
] as const)('%s is refused', (_, format, text, code) => {
  expect(refusal(format, text)).toBe(code);
});

/** Seconds of work, whatever else the machine does meanwhile. */
function busySince(begun: NodeJS.CpuUsage): number {
  return process.cpuUsage(begun).user / 1_000_000;
}

/** All that it holds is valid in an article, and the article reads back as the same. */
function expectClean(blocks: readonly Block[]): void {
  for (const { runs, ...marker } of blocks) {
    for (const [key, value] of markerEntries(marker)) expect(isValidMarkerEntry(key, value), key).toBe(true);
    if (marker.src !== undefined) expect(isSafeHref(marker.src)).toBe(true);
    for (const { text, formats } of runs) {
      for (const [name, value] of Object.entries(formats))
        expect(isValidFormat(name, value), name).toBe(true);
      expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cs}|\r/u);
    }
  }
  const article = new Y.Doc().getText('article');
  seedArticle(article, blocks);
  expect(readBlocks(article)).toEqual(blocks);
}
