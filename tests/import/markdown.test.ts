/** Markdown: its marks become blocks and formats. */
import { expect, test } from 'vitest';
import { brought, said } from './reading.ts';

test('marks become kinds', () => {
  const text = `# Bridge reopens

By Ann Lee

The bridge is
open.

## Cost

- steel
  - bolts
- stone

1. first
2. second

> We are glad.

---

### Later
`;
  expect(said('markdown', text)).toEqual([
    'headline: Bridge reopens',
    'byline: By Ann Lee',
    'paragraph: The bridge is open.',
    'heading2: Cost',
    'bullet0: steel',
    'bullet1: bolts',
    'bullet0: stone',
    'number0: first',
    'number0: second',
    'quote: We are glad.',
    'rule: ',
    'heading3: Later',
  ]);
});

test('marks become formats', () => {
  expect(
    brought('markdown', 'It is **open**, *really* ~~not~~ `now`: [see](https://example.org/a).')[0]?.runs,
  ).toEqual([
    { text: 'It is ', formats: {} },
    { text: 'open', formats: { bold: true } },
    { text: ', ', formats: {} },
    { text: 'really', formats: { italic: true } },
    { text: ' ', formats: {} },
    { text: 'not', formats: { strike: true } },
    { text: ' ', formats: {} },
    { text: 'now', formats: { code: true } },
    { text: ': ', formats: {} },
    { text: 'see', formats: { link: 'https://example.org/a' } },
    { text: '.', formats: {} },
  ]);
});

test('the first line is judged as in plain text when nothing is marked as a headline', () => {
  expect(said('markdown', 'Bridge reopens\n\nIt is open.')).toEqual([
    'headline: Bridge reopens',
    'paragraph: It is open.',
  ]);
  expect(said('markdown', '**Bridge reopens**\n\nIt is open.')).toEqual([
    'headline: Bridge reopens',
    'paragraph: It is open.',
  ]);
  expect(brought('markdown', '**Bridge reopens**\n\nIt is open.')[0]?.runs[0]?.formats).toEqual({});
});

test('an indented paragraph is no code', () => {
  expect(said('markdown', '# Bridge\n\n    It is open.')).toEqual([
    'headline: Bridge',
    'paragraph: It is open.',
  ]);
});

test('of what tools write at the top of a file only the title is kept', () => {
  const text = '---\ntitle: "Bridge reopens"\ntags: [city, river]\n---\n\nIt is open.';
  expect(said('markdown', text)).toEqual(['headline: Bridge reopens', 'paragraph: It is open.']);
  expect(said('markdown', text.replaceAll('\n', '\r\n'))).toEqual([
    'headline: Bridge reopens',
    'paragraph: It is open.',
  ]);
  expect(said('markdown', '---\n\nIt is open.\n\n---\n')).toEqual([
    'rule: ',
    'paragraph: It is open.',
    'rule: ',
  ]);
});
