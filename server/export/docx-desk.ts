// Where Word documents are ordered: a few are written at once, a few more wait, and none may take for ever.
import { Worker } from 'node:worker_threads';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { FindPicture } from '../images/find-picture.ts';
import type { Log } from '../log.ts';
import type { DocxOrder, Illustrated } from './docx-order.ts';
import { picturesIn } from './pictures.ts';

const WORKER = new URL('./docx-worker.ts', import.meta.url);
const AT_ONCE = 2;
const MOST_WAITING = 20;
/** For an article of 5 MB, with time to spare. */
const PATIENCE = 90_000;
const MEMORY_MB = 1_536;

const BUSY = refuse('too-fast', 'Many documents are being written just now. Try again in a minute.');
const FAILED = refuse(
  'internal',
  'The Word document could not be written. Take the article as HTML or Markdown instead.',
);

export class DocxDesk {
  readonly #log: Log;
  readonly #findPicture: FindPicture;
  readonly #waiting: (() => void)[] = [];
  #writing = 0;

  constructor({ log, findPicture }: { readonly log: Log; readonly findPicture: FindPicture }) {
    this.#log = log;
    this.#findPicture = findPicture;
  }

  async write(order: DocxOrder): Promise<Uint8Array | Refusal> {
    if (this.#writing >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING) return BUSY;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#writing += 1;
    try {
      // Only now: what waits holds no pictures.
      return await inWorker({ order, pictures: await picturesIn(order.blocks, this.#findPicture) });
    } catch (error) {
      this.#log.error({ error }, 'a Word document was not written');
      return FAILED;
    } finally {
      // Whoever waited longest takes the place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#writing -= 1;
    }
  }
}

/** The process may end meanwhile: whoever asked is gone then. */
function inWorker(workerData: Illustrated): Promise<Uint8Array> {
  const worker = new Worker(WORKER, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  const written = new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It took too long.')), PATIENCE);
    timer.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('Its thread ended.'));
    });
  });
  return written.finally(() => worker.terminate());
}
