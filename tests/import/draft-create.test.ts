/** Making a draft: its first fact, and the blocks that its article begins with. */
import { expect, test } from 'vitest';
import { createDraft, slugOf } from '../../server/commands/draft-create.ts';
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

function made(input: CommandInput<'draft.create'>) {
  return createDraft({ id, person: ann }, commands['draft.create'].parse(input));
}

function created(input: CommandInput<'draft.create'>) {
  const answer = made(input);
  if ('code' in answer) throw new Error(answer.message);
  return answer;
}

test('an empty draft is untitled, belongs to who made it, and has a place for the headline', () => {
  expect(created({ content: { format: 'empty' } })).toEqual({
    facts: [
      {
        type: 'draft.created',
        thread: null,
        payload: { id, slug: 'untitled', desk: 'news', owner: 'ann', deadline: null },
      },
    ],
    blocks: [
      { kind: 'headline', runs: [] },
      { kind: 'paragraph', runs: [] },
    ],
  });
});

test('the slug is what was given, else the first words of the headline', () => {
  const text = 'Bridge over the Elm reopens on Monday\n\nIt is open.';
  const slug = (given?: string) =>
    created({
      slug: given,
      desk: 'legal',
      deadline: '2026-11-24T12:00:00Z',
      content: { format: 'text', text },
    }).facts[0]?.payload;
  expect(slug()).toMatchObject({
    slug: 'bridge-over-the-elm-reopens',
    desk: 'legal',
    deadline: '2026-11-24T12:00:00Z',
  });
  expect(slug('elm-bridge')).toMatchObject({ slug: 'elm-bridge' });
  expect(slug('  ')).toMatchObject({ slug: 'bridge-over-the-elm-reopens' });
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

test('a text without a headline begins with an empty one', () => {
  const { blocks } = created({ content: { format: 'text', text: 'It is open.\n\nSince Monday.' } });
  expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'paragraph']);
  expect(blocks[0]?.runs).toEqual([]);
});

test('what cannot be read makes nothing and says why', () => {
  expect(made({ content: { format: 'text', text: '\0' } })).toMatchObject({ code: 'unreadable' });
  expect(made({ content: { format: 'html', text: '<hr>' } })).toMatchObject({ code: 'unreadable' });
});
