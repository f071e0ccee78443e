/** Making a draft: its first fact, and what its article begins with. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDraft, slugOf } from '../../server/commands/draft-create.ts';
import type { Brought, ReadIn } from '../../server/import/brought.ts';
import { readIn } from '../../server/import/read-in.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { type CommandInput, commands } from '../../shared/commands.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';

const id = 'a'.repeat(22) as DraftId;
const ann: Person = {
  id: 'ann' as PersonId,
  handle: 'ann',
  name: 'Ann Lee',
  role: 'writer',
  desks: ['news'],
};

async function read(brought: Brought | null): Promise<ReadIn> {
  const answer = await readIn(brought, 7);
  if ('code' in answer) throw new Error(answer.message);
  return answer;
}

async function created(input: CommandInput<'draft.create'>) {
  const { content, ...facts } = commands['draft.create'].parse(input);
  const { headline } = await read(content.format === 'empty' ? null : content);
  return createDraft({ id, person: ann, headline }, facts);
}

async function blocksOf(brought: Brought | null) {
  const doc = new Y.Doc();
  for (const seed of (await read(brought)).seeds) Y.applyUpdate(doc, seed);
  return readBlocks(articleOf(doc));
}

test('an empty draft is untitled, belongs to who made it, and has a place for the headline', async () => {
  expect(await created({ content: { format: 'empty' } })).toEqual({
    type: 'draft.created',
    thread: null,
    payload: { id, slug: 'untitled', desk: 'news', owner: 'ann', deadline: null },
  });
  expect(await blocksOf(null)).toEqual([
    { kind: 'headline', runs: [] },
    { kind: 'paragraph', runs: [] },
  ]);
});

test('the slug is what was given, else the first words of the headline', async () => {
  const text = 'Bridge over the Elm reopens on Monday\n\nIt is open.';
  const slug = async (given?: string) =>
    (
      await created({
        slug: given,
        desk: 'legal',
        deadline: '2026-11-24T12:00:00Z',
        content: { format: 'text', text },
      })
    ).payload;
  expect(await slug()).toMatchObject({
    slug: 'bridge-over-the-elm-reopens',
    desk: 'legal',
    deadline: '2026-11-24T12:00:00Z',
  });
  expect(await slug('elm-bridge')).toMatchObject({ slug: 'elm-bridge' });
  expect(await slug('  ')).toMatchObject({ slug: 'bridge-over-the-elm-reopens' });
});

test.each([
  ['Zoë’s “café”: 3 €', 'zoes-cafe-3'],
  ['  ', 'untitled'],
  ['!!!', 'untitled'],
  ['東京の橋', '東京の橋'],
  ['Donaudampfschifffahrtsgesellschaftskapitän erzählt', 'donaudampfschifffahrtsgesellschaftskapit'],
])('the slug of “%s” is %s', (headline, slug) => {
  expect(slugOf(headline)).toBe(slug);
});

test('a text without a headline begins with an empty one', async () => {
  const blocks = await blocksOf({ format: 'text', text: 'It is open.\n\nSince Monday.' });
  expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'paragraph']);
  expect(blocks[0]?.runs).toEqual([]);
});

test('an article is written under the client id that was drawn for it', async () => {
  const [seed] = (await read({ format: 'text', text: 'It is open.' })).seeds;
  const clients = seed && new Set(Y.decodeUpdate(seed).structs.map(({ id: { client } }) => client));
  expect(clients).toEqual(new Set([7]));
});

test('what cannot be read makes nothing and says why', async () => {
  expect(await readIn({ format: 'text', text: '\0' }, 7)).toMatchObject({ code: 'unreadable' });
  expect(await readIn({ format: 'html', text: '<hr>' }, 7)).toMatchObject({ code: 'unreadable' });
});
