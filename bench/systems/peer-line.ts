// What lines to all peers have in common: they are let in once, and may be cut.
import type { Line } from './system.ts';

export class PeerLine {
  readonly #synced = Promise.withResolvers<Uint8Array>();
  #fault: string | null = null;
  #isLeaving = false;

  constructor() {
    // Whoever leaves before they are let in waits for nothing.
    this.#synced.promise.catch(() => {});
  }

  letIn(state: Uint8Array): void {
    // What came in is a view on a buffer that is used again.
    this.#synced.resolve(Uint8Array.from(state));
  }

  cut(): void {
    if (this.#isLeaving) return;
    this.#fault ??= 'cut';
    this.#synced.reject(new Error('The line was cut.'));
  }

  /** As a line, over a wire of its own. */
  over(wire: { readonly bytesIn: number; close(): void }, type: Line['type']): Line {
    return {
      synced: this.#synced.promise,
      type,
      close: () => {
        this.#isLeaving = true;
        wire.close();
      },
      bytesIn: () => wire.bytesIn,
      fault: () => this.#fault,
    };
  }
}
