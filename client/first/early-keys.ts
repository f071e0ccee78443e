// Keys of the page, pressed while only the article of a draft is there: they are heard as soon as the page is.

/** Answers with what hands them on. */
export function holdKeys(): () => void {
  const held: KeyboardEvent[] = [];
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const isForPage = isPageKey(event);
    // What follows in the same breath is for what the key opens: it must not go into the article.
    if (!isForPage && held.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (isForPage) held.push(event);
  };
  document.addEventListener('keydown', onKey, { capture: true });
  return () => {
    document.removeEventListener('keydown', onKey, { capture: true });
    for (const event of held)
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
  };
}

/** Where to go or what to do, find, go to a block, only the text, the next flag. */
function isPageKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (!ctrlKey && !metaKey) return key === 'F8';
  return shiftKey ? key.toLowerCase() === 'f' : ['f', 'g', 'k'].includes(key.toLowerCase());
}
