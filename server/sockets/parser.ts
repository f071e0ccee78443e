// Socket.IO's own packets. What people type is not read as it comes in, but when it is dealt with: then all that many typed
// is read one after the other, which takes the machine half as long as each by itself between all else that it does.
import { Encoder, PacketType, protocol, Decoder as Reader } from 'socket.io-parser';

/** An event with a message of somebody typing, as Socket.IO writes it: its kind, its name, and the beginning of an object. */
const TYPED = '2["draft.update",{';

/** A message that is still the text of its packet. */
export class Unread {
  readonly #packet: string;

  constructor(packet: string) {
    this.#packet = packet;
  }

  get length(): number {
    return this.#packet.length;
  }

  /** Everything behind the event's name. Throws when it is no JSON. */
  read(): readonly unknown[] {
    const [, ...sent]: readonly unknown[] = JSON.parse(this.#packet.slice(1));
    return sent;
  }
}

class Decoder extends Reader {
  override add(packet: unknown): void {
    if (typeof packet === 'string' && packet.startsWith(TYPED)) {
      const data = ['draft.update', new Unread(packet)];
      this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data });
    } else super.add(packet);
  }
}

export const parser = { protocol, Encoder, Decoder };
