// Markdown out: every reader of Markdown shows the article, and ours reads the same blocks back.
import { expect, test } from 'vitest';
import { type Block, KINDS } from '../../shared/article/blocks.ts';
import { articleMarkdown } from '../../shared/article/markdown.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { randomArticle } from '../fixtures/random-article.ts';
import { brought } from '../import/reading.ts';

const RUNS = 600 * Number(process.env['GALLEY_RUNS'] ?? 1);

test('any article, written as Markdown and brought in again, has the same blocks', () => {
  const first = Number(process.env['GALLEY_SEED'] ?? Math.floor(Math.random() * 1e9));
  for (let seed = first; seed < first + RUNS; seed += 1) {
    const article = randomArticle(new Chance(seed));
    const markdown = articleMarkdown(article);
    expect(brought('markdown', markdown), `seed ${seed}\n${markdown}`).toEqual(article);
  }
});

const line = (...runs: Block['runs']) => articleMarkdown([{ kind: 'paragraph', runs }]).trimEnd();
const run = (text: string, formats: Block['runs'][number]['formats'] = {}) => ({ text, formats });

test('an article reads as somebody would have written it in Markdown', () => {
  expect(articleMarkdown(HARBOUR)).toBe(`# Harbour plan delayed again

<!-- standfirst -->
The council wants another year.

<!-- byline -->
By Ines Aalto

Senior officials said on Tuesday that the harbour would not reopen before spring 😀.

## What it costs

Nobody knows. “It is more than we thought,” one of them said.

- twelve cranes
  - two of them new

---

> We were told it was safe.
`);
});

test('marks stand at the words, and a word that leaves them no room becomes a reference', () => {
  expect(
    line(run('It is '), run('open', { bold: true }), run(', '), run('really', { italic: true }), run('.')),
  ).toBe('It is **open**, *really*.');
  expect(line(run('un'), run('believ', { italic: true }), run('able'))).toBe('un*believ*able');
  expect(line(run('he'), run('“no”', { bold: true }), run('said'))).toBe('h&#101;**“no”**&#115;aid');
});

test('a space beside a mark stands outside of it, and inside when the words on both sides wear it', () => {
  const [bold, both] = [{ bold: true }, { bold: true, italic: true }] as const;
  expect(line(run('so ', bold), run('it'))).toBe('**so** it');
  expect(line(run('so'), run(' it', bold), run('!'))).toBe('so **it**!');
  expect(line(run('so ', bold), run('it', both), run(' is', bold))).toBe('**so _it_ is**');
  expect(line(run('a'), run(' ', bold), run('b'))).toBe('a b');
});

test('words that mean something to Markdown mean themselves', () => {
  expect(line(run('1. a * b_c [x](y) `z` ~ | \\'))).toBe('1\\. a \\* b\\_c \\[x\\](y) \\`z\\` \\~ \\| \\\\');
  expect(line(run('# no heading #'))).toBe('\\# no heading \\#');
  expect(line(run('AT&T &amp; &#60;'))).toBe('AT&T &amp;amp; &amp;#60;');
});

test('no words become HTML, in whatever block they stand', () => {
  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  for (const kind of KINDS) {
    const figure = kind === 'figure' && { src: 'https://example.org/a.jpg', alt: script };
    const markdown = articleMarkdown([{ kind, ...figure, runs: [run(script), run(script, { bold: true })] }]);
    expect(
      markdown.replaceAll(/<(?:\/?fig(?:ure|caption)|!-- (?:standfirst|byline) --)>/gu, ''),
    ).not.toContain('<');
  }
  expect(line(run(script, { code: true }))).toBe(`\`${script}\``);
});

test('a link leads only where a link may lead, and no address ends it', () => {
  const link = 'https://example.org/a_(b)?q=1&copy;=2';
  expect(line(run('see', { link }))).toBe('[see](<https://example.org/a_(b)?q=1&amp;copy;=2>)');
  expect(line(run('!'), run('see', { link: 'https://example.org/' }))).toBe('\\![see](https://example.org/)');
  expect(line(run('see', { link: 'javascript:alert(1)' }))).toBe('see');
});

test('lists that jump in are evened out, and lines within an item stay in it', () => {
  const item = (text: string, indent: 0 | 1 | 2 | 3) => block('bullet', text, { indent });
  expect(
    articleMarkdown([item('a\nb', 2), item('c', 3), block('number', 'd', { indent: 0 }), item('e', 2)]),
  ).toBe('- a\\\n  b\n  - c\n1. d\n   - e\n');
});

test('5 MB are written within a few seconds, marks and all', () => {
  const many: Block = {
    kind: 'paragraph',
    runs: Array.from({ length: 50_000 }, (_, at) => run('words & ', at % 2 ? { bold: true } : {})),
  };
  const long: Block = { kind: 'paragraph', runs: [run('&#*_<'.repeat(900_000))] };
  const began = performance.now();
  articleMarkdown([many, long]);
  expect(performance.now() - began).toBeLessThan(10_000);
});
