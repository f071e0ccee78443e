// The three things that are worth knowing on the first day, each said where it is.
export type Step = {
  readonly title: string;
  readonly words: string;
  /** Where it is said: on the board, or in any draft. */
  readonly place: Place;
  /** What it is about, the best first. */
  readonly about: readonly string[];
  /** On which side of it there is the least to cover, where there is room. */
  readonly side: 'right' | 'below';
  /** What the button that goes on is called. */
  readonly on: string;
};

export type Place = 'board' | 'draft';

export const STEPS: readonly Step[] = [
  {
    title: 'The board',
    words:
      'A card is a draft, in the column of its stage. It says whose it is, when it is due, who is in it now and, at its foot, what stands before publication.',
    place: 'board',
    about: ['[data-stage="review"] [data-card]', '[data-card]', 'main h1'],
    side: 'below',
    on: 'Open a draft',
  },
  {
    title: 'Write, and flag',
    words:
      'Several people write here at once, and every word is saved by itself. Select words to comment on them, or to flag what must be settled first.',
    place: 'draft',
    about: ['[data-kind="headline"]', '.article'],
    side: 'right',
    on: 'Next',
  },
  {
    title: 'The gate',
    words:
      'A draft goes out when nothing stands before it any more. The gate lists what does, at any time. The ? key lists all keys, and the menu with your name shows this tour again.',
    place: 'draft',
    about: ['[data-gate]', 'section[aria-label="This draft"]'],
    side: 'below',
    on: 'Done',
  },
];

export function placeOf(pathname: string): Place | null {
  if (pathname === '/') return 'board';
  return pathname.startsWith('/drafts/') ? 'draft' : null;
}

/** Which step comes when somebody goes from place to place: whoever opens a draft from the board has seen its step. */
export function stepAfter(step: number, from: Place | null, to: Place | null): number {
  return STEPS[step]?.place === 'board' && from === 'board' && to === 'draft' ? step + 1 : step;
}
