// A message as Socket.IO sends it, encoded once however many hear it.
import { Encoder, PacketType } from 'socket.io-parser';
import type { Frame, Told } from '../../shared/protocol.ts';
import { bytesInText, toWire } from '../../shared/wire-bytes.ts';

export type Encoded = {
  /** What Engine.IO is given: a text, and then the bytes that go apart from it. */
  readonly packets: readonly (string | Buffer)[];
  /**
   * The same as it stands on the line, a character a byte (latin1): Node writes such a text from its stack, and bytes would be
   * a piece of memory to be made and freed for every message. Null when it takes more than one frame or a long one.
   */
  readonly frame: string | null;
};

/** Engine.IO's mark of a message, and Socket.IO's of an event. */
const MESSAGE = '4';
const EVENT = '2';

/** RFC 6455 §5.2: the first byte of a text in one frame, the longest whose length stands in the second, and what stands there for one with two bytes of length. */
const TEXT = 0x81;
const SHORT = 125;
const TWO_BYTES = 126;
const LONGEST = 65_535;

const encoder = new Encoder();

export function encode<N extends keyof Told>(name: N, message: Told[N]): Encoded {
  const packets = packetsOf(name, message);
  const [only] = packets;
  return {
    packets,
    frame: packets.length === 1 && typeof only === 'string' ? frameOf(MESSAGE + only) : null,
  };
}

function packetsOf(name: string, message: object): Encoded['packets'] {
  const text = isFrame(name, message) ? textOf(message) : null;
  if (text) return [text];
  return encoder.encode({ type: PacketType.EVENT, nsp: '/', data: [name, toWire(message)] });
}

function isFrame(name: string, _: object): _ is Frame {
  return name === 'draft.frame';
}

/** Of a frame only the update is bytes: nothing else has to be searched for them. Null when it goes apart from the text. */
function textOf(frame: Frame): string | null {
  const update = frame.update && bytesInText(frame.update);
  if (frame.update && !update) return null;
  return EVENT + JSON.stringify(['draft.frame' satisfies keyof Told, { ...frame, update }]);
}

function frameOf(text: string): string | null {
  const length = Buffer.byteLength(text);
  if (length > LONGEST) return null;
  const head = length <= SHORT ? [TEXT, length] : [TEXT, TWO_BYTES, length >> 8, length & 0xff];
  return (
    String.fromCharCode(...head) + (length === text.length ? text : Buffer.from(text).toString('latin1'))
  );
}
