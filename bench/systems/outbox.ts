// How Galley's own client sends (client/sync/outbox): the first key at once, and what is typed until that is answered as one.
import * as Y from 'yjs';

type Send = (update: Uint8Array, onAnswer: () => void) => void;

export class Outbox {
  readonly #send: Send;
  #waiting: Uint8Array[] = [];
  #isInFlight = false;

  constructor(send: Send) {
    this.#send = send;
  }

  put(update: Uint8Array): void {
    this.#waiting.push(update);
    this.#pump();
  }

  #pump(): void {
    const [first] = this.#waiting;
    if (this.#isInFlight || !first) return;
    const update = this.#waiting.length === 1 ? first : Y.mergeUpdates(this.#waiting);
    this.#waiting = [];
    this.#isInFlight = true;
    this.#send(update, () => {
      this.#isInFlight = false;
      this.#pump();
    });
  }
}
