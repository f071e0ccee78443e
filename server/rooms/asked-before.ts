// A command is carried out once: asked again by the same person under the same id, it is answered the same.
import { askedSchema } from '../../shared/api/command.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { Store } from '../store/store.ts';

export class AskedBefore {
  readonly #store: Pick<Store, 'answered'>;
  /** Those that are not answered yet: the second asker waits for the first. */
  readonly #running = new Map<string, Promise<Ack<Asked>>>();

  constructor(store: Pick<Store, 'answered'>) {
    this.#store = store;
  }

  /** Answers are kept with their events; a refusal is not kept, so it may be asked again. */
  once(person: PersonId, id: string, carryOut: () => Promise<Ack<Asked>>): Promise<Ack<Asked>> {
    const key = JSON.stringify([person, id]);
    const running =
      this.#running.get(key) ?? this.#answer(person, id, carryOut).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  async #answer(person: PersonId, id: string, carryOut: () => Promise<Ack<Asked>>): Promise<Ack<Asked>> {
    const kept = await this.#store.answered(person, id);
    return kept === null ? carryOut() : askedSchema.parse({ ok: true, ...JSON.parse(kept) });
  }
}
