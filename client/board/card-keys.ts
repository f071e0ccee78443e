// Keys on a card: arrows lead from card to card, m opens its menu, Space lifts it; while it is lifted, arrows choose the stage.
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';
import type { Carry } from './use-carry.ts';

type Board = {
  readonly carry: Carry;
  readonly stages: readonly Stage[];
  cardOf(id: string): Card | undefined;
};

export function onCardKey(event: KeyboardEvent, { carry, stages, cardOf }: Board): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement)) return;
  const here = event.target.closest<HTMLElement>('[data-card]');
  if (!here) return;
  const card = cardOf(here.getAttribute('data-card') ?? '');
  if (carry.carried?.by === 'keys') carryByKey(event, carry, stages);
  else if (event.key === ' ' && card) {
    event.preventDefault();
    if (!event.repeat) carry.lift(card, 'keys');
  } else goByKey(event, here);
}

function carryByKey(event: KeyboardEvent, carry: Carry, stages: readonly Stage[]): void {
  const over = carry.carried?.over ?? null;
  const at = over === null ? 0 : stages.indexOf(over);
  const acts: Readonly<Record<string, () => void>> = {
    ArrowRight: () => carry.hover(stages[Math.min(at + 1, stages.length - 1)] ?? over),
    ArrowLeft: () => carry.hover(stages[Math.max(at - 1, 0)] ?? over),
    ' ': carry.putDown,
    Enter: carry.putDown,
    Escape: carry.giveUp,
  };
  // A lifted card is put down before anything else is done: only Tab leads away, and puts it back.
  if (event.key === 'Tab') return;
  event.preventDefault();
  if (!event.repeat || event.key.startsWith('Arrow')) acts[event.key]?.();
}

function goByKey(event: KeyboardEvent, here: HTMLElement): void {
  if (event.key === 'm') here.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
  const next = neighbour(here, event.key);
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus();
}

function neighbour(card: HTMLElement, key: string): Element | null {
  switch (key) {
    case 'ArrowDown':
      return card.nextElementSibling;
    case 'ArrowUp':
      return card.previousElementSibling;
    case 'ArrowRight':
      return beside(card, (column) => column.nextElementSibling);
    case 'ArrowLeft':
      return beside(card, (column) => column.previousElementSibling);
    default:
      return null;
  }
}

/** The card nearest in height in the next column that has any. */
function beside(card: HTMLElement, step: (column: Element) => Element | null): Element | null {
  const from = card.closest('[data-column]');
  const { top } = card.getBoundingClientRect();
  for (let column = from && step(from); column; column = step(column)) {
    const cards = [...column.querySelectorAll('[data-card]')];
    const distance = (other: Element): number => Math.abs(other.getBoundingClientRect().top - top);
    const nearest = cards.sort((a, b) => distance(a) - distance(b)).at(0);
    if (nearest) return nearest;
  }
  return null;
}
