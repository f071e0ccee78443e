// The messages of y-protocols/sync, as WebSocket servers for Yjs speak them: a kind, then bytes with their length before them.

/** What one has; what the other lacked of it; what was typed. */
export const STEP_1 = 0;
export const STEP_2 = 1;
export const UPDATE = 2;

export function writeMessage(prefix: Uint8Array, kind: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([prefix, Uint8Array.of(kind, ...varUint(bytes.length)), bytes]);
}

/** The bytes whose length stands at `at`. */
export function readBytes(message: Buffer, at: number): Buffer {
  let [length, begin] = [0, at];
  for (let factor = 1; ; factor *= 128) {
    const byte = message[begin++] ?? 0;
    length += (byte & 127) * factor;
    if (byte < 128) break;
  }
  return message.subarray(begin, begin + length);
}

export function varUint(number: number): readonly number[] {
  return number < 128 ? [number] : [128 | (number & 127), ...varUint(Math.floor(number / 128))];
}

export function varString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Uint8Array.from(varUint(bytes.length)), bytes]);
}
