// A small WebSocket client over a plain socket, so that one process can play hundreds of people: no extensions, no streams.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const FINAL = 0x80;
const MASKED = 0x80;
/** A client must mask; that the mask is always the same is nobody's harm on one machine. */
const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

type Hearing = {
  readonly onOpen?: () => void;
  readonly onMessage: (payload: Buffer, isText: boolean) => void;
  readonly onClose?: () => void;
};
type Target = {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export class LeanWebSocket {
  readonly #hearing: Hearing;
  readonly #socket: Socket;
  #rest: Buffer | null = null;
  #fragments: Buffer[] = [];
  #fragmentsAreText = false;
  #isOpen = false;
  #isClosed = false;
  bytesIn = 0;

  constructor({ port, path, headers = {} }: Target, hearing: Hearing) {
    this.#hearing = hearing;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    socket.on('connect', () => socket.write(handshake(port, path, headers)));
    socket.on('data', this.#read);
    socket.on('error', () => {
      // What follows is `close`, which is heard.
    });
    socket.on('close', () => {
      if (!this.#isClosed) hearing.onClose?.();
      this.#isClosed = true;
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  sendBinary(payload: Uint8Array): void {
    if (!this.#isClosed) this.#socket.write(frame(payload, BINARY));
  }

  /** A text and the bytes that belong to it, in one write. */
  sendText(text: string, attachments: readonly Uint8Array[] = []): void {
    if (this.#isClosed) return;
    const frames = [frame(Buffer.from(text), TEXT), ...attachments.map((bytes) => frame(bytes, BINARY))];
    this.#socket.write(frames.length === 1 ? (frames[0] ?? '') : Buffer.concat(frames));
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  readonly #read = (data: Buffer): void => {
    this.bytesIn += data.length;
    const bytes = this.#rest ? Buffer.concat([this.#rest, data]) : data;
    this.#rest = null;
    const from = this.#isOpen ? 0 : this.#open(bytes);
    if (from >= 0) this.#readFrames(bytes, from);
    else this.#rest = bytes;
  };

  /** Where the first frame begins; -1 while the answer to the handshake is not whole. */
  #open(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return -1;
    if (!bytes.subarray(0, 12).toString().includes(' 101')) {
      this.#socket.destroy();
      return bytes.length;
    }
    this.#isOpen = true;
    this.#hearing.onOpen?.();
    return end + 4;
  }

  #readFrames(bytes: Buffer, from: number): void {
    let at = from;
    while (!this.#isClosed) {
      const head = readHead(bytes, at);
      if (!head || head.end > bytes.length) break;
      this.#hear(bytes[at] ?? 0, bytes.subarray(head.begin, head.end));
      at = head.end;
    }
    if (at < bytes.length && !this.#isClosed) this.#wait(bytes.subarray(at));
  }

  /** A large frame is gathered piece by piece and put together once, not with every piece. */
  #wait(rest: Buffer): void {
    const head = readHead(rest, 0);
    if (!head || head.end < 65_536) {
      this.#rest = rest;
      return;
    }
    const pieces = [rest];
    let missing = head.end - rest.length;
    const gather = (data: Buffer): void => {
      this.bytesIn += data.length;
      pieces.push(data);
      missing -= data.length;
      if (missing > 0) return;
      this.#socket.off('data', gather);
      this.#socket.on('data', this.#read);
      this.#readFrames(Buffer.concat(pieces), 0);
    };
    this.#socket.off('data', this.#read);
    this.#socket.on('data', gather);
  }

  #hear(first: number, payload: Buffer): void {
    const kind = first & 0x0f;
    if (kind === PING) this.#socket.write(frame(payload, PONG));
    else if (kind === CLOSE) this.#socket.end();
    else if (kind === PONG) return;
    else if (kind !== 0 && first & FINAL) this.#hearing.onMessage(payload, kind === TEXT);
    else this.#hearFragment(kind, payload, (first & FINAL) !== 0);
  }

  #hearFragment(kind: number, payload: Buffer, isLast: boolean): void {
    if (kind !== 0) this.#fragmentsAreText = kind === TEXT;
    this.#fragments.push(Buffer.from(payload));
    if (!isLast) return;
    const whole = Buffer.concat(this.#fragments);
    this.#fragments = [];
    this.#hearing.onMessage(whole, this.#fragmentsAreText);
  }
}

function handshake(port: number, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = {
    Host: `localhost:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const said = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${said.join('')}\r\n`;
}

/** From where to where the payload of the frame at `at` reaches; null while even that is not known. */
function readHead(bytes: Buffer, at: number): { readonly begin: number; readonly end: number } | null {
  if (at + 2 > bytes.length) return null;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const begin = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (begin > bytes.length) return null;
  const length =
    short === 126
      ? bytes.readUInt16BE(at + 2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(at + 2))
        : short;
  return { begin, end: begin + length };
}

function frame(payload: Uint8Array, kind: number): Buffer {
  const { length } = payload;
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = FINAL | kind;
  if (length < 126) bytes[1] = MASKED | length;
  else if (length < 65_536) {
    bytes[1] = MASKED | 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = MASKED | 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  MASK.copy(bytes, head - 4);
  for (let at = 0; at < length; at += 1) bytes[head + at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0);
  return bytes;
}
