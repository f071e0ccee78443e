// People in the palette: each leads to what they own, and to the drafts that they are in now.
import type { Person } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { fits } from '../find/cards-with.ts';
import type { Board } from '../hooks/use-board.ts';
import { desksOf, ROLE_NAMES } from '../people/names.ts';
import type { Pickable } from '../ui/picker-list.tsx';

type PersonOption = Pickable & { readonly to: string };

/** Nobody is listed before somebody is looked for: their name is known. */
export function peopleOptions(board: Board, words: string, most: number): readonly PersonOption[] {
  if (board.phase !== 'open' || words.trim() === '') return [];
  return board.people
    .filter((person) => fits(`${person.name} ${person.handle}`, words))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((person) => [
      ownedBy(person, board.cards),
      ...board.cards
        .filter(({ id }) => board.present[id]?.includes(person.id))
        .map((card) => whereIs(person, card)),
    ])
    .slice(0, most);
}

function ownedBy(person: Person, cards: readonly Card[]): PersonOption {
  const count = cards.filter(({ owner, stage }) => owner === person.id && stage !== 'spiked').length;
  return {
    id: `person-${person.id}`,
    name: `What ${person.name} owns`,
    aside: `${count} ${count === 1 ? 'draft' : 'drafts'}`,
    below: [ROLE_NAMES[person.role], desksOf(person)].filter(Boolean).join(' · '),
    to: `/?owner=${encodeURIComponent(person.handle)}`,
  };
}

function whereIs(person: Person, card: Card): PersonOption {
  return {
    id: `person-${person.id}-${card.id}`,
    name: `${person.name} is in ${card.slug}`,
    aside: 'now',
    below: card.headline.trim() || null,
    to: `/drafts/${card.id}`,
  };
}
