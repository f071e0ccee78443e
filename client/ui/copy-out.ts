// Copying to the clipboard, in every browser that lets it be done.

/** What is copied; `html` is for those who paste into a page, `text` for everybody else. */
export type Copy = { readonly text: string; readonly html?: string };

/** Whether it was copied. */
export async function copyOut(copy: Copy): Promise<boolean> {
  try {
    await write(copy);
    return true;
  } catch {
    return copyByHand(copy);
  }
}

async function write({ text, html }: Copy): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const blob = (type: string, words: string): Blob => new Blob([words], { type });
  const item = new ClipboardItem({
    'text/plain': blob('text/plain', text),
    'text/html': blob('text/html', html),
  });
  return navigator.clipboard.write([item]);
}

/** Where the newsroom has no certificate, browsers know only this older way. */
function copyByHand({ text, html }: Copy): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', onCopy, { capture: true });
  const isDone = document.execCommand('copy');
  removeEventListener('copy', onCopy, { capture: true });
  return isDone;
}
