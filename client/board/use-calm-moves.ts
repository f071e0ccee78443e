// A card that somebody moved glides to its new place, and takes no press until it rests: none lands on the wrong draft.
import { type RefObject, useLayoutEffect, useRef } from 'react';

const GLIDE = { duration: 260, easing: 'cubic-bezier(0.2, 0, 0, 1)' };
/** How long after moving a card still takes no press, in milliseconds. */
const REST = 450;

type Place = { readonly x: number; readonly y: number };
type Past = {
  readonly places: ReadonlyMap<string, Place>;
  readonly arrangement: string;
  readonly view: string;
};

/**
 * `arrangement` names which cards stand where: nothing else moves a card. Another `view` is my own doing: what it moves
 * is not followed by the eye.
 */
export function useCalmMoves(board: RefObject<HTMLElement | null>, arrangement: string, view: string): void {
  const past = useRef<Past | null>(null);
  const held = useRef('');
  useLayoutEffect(() => {
    if (!board.current) return;
    const cards = [...board.current.querySelectorAll<HTMLElement>('[data-card]')];
    const places = new Map(cards.map((card) => [idOf(card), placeOf(card)]));
    const before = past.current;
    if (before && before.view === view && before.arrangement !== arrangement) {
      for (const card of cards) glide(card, before.places.get(idOf(card)));
      keepFocus(board.current, held.current);
    }
    past.current = { places, arrangement, view };
  });
  useLayoutEffect(() => {
    const hold = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target.closest('[role="menu"], [role="dialog"]')) return;
      const card = target.closest<HTMLElement>('[data-card]');
      held.current = card ? idOf(card) : '';
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, []);
}

function glide(card: HTMLElement, from: Place | undefined): void {
  const to = placeOf(card);
  if (from && from.x === to.x && from.y === to.y) return;
  card.setAttribute('data-moving', '');
  setTimeout(() => card.removeAttribute('data-moving'), REST);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const start = from ? { transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` } : { opacity: 0 };
  card.animate([start, {}], GLIDE);
}

/** A card in another column is another element: once its menu has closed, the focus that was in the card goes along. */
function keepFocus(board: HTMLElement, id: string): void {
  if (id === '') return;
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    board.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus({ preventScroll: true });
  }, REST);
}

function idOf(card: HTMLElement): string {
  return card.getAttribute('data-card') ?? '';
}

/** In the page, so that scrolling is no move. */
function placeOf(card: HTMLElement): Place {
  return { x: card.offsetLeft, y: card.offsetTop };
}
