// Taking an article along: to the clipboard, or as a file. What goes wrong is answered as a sentence; null when all went well.
import { refusalIn } from '../../shared/api/problem.ts';

/** What is copied; `html` is for those who paste into a page, `text` for everybody else. */
export type Copy = { readonly text: string; readonly html?: string };

export async function copyOut(copy: Copy): Promise<string | null> {
  try {
    await write(copy);
    return null;
  } catch {
    return copyByHand(copy)
      ? null
      : 'This browser does not let Galley copy. Download the file instead, or select the words and copy them.';
  }
}

/** A file that is made here, so it needs no line. */
export function saveText(name: string, text: string): void {
  save(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** A file that the server makes. */
export async function download(address: string, name: string): Promise<string | null> {
  const answer = await fetch(address).catch(() => null);
  if (!answer)
    return 'The server cannot be reached, and only it makes this file. Copying works without a line.';
  if (!answer.ok) return (await reasonIn(answer)) ?? 'The server could not make this file. Try again.';
  const file = await answer.blob().catch(() => null);
  if (!file) return 'The line broke before the file was here. Try again.';
  save(name, file);
  return null;
}

async function reasonIn(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json().catch(() => null);
  return refusalIn(body)?.message ?? null;
}

function save(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
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
