// Where Word documents are ordered: a few are written at once, a few more wait, and none may take for ever.
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { Cell } from '../cell/cell.ts';
import type { FindPicture } from '../images/find-picture.ts';
import type { Log } from '../log.ts';
import type { DocxOrder, Illustrated } from './docx-order.ts';
import { picturesIn } from './pictures.ts';

const PROGRAM = new URL('./docx-worker.ts', import.meta.url);
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
      return await inCell({ order, pictures: await picturesIn(order.blocks, this.#findPicture) });
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

/** The server may end meanwhile: whoever asked is gone then. */
function inCell(order: Illustrated): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const cell = new Cell({
    program: PROGRAM,
    room: MEMORY_MB,
    hear: (bytes) =>
      bytes instanceof Uint8Array ? resolve(bytes) : reject(new Error('It answered with something else.')),
    end: (ending) => reject(ending.why === 'full' ? new Error('It filled its memory.') : ending.error),
  });
  const timer = setTimeout(() => reject(new Error('It took too long.')), PATIENCE);
  timer.unref();
  cell.tell(order);
  return promise.finally(() => {
    clearTimeout(timer);
    return cell.close();
  });
}
