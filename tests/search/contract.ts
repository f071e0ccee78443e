/** What every index of words keeps to. Run on each implementation. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { readQuery } from '../../server/search/read-query.ts';
import type { Hit, Searchable, SearchIndex } from '../../server/store/search/search-index.ts';
import { type Marked, markedSchema } from '../../shared/search.ts';
import { Chance } from '../fixtures/chance.ts';
import { draftNamed } from '../store/entries.ts';

/** An index in a place of its own. `reopen` closes it and opens the same place again. */
export type Place = { readonly index: SearchIndex; reopen(): Promise<SearchIndex>; leave(): Promise<void> };

const [bridge, budget, café] = [draftNamed('bridge'), draftNamed('budget'), draftNamed('cafe')];

/** Invents what a test does not say. */
export function searchable(said: Partial<Searchable> = {}): Searchable {
  return {
    ...{ id: bridge, seq: 1, changedAt: '2026-11-23T09:00:00.000Z' },
    ...{ slug: 'elm-bridge', headline: 'The bridge reopens', text: 'Traffic crosses the Elm again.' },
    ...said,
  };
}

const SEEDS = [9_001, 9_002, 9_003, 9_004];
const PIECES = [
  '"',
  '“',
  "'",
  '*',
  '^',
  '(',
  ')',
  '{',
  '}',
  ':',
  '+',
  '-',
  ',',
  '\\',
  '\0',
  '\u0002',
  ';',
  '%',
  '_',
];
const WORDS = [
  'AND',
  'OR',
  'NOT',
  'NEAR',
  'NEAR(a b, 2)',
  'text:',
  'words',
  'rank',
  'id',
  'é',
  '\u0301',
  '\ud83d',
  '👩‍🚀',
  '日本語',
  'न',
  '٣',
  '--',
  '/*',
  'bridge',
];

