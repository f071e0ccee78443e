// What can wait until the page was drawn as it is now: a page that is hidden draws when it is shown.

/** Answers with a way to call it off. */
export function afterDrawing(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Resolves when the page was drawn as it is now. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => afterDrawing(resolve));
}
