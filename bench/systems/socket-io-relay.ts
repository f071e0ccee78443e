// The floor below every server on Socket.IO: what its binary events alone cost.
import { LeanSocketIo, packedBytes } from '../wire/socket-io.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeded } from './seeded.ts';
import type { House, Line, Opening, System } from './system.ts';

export const socketIoRelay: System = {
  name: 'Socket.IO relay',
  version: versionsOf('socket.io'),
  kind: 'relay',
  root: 'content',
  program: () => peerProgram('socket-io-relay'),
  house: async (port) => {
    const opens = (opening: Opening): RelayLine => new RelayLine(port, opening);
    const brings = async (opening: Opening, base: Uint8Array) => {
      const line = opens(opening);
      await line.synced;
      line.bring(base);
      return line.close;
    };
    const makes: House['makes'] = (count, text) => seeded(count, text, { root: 'content', opens, brings });
    return { makes, opens };
  },
};

class RelayLine implements Line {
  readonly #socket: LeanSocketIo;
  readonly #synced = Promise.withResolvers<Uint8Array>();
  #fault: string | null = null;

  constructor(port: number, { doc, hears }: Opening) {
    this.#socket = new LeanSocketIo(
      { port, query: `&doc=${doc}` },
      {
        onConnect: () => {},
        onBytes: (name, bytes) => {
          if (name === 'update') hears(bytes);
          else this.#synced.resolve(bytes);
        },
        onEnd: () => {
          this.#fault ??= 'cut';
        },
      },
    );
  }

  get synced(): Promise<Uint8Array> {
    return this.#synced.promise;
  }

  bring(base: Uint8Array): void {
    this.#socket.emit('first', packedBytes(base));
  }

  readonly type = (update: Uint8Array): void => this.#socket.emit('update', packedBytes(update));
  readonly close = (): void => this.#socket.close();
  readonly bytesIn = (): number => this.#socket.bytesIn;
  readonly fault = (): string | null => this.#fault;
}
