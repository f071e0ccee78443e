// Brings a place of the article into sight, and leaves the page alone when it is.
import type { EditorView } from 'prosemirror-view';
import { scrollToSee } from './in-sight.ts';

/** Further than so many windows the way there shows nothing: the page jumps. */
const FAR = 3;
/** What was far is laid out when it comes near, and may be higher than was thought: so often is looked again. */
const LOOKS = 3;
/** Whoever scrolls, points or types meanwhile is not pulled back. */
const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

type Where = () => number | null;

export class Scroller {
  readonly #view: EditorView;
  #underWay = new AbortController();

  constructor(view: EditorView) {
    this.#view = view;
  }

  /** False when there is no such place (any more). */
  to(where: Where): boolean {
    this.#underWay.abort();
    this.#underWay = new AbortController();
    const { signal } = this.#underWay;
    const begun = performance.now();
    // The key that sends the page there is still on its way up to the window.
    const stop = ({ timeStamp }: Event): void => {
      if (timeStamp > begun) this.#underWay.abort();
    };
    for (const name of HANDS) addEventListener(name, stop, { passive: true, signal });
    return this.#go(where, LOOKS);
  }

  close(): void {
    this.#underWay.abort();
  }

  #go(where: Where, looks: number): boolean {
    const { signal } = this.#underWay;
    const pos = where();
    const by = pos === null ? 0 : scrollToSee(this.#view.coordsAtPos(pos, 1).top, innerWidth, innerHeight);
    if (by === 0 || looks === 0) {
      this.#underWay.abort();
      return pos !== null;
    }
    const again = (): void => void this.#go(where, looks - 1);
    addEventListener('scrollend', () => afterLayout(signal, again), { once: true, signal });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const jumps = calm || looks < LOOKS || Math.abs(by) > FAR * innerHeight;
    scrollBy({ top: by, behavior: jumps ? 'instant' : 'smooth' });
    return true;
  }
}

/** What has come near is laid out in the frame after it did. */
function afterLayout(signal: AbortSignal, act: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!signal.aborted) act();
    }),
  );
}
