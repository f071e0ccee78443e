// Socket.IO's own packets. What people type is not read as it comes in, but when it is dealt with: then all that many typed
// is read one after the other, which takes the machine half as long as each by itself between all else that it does.
import type { Socket } from 'socket.io';
import { Encoder, PacketType, protocol, Decoder as Reader } from 'socket.io-parser';
import { part } from './part.ts';

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

  /** The one message behind the event's name. Throws when that is no JSON, or more than one. */
  read(): unknown {
    if (!this.#packet.endsWith(']')) throw new SyntaxError('no end of a packet');
    return JSON.parse(this.#packet.slice(TYPED.length - 1, -1));
  }
}

type HearTyped = (unread: Unread) => void;

class Decoder extends Reader {
  /** Who hears at once what is typed; until somebody does, it goes the way of all packets. */
  onTyped: HearTyped | null = null;
  /** Whether something else came just before, of which Socket.IO tells in the next tick: nothing overtakes it. */
  #isBehind = false;

  override add(packet: unknown): void {
    if (typeof packet !== 'string' || !packet.startsWith(TYPED)) this.#addOther(packet);
    else if (this.onTyped && !this.#isBehind) this.onTyped(new Unread(packet));
    else
      this.emitReserved('decoded', {
        type: PacketType.EVENT,
        nsp: '/',
        data: ['draft.update', new Unread(packet)],
      });
  }

  #addOther(packet: unknown): void {
    this.#isBehind = true;
    super.add(packet);
    process.nextTick(() => {
      this.#isBehind = false;
    });
  }
}

/** From now on what a socket types is heard as it comes in, and not by the long way of an event. Returns how to stop. */
export function hearTyped(socket: Socket, hear: HearTyped): () => void {
  const decoder = part(part(socket, 'client'), 'decoder');
  if (!(decoder instanceof Decoder)) return () => {};
  decoder.onTyped = hear;
  return () => {
    decoder.onTyped = null;
  };
}

export const parser = { protocol, Encoder, Decoder };
