/** Pages made to do harm: nothing of them arrives but words and safe formats, and reading them takes no long time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDraft } from '../../server/import/read-draft.ts';
import { textOf } from '../../shared/article/blocks.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { ATTACKS } from '../fixtures/hostile.ts';
import { expectClean } from './expect-clean.ts';
import { brought, refusal } from './reading.ts';

test.each(ATTACKS)('only words and safe formats are left of %s', (attack) => {
  const blocks = brought('html', `<h1>Bridge</h1><p>before ${attack} after`);
  expectClean(blocks);
  expect(textOf(blocks[1] ?? { kind: 'rule', runs: [] })).toContain('before');
  const read = readDraft({ format: 'markdown', text: `# Bridge\n\nbefore\n\n${attack}` });
  if (!('code' in read)) expectClean(read.blocks);
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
        expectClean(read.blocks);
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
  ['5 MB of pictures in the page', 'html', five('<img src="data:image/png;base64,iVBORw0KGgo=">')],
  ['one picture of 5 MB that is written oddly', 'html', `<img src="data:;base64,${five('%41')}">`],
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
