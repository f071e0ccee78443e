// The program that writes one Word document, in a cell: a large one takes seconds, and nobody's typing waits for it.
import { parentPort } from 'node:worker_threads';
import { docxBytes } from './docx-document.ts';
import type { Illustrated } from './docx-order.ts';

parentPort?.once('message', async ({ order, pictures }: Illustrated) => {
  const bytes = new Uint8Array(await docxBytes(order, pictures));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
