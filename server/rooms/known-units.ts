// Which units a text holds, told from its bytes: whether an update finds all that it stands on, without a document.
import * as Y from 'yjs';

type Decoded = ReturnType<typeof Y.decodeUpdate>;

export class KnownUnits {
  /** The first clock of each client that is not there. */
  readonly #next: Map<number, number>;

  /** Of a whole text. */
  constructor(state: Uint8Array) {
    this.#next = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
  }

  /** As Yjs tells a text's units. */
  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#next);
  }

  /** Takes an update in; says whether all that it names was there. */
  take(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update);
    return structs.every((struct) => this.#takeStruct(struct)) && this.#hasAll(ds);
  }

  #takeStruct(struct: Decoded['structs'][number]): boolean {
    const { client, clock } = struct.id;
    const next = this.#next.get(client) ?? 0;
    if (clock > next || (struct instanceof Y.Item && !this.#hasNeighbours(struct))) return false;
    this.#next.set(client, Math.max(next, clock + struct.length));
    return true;
  }

  #hasNeighbours({ origin, rightOrigin, parent }: Y.Item): boolean {
    const named = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
    return named.every((id) => id === null || id.clock < (this.#next.get(id.client) ?? 0));
  }

  #hasAll({ clients }: Decoded['ds']): boolean {
    return [...clients].every(([client, deleted]) =>
      deleted.every(({ clock, len }) => clock + len <= (this.#next.get(client) ?? 0)),
    );
  }
}
