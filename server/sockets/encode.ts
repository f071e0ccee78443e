// A message as Socket.IO sends it, encoded once however many hear it.
import { Encoder, PacketType } from 'socket.io-parser';
import type { Told } from '../../shared/protocol.ts';
import { toWire } from '../../shared/wire-bytes.ts';

export type Encoded = {
  /** What Engine.IO is given: a text, and then the bytes that go apart from it. */
  readonly packets: readonly (string | Buffer)[];
  /** The same as it stands on the line; null when it takes more than one frame or a long one. */
  readonly frame: Buffer | null;
};

/** Engine.IO's mark of a message. */
const MESSAGE = '4';

/** RFC 6455 §5.2: the first byte of a text in one frame, the longest whose length stands in the second, and what stands there for one with two bytes of length. */
const TEXT = 0x81;
const SHORT = 125;
const TWO_BYTES = 126;
const LONGEST = 65_535;

const encoder = new Encoder();

export function encode<N extends keyof Told>(name: N, message: Told[N]): Encoded {
  const packets = encoder.encode({ type: PacketType.EVENT, nsp: '/', data: [name, toWire(message)] });
  const [only] = packets;
  return {
    packets,
    frame: packets.length === 1 && typeof only === 'string' ? frameOf(MESSAGE + only) : null,
  };
}

function frameOf(text: string): Buffer | null {
  const length = Buffer.byteLength(text);
  if (length > LONGEST) return null;
  const head = length <= SHORT ? [TEXT, length] : [TEXT, TWO_BYTES, length >> 8, length & 0xff];
  const frame = Buffer.allocUnsafeSlow(head.length + length);
  frame.set(head);
  frame.write(text, head.length);
  return frame;
}
