// What a page is watched by, from before its first script: when its text stood there, and how long each edit took.

export type Watched = {
  /** From a key going down to the page laid out with it. */
  readonly own: number[];
  /** From a message coming in to the page laid out with it. */
  readonly remote: number[];
};

declare global {
  interface Window {
    watched: Watched;
  }
}

type Of = {
  readonly article: string;
  readonly characters: number;
  /** What is logged when the text is there, with the milliseconds since the navigation. */
  readonly opened: string;
  /** What stands on the page when all that belongs around the text does, and what is logged then. */
  readonly around: string;
  readonly complete: string;
  /** What a message of text holds that brings an edit; one of bytes always may. */
  readonly edit: string;
};

/** Runs in the page, so it holds on to nothing outside. */
export function watchPage({ article, characters, opened, around, complete, edit }: Of): void {
  const watched: Watched = { own: [], remote: [] };
  window.watched = watched;
  let pressedAt: number | null = null;
  let heardAt: number | null = null;
  const place = (): HTMLElement | null => document.querySelector<HTMLElement>(article);
  const laidOut = (): number => {
    place()?.getBoundingClientRect();
    return performance.now();
  };

  const lookForText = (): void => {
    const text = place();
    // It stands there, and can be typed in.
    if (!text?.isContentEditable || text.textContent.length < characters) requestAnimationFrame(lookForText);
    else {
      console.debug(opened, laidOut());
      lookAround();
    }
  };
  const lookAround = (): void => {
    if (!document.querySelector(around)) requestAnimationFrame(lookAround);
    else console.debug(complete, laidOut());
  };
  requestAnimationFrame(lookForText);

  addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
    },
    true,
  );
  // Editors read the page in a microtask of their own, which stands before this one.
  addEventListener('input', () =>
    queueMicrotask(() => {
      if (pressedAt !== null) watched.own.push(laidOut() - pressedAt);
      pressedAt = null;
    }),
  );

  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || data.includes(edit)) heardAt ??= performance.now();
      });
    }
  };
  new MutationObserver((changes) => {
    const article = place();
    if (heardAt === null || !changes.some(({ target }) => article?.contains(target))) return;
    watched.remote.push(laidOut() - heardAt);
    heardAt = null;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
