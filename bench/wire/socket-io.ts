// As much of Socket.IO's protocol as load needs (Engine.IO 4, WebSocket only): events, answers, and bytes beside them.
import { LeanWebSocket } from './web-socket.ts';

type Hearing = {
  /** As which session. */
  readonly onConnect: (session: string) => void;
  /** An event with one piece of bytes: its name, those, and the rest of it unread. */
  readonly onBytes: (
    name: string,
    bytes: Buffer,
    answer: ((bytes: Uint8Array) => void) | null,
    head: string,
  ) => void;
  /** An event without bytes: its name, and all of it as it came. */
  readonly onEvent?: (name: string, text: string) => void;
  /** The server has ended the line, or this namespace on it. */
  readonly onEnd: () => void;
};
type Target = {
  readonly port: number;
  readonly query?: string;
  readonly namespace?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is said with the call. */
  readonly auth?: unknown;
};

/** What was announced and waits for the pieces of bytes that belong to it. */
type Announced = { readonly head: string; readonly pieces: Buffer[]; missing: number };
type Answered = (answer: unknown) => void;

/** A message whose bytes travel apart from it, as Socket.IO puts them: each leaves a mark where it was. */
export type Packed = { readonly json: string; readonly attachments: readonly Uint8Array[] };

export class LeanSocketIo {
  readonly #line: LeanWebSocket;
  readonly #hearing: Hearing;
  readonly #prefix: string;
  readonly #call: string;
  readonly #answers = new Map<number, Answered>();
  #announced: Announced | null = null;
  #asked = 0;

  constructor({ port, query = '', namespace = '', headers, auth }: Target, hearing: Hearing) {
    this.#hearing = hearing;
    this.#prefix = namespace === '' ? '' : `${namespace},`;
    this.#call = `40${this.#prefix}${auth === undefined ? '' : JSON.stringify(auth)}`;
    this.#line = new LeanWebSocket(
      { port, path: `/socket.io/?EIO=4&transport=websocket${query}`, ...(headers && { headers }) },
      {
        onMessage: (payload, isText) => (isText ? this.#hearText(payload) : this.#hearPiece(payload)),
        onClose: () => hearing.onEnd(),
      },
    );
  }

  get bytesIn(): number {
    return this.#line.bytesIn;
  }

  get isClosed(): boolean {
    return this.#line.isClosed;
  }

  emit(name: string, { json, attachments }: Packed, onAnswer?: Answered): void {
    const id = onAnswer ? this.#expect(onAnswer) : '';
    const kind = attachments.length > 0 ? `45${attachments.length}-` : '42';
    this.#line.sendText(`${kind}${this.#prefix}${id}["${name}",${json}]`, attachments);
  }

  close(): void {
    this.#line.close();
  }

  #expect(onAnswer: Answered): number {
    this.#asked += 1;
    this.#answers.set(this.#asked, onAnswer);
    return this.#asked;
  }

  #hearText(payload: Buffer): void {
    const text = payload.toString('latin1', 0, 3);
    if (text.startsWith('42')) this.#hearEvent(payload.toString());
    else if (text.startsWith('43')) this.#answer(payload.toString(), []);
    else if (text.startsWith('45') || text.startsWith('46')) this.#announce(payload.toString());
    else if (text.startsWith('40')) this.#hearing.onConnect(SESSION.exec(payload.toString())?.[1] ?? '');
    else if (text.startsWith('41') || text.startsWith('44')) this.#hearing.onEnd();
    else if (text.startsWith('0')) this.#line.sendText(this.#call);
    else if (text === '2') this.#line.sendText('3');
  }

  #hearEvent(text: string): void {
    this.#hearing.onEvent?.(nameIn(text), text);
  }

  #announce(head: string): void {
    this.#announced = { head, pieces: [], missing: Number.parseInt(head.slice(2), 10) };
  }

  #hearPiece(bytes: Buffer): void {
    const announced = this.#announced;
    if (!announced) return;
    announced.pieces.push(bytes);
    announced.missing -= 1;
    if (announced.missing > 0) return;
    this.#announced = null;
    const { head, pieces } = announced;
    if (head.startsWith('46')) this.#answer(head, pieces);
    else if (pieces.length === 1) this.#hearing.onBytes(nameIn(head), bytes, this.#answering(head), head);
  }

  #answer(head: string, pieces: readonly Buffer[]): void {
    const begin = head.indexOf('[');
    const id = Number(ANSWER_ID.exec(head)?.[1]);
    const onAnswer = this.#answers.get(id);
    this.#answers.delete(id);
    onAnswer?.(unpacked(head.slice(begin), pieces)[0]);
  }

  /** How an event that wants an answer is answered with bytes. */
  #answering(head: string): ((bytes: Uint8Array) => void) | null {
    const id = /^45\d+-(?:\/[^,]*,)?(\d+)\[/.exec(head)?.[1];
    if (id === undefined) return null;
    return (bytes) => this.#line.sendText(`461-${this.#prefix}${id}[${PLACE}]`, [bytes]);
  }
}

const SESSION = /"sid":"([^"]+)"/;
/** After the kind, how many pieces of bytes there are, and the namespace. */
const ANSWER_ID = /^4(?:3|6\d+-)(?:\/[^,]*,)?(\d+)\[/;
const PLACE = '{"_placeholder":true,"num":0}';

export function packed(message: unknown): Packed {
  const attachments: Uint8Array[] = [];
  const json = JSON.stringify(message, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    attachments.push(value);
    return { _placeholder: true, num: attachments.length - 1 };
  });
  return { json, attachments };
}

/** Bytes and nothing else. */
export function packedBytes(bytes: Uint8Array): Packed {
  return { json: PLACE, attachments: [bytes] };
}

/** What an event says, read whole: as it came, and the pieces of bytes that belong to it. */
export function messageIn(head: string, pieces: readonly Buffer[]): unknown {
  return unpacked(head.slice(head.indexOf('[')), pieces)[1];
}

/** With bytes in their places. */
function unpacked(json: string, pieces: readonly Buffer[]): readonly unknown[] {
  const said: unknown = pieces.length > 0 ? withPieces(json, pieces) : JSON.parse(json);
  return Array.isArray(said) ? said : [];
}

function withPieces(json: string, pieces: readonly Buffer[]): unknown {
  return JSON.parse(json, (_, value: unknown) => {
    const num = typeof value === 'object' && value !== null ? Reflect.get(value, 'num') : undefined;
    return typeof num === 'number' && Reflect.has(Object(value), '_placeholder') ? pieces[num] : value;
  });
}

function nameIn(head: string): string {
  const begin = head.indexOf('["') + 2;
  return head.slice(begin, head.indexOf('"', begin));
}