export function searchContract(name: string, open: () => Promise<Place>): void {
  async function opened(...drafts: readonly Searchable[]): Promise<Place> {
    const place = await open();
    onTestFinished(() => place.leave());
    await place.index.put(drafts);
    return place;
  }
  const found = async (index: SearchIndex, query: string): Promise<readonly string[]> =>
    (await index.find(readQuery(query), 50)).map(({ id }) => id);
  const first = async (index: SearchIndex, query: string): Promise<Hit> => {
    const [hit] = await index.find(readQuery(query), 50);
    if (!hit) throw new Error(`“${query}” was not found.`);
    return hit;
  };

  describe(`${name}: what is found`, () => {
    test('words are found in slug, headline and text, and all of them have to be there', async () => {
      const { index } = await opened(searchable());
      for (const query of ['elm-bridge', 'reopens', 'traffic', 'BRIDGE Elm traffic'])
        expect(await found(index, query), query).toEqual([bridge]);
      for (const query of ['tunnel', 'bridge tunnel', ''])
        expect(await found(index, query), query).toEqual([]);
    });

    test('accents and capitals make no difference, in either direction', async () => {
      const { index } = await opened(
        searchable({ text: 'Zoë meets Jiří at the café; the cafe\u0301 is OPEN.' }),
      );
      for (const query of ['zoe', 'ZOË', 'jiri', 'Jiří', 'cafe', 'café', 'cafe\u0301', 'open'])
        expect(await found(index, query), query).toEqual([bridge]);
    });

    test('the last word may be begun, no other one', async () => {
      const { index } = await opened(searchable());
      for (const query of ['t', 'tr', 'traf', 'reopens traf'])
        expect(await found(index, query), query).toEqual([bridge]);
      expect(await found(index, 'traf reopens')).toEqual([]);
    });

    test('words between quotation marks stand side by side', async () => {
      const { index } = await opened(
        searchable({ text: 'the price of power' }),
        searchable({ id: budget, text: 'the power of price' }),
      );
      expect(await found(index, '"price of power"')).toEqual([bridge]);
      expect(await found(index, '“price of po')).toEqual([bridge]);
      expect(await found(index, '"price of po"')).toEqual([]);
      expect([...(await found(index, 'price power'))].sort()).toEqual([bridge, budget]);
    });

    test('a slug counts more than a headline, and a headline more than the text', async () => {
      const plain = { slug: 'x', headline: 'y', text: 'z' };
      const { index } = await opened(
        searchable({ ...plain, id: café, text: 'harbour harbour harbour' }),
        searchable({ ...plain, id: budget, headline: 'The harbour' }),
        searchable({ ...plain, id: bridge, slug: 'harbour' }),
      );
      expect(await found(index, 'harbour')).toEqual([bridge, budget, café]);
      expect(await index.find(readQuery('harbour'), 2)).toHaveLength(2);
    });

    test('what a draft said before is not found any more', async () => {
      const { index } = await opened(searchable(), searchable({ seq: 2, text: 'All is quiet.' }));
      expect(await found(index, 'traffic')).toEqual([]);
      expect(await found(index, 'quiet')).toEqual([bridge]);
      await index.drop([bridge, budget]);
      expect(await found(index, 'quiet')).toEqual([]);
    });
  });

  describe(`${name}: what is marked`, () => {
    test('every word that was found is marked where it stands', async () => {
      const { index } = await opened(searchable());
      const hit = await first(index, 'bridge elm');
      expect([hit.slug, hit.headline, hit.passage].map(marked)).toEqual([
        ['elm', 'bridge'],
        ['bridge'],
        ['Elm'],
      ]);
      expect(hit.headline).toEqual({ text: 'The bridge reopens', marks: [[4, 10]] });
    });

    test('of a long text the passage around it is shown', async () => {
      const { index } = await opened(
        searchable({ text: `${'before it. '.repeat(500)}The CULPRIT fled. ${'after it. '.repeat(500)}` }),
      );
      const { passage } = await first(index, 'culprit');
      expect(marked(passage)).toEqual(['CULPRIT']);
      expect(passage.text.length).toBeLessThan(400);
    });

    test('what could be taken for a mark, or for HTML, stands in the text as text', async () => {
      const { index } = await opened(
        searchable({ text: '<b>\u0002not\u0003</b> a \0 <script>mark</script>' }),
      );
      const { passage } = await first(index, 'script');
      expect(passage.text).toBe('<b>\u0002not\u0003</b> a   <script>mark</script>');
      expect(marked(passage)).toEqual(['script', 'script']);
    });

    test('a word without end is cut, and never inside a character', async () => {
      const { index } = await opened(
        searchable({ text: `${'𝒳'.repeat(3_000)} end`, headline: '𝒴'.repeat(3_000) }),
      );
      const { passage, headline } = await first(index, 'end');
      for (const { text } of [passage, headline]) {
        expect(text.length).toBeLessThan(400);
        expect(text.isWellFormed()).toBe(true);
      }
    });
  });

  describe(`${name}: any query`, () => {
    test.each(SEEDS)('is answered, whatever its characters (seed %i)', async (seed) => {
      const { index } = await opened(searchable({ text: PIECES.join(' ') + WORDS.join(' ') }));
      const chance = new Chance(seed);
      for (let turn = 0; turn < 250; turn += 1) {
        const query = Array.from({ length: chance.below(8) }, () => {
          const unit = String.fromCharCode(chance.below(0x10000));
          return chance.pick([chance.pick(PIECES), chance.pick(WORDS), ' ', unit]);
        }).join('');
        for (const hit of await index.find(readQuery(query), 50).catch((error) => {
          throw new Error(`${JSON.stringify(query)}: ${error}`);
        }))
          for (const one of [hit.slug, hit.headline, hit.passage]) isSound(one);
      }
    });

    test('is taken for words even when it looks like syntax', async () => {
      const { index } = await opened(searchable({ text: 'Not far from the text near here' }));
      for (const query of [
        'NOT near',
        'text:near',
        '"near',
        'near*',
        '(near)',
        '^not',
        '-near',
        '{text}: near',
      ])
        expect(await found(index, query), query).toEqual([bridge]);
      for (const query of ['bridge OR tunnel', 'bridge NOT tunnel'])
        expect(await found(index, query), query).toEqual([]);
    });

    test('of nothing but signs finds nothing', async () => {
      const { index } = await opened(searchable());
      for (const query of ['""', '*', '"" *', '  ', '—', '\u0301', '👩‍🚀'])
        expect(await found(index, query), query).toEqual([]);
    });
  });

  describe(`${name}: as a projection`, () => {
    test('it says which state of which draft it holds, also when it is opened again', async () => {
      const { index, reopen } = await opened(searchable(), searchable({ id: budget, seq: 7 }));
      const states = [bridge, budget].map((id, at) => ({
        id,
        seq: at * 6 + 1,
        changedAt: '2026-11-23T09:00:00.000Z',
      }));
      expect(await index.holds()).toEqual(states);
      const again = await reopen();
      expect(await again.holds()).toEqual(states);
      expect([...(await found(again, 'bridge'))].sort()).toEqual([bridge, budget]);
    });

    test('an earlier state is taken in as well: an older database may have been put back', async () => {
      const { index } = await opened(
        searchable({ seq: 9, text: 'later' }),
        searchable({ seq: 4, text: 'earlier' }),
      );
      expect(await index.holds()).toMatchObject([{ id: bridge, seq: 4 }]);
      expect(await found(index, 'earlier')).toEqual([bridge]);
      expect(await found(index, 'later')).toEqual([]);
    });
  });
}

function marked({ text, marks }: Marked): readonly string[] {
  return marks.map(([from, to]) => text.slice(from, to));
}

/** Marks lie in the text, in order, apart. */
function isSound(value: Marked): void {
  const { text, marks } = markedSchema.parse(value);
  let last = -1;
  for (const [from, to] of marks) {
    expect(from).toBeGreaterThan(last);
    expect(to).toBeGreaterThan(from);
    last = to;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}
