// Threads as Web Annotations: whoever has the exported text finds the words by either selector.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { annotationsOf } from '../../server/export/annotations.ts';
import { exportFor } from '../../server/export/exported.ts';
import { textFile } from '../../server/export/formats.ts';
import { textPlaces } from '../../server/export/text-places.ts';
import { anchorAt, resolve } from '../../shared/article/anchor.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { bob, cleo, personOf } from '../fixtures/newsroom.ts';
import { randomArticle } from '../fixtures/random-article.ts';
import { Reviewed } from '../fixtures/reviewed.ts';

const ORIGIN = 'https://galley.example.org';
const RUNS = 60 * Number(process.env['GALLEY_RUNS'] ?? 1);

/** What the standard requires of each, and what it says of the values. */
const iri = z.url();
const quote = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});
const position = z
  .strictObject({
    type: z.literal('TextPositionSelector'),
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
  })
  .refine(({ start, end }) => start < end);
const resource = z.strictObject({
  type: z.literal('SpecificResource'),
  source: iri,
  selector: z.array(z.union([quote, position])).min(1),
  state: z.strictObject({ type: z.literal('TimeState'), sourceDate: z.iso.datetime() }).optional(),
});
const body = z.strictObject({
  type: z.literal('TextualBody'),
  value: z.string().min(1),
  format: z.literal('text/plain'),
  purpose: z.enum(['commenting', 'tagging', 'describing']),
});
const annotation = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('Annotation'),
  motivation: z.enum(['assessing', 'commenting', 'replying']),
  created: z.iso.datetime(),
  modified: z.iso.datetime().optional(),
  creator: z.strictObject({ id: iri, type: z.literal('Person'), name: z.string() }),
  body: z.array(body),
  target: z.union([iri, resource]),
});
const collection = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  total: z.number().int().nonnegative(),
  first: z.strictObject({
    id: iri,
    type: z.literal('AnnotationPage'),
    partOf: iri,
    startIndex: z.literal(0),
    items: z.array(annotation),
  }),
  last: iri,
});

function exported(draft: Reviewed) {
  const one = exportFor(cleo, draft.read(), { people: { personOf }, origin: ORIGIN });
  const text = String(textFile(one.blocks, 'txt', ORIGIN).body);
  const told = collection.parse(JSON.parse(JSON.stringify(annotationsOf(one))));
  return { text, told, items: told.first.items };
}

const selectors = (item: z.output<typeof annotation> | undefined) =>
  typeof item?.target === 'object' ? item.target.selector : [];

/** The words that a position selects, counted in Unicode characters. */
function selected(text: string, item: z.output<typeof annotation> | undefined): string | null {
  const found = selectors(item).find((one) => one.type === 'TextPositionSelector');
  return found ? [...text].slice(found.start, found.end).join('') : null;
}

test('a thread selects its words in the exported text by quotation and by position', () => {
  const draft = new Reviewed(HARBOUR);
  draft.flags('two of them new', 'Which two?');
  const { text, items, told } = exported(draft);
  const [quoted] = selectors(items[0]);
  expect(selected(text, items[0])).toBe('two of them new');
  expect(quoted).toEqual({
    type: 'TextQuoteSelector',
    exact: 'two of them new',
    prefix: 'them said.\n\n• twelve cranes\n  • ',
    suffix: '\n\n* * *\n\nWe were told it was saf',
  });
  expect(items[0]?.body.map(({ value }) => value)).toEqual([
    'Which two?',
    'flag',
    'fact',
    'blocking',
    'open',
  ]);
  expect(items[0]).toMatchObject({ motivation: 'assessing', creator: { name: 'Gus' } });
  expect(told).toMatchObject({ total: 1, last: told.first.id });
});

test('characters of two units count once', () => {
  const draft = new Reviewed([block('headline', '😀😀 Quay'), block('paragraph', '😀 said 😀')]);
  draft.comments('said 😀', 'Who?');
  const { text, items } = exported(draft);
  expect(selectors(items[0])[1]).toEqual({ type: 'TextPositionSelector', start: 11, end: 17 });
  expect(selected(text, items[0])).toBe('said 😀');
});

test('words over two blocks are quoted as the text has them', () => {
  const draft = new Reviewed(HARBOUR);
  draft.comments('cranes\ntwo of', 'Both?');
  const { text, items } = exported(draft);
  expect(selected(text, items[0])).toBe('cranes\n  • two of');
  expect(selectors(items[0])[0]).toMatchObject({ exact: 'cranes\n  • two of' });
});

test('a thread whose words are gone is known by its quotation only, and one on the whole draft by the text', () => {
  const draft = new Reviewed(HARBOUR);
  draft.flags('more than we thought', 'Thought by whom?');
  draft.comments(null, 'Good work.');
  draft.cuts('Nobody knows. “It is more than we thought,” one of them said.');
  const { items } = exported(draft);
  expect(selectors(items[0])).toEqual([expect.objectContaining({ exact: 'more than we thought' })]);
  expect(items[1]?.target).toMatch(/\/export\/txt$/);
});

test('a reply answers its thread, and a deleted one says nothing', () => {
  const draft = new Reviewed(HARBOUR);
  const flag = draft.flags('Tuesday', 'Monday, surely.');
  draft.replies(flag, bob, 'It was Tuesday.');
  draft.deletes(flag, draft.replies(flag, bob, 'Never mind.'));
  draft.settles(flag, 'verified', 'The minutes.');
  const { items } = exported(draft);
  expect(items).toHaveLength(2);
  expect(items[1]).toMatchObject({ motivation: 'replying', target: items[0]?.id, creator: { name: 'Bob' } });
  expect(items[0]?.body.map(({ value }) => value)).toEqual([
    ...['Monday, surely.', 'flag', 'fact', 'blocking', 'verified', 'The minutes.'],
  ]);
});

test('wherever words lie in any article, position and quotation select the same', () => {
  const first = Number(process.env['GALLEY_SEED'] ?? Math.floor(Math.random() * 1e9));
  for (let seed = first; seed < first + RUNS; seed += 1) {
    const chance = new Chance(seed);
    const draft = new Reviewed(randomArticle(chance));
    const { article } = draft;
    const { text, find } = textPlaces(draft.read().blocks);
    for (let tries = 0; tries < 20; tries += 1) {
      const from = chance.below(article.length);
      const anchor = anchorAt(article, from, from + 1 + chance.below(30));
      const place = anchor && resolve(article, anchor);
      const found = place && find(place);
      if (!place || place.state === 'orphaned' || !found) continue;
      expect([...text].slice(found.start, found.end).join(''), `seed ${seed}`).toBe(found.exact);
      // Bullets and blank lines may stand between, so where it begins and ends is compared.
      const lines = place.words.split('\n');
      expect(found.exact.startsWith(lines[0] ?? ''), `seed ${seed}`).toBe(true);
      expect(found.exact.endsWith(lines.at(-1) ?? ''), `seed ${seed}`).toBe(true);
    }
  }
});
