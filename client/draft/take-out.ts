// Taking an article along as a file. What goes wrong is answered as a sentence; null when all went well.
import { refusalIn } from '../../shared/api/problem.ts';

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
