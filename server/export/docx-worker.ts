// A thread of its own for one Word document: a large one takes seconds, and nobody's typing waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { docxBytes } from './docx-document.ts';
import type { Illustrated } from './docx-order.ts';

const { order, pictures }: Illustrated = workerData;
const bytes = new Uint8Array(await docxBytes(order, pictures));
parentPort?.postMessage(bytes, [bytes.buffer]);
