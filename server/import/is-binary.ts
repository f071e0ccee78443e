// Whether bytes that were read as text are text.

const FEW = 1 / 100;

/** Whether what was read is no text: it holds a NUL, or too much that no text holds (also: text read in a wrong encoding). */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const strange = text.match(/(?![\t\n\v\f\r\u0085])\p{Cc}|\ufffd|\p{Cs}/gu)?.length ?? 0;
  return strange > Math.max(1, text.length * FEW);
}
