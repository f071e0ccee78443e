// Arrows lead from card to card: up and down in a column, left and right to the nearest card beside; m opens a card's menu.

export function goByKey(event: KeyboardEvent): void {
  const here = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-card]');
  if (!here || !(event.target instanceof HTMLAnchorElement)) return;
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
    const cards = [...column.querySelectorAll('[data-card]')].filter(
      (other) => other.getClientRects().length > 0,
    );
    const distance = (other: Element): number => Math.abs(other.getBoundingClientRect().top - top);
    const nearest = cards.sort((a, b) => distance(a) - distance(b)).at(0);
    if (nearest) return nearest;
  }
  return null;
}
