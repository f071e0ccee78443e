// The line to the server: requests with answers, and what the server tells. Knows no draft.
import { io, type Socket } from 'socket.io-client';
import type { PersonId } from '../../shared/newsroom.ts';
import type {
  Ack,
  AcknowledgedName,
  Answered,
  Answers,
  DiskStanding,
  Frame,
  Joined,
  Request,
  SessionEnd,
  Told,
  Unnumbered,
} from '../../shared/protocol.ts';
import { fromWire, toWire } from '../../shared/wire-bytes.ts';
import { Cell } from './cell.ts';
import { ComingBack } from './coming-back.ts';
import { type Comer, Greeting } from './greeting.ts';
import { ANSWER_WITHIN, LineBroken } from './line-broken.ts';
import { Updates } from './updates.ts';

/** `signed-out` is final for this page: the session ended and nothing will be accepted until somebody signs in. */
export type Line = 'connecting' | 'online' | 'offline' | 'signed-out';

/** What the rest of `sync` needs of a line; tests give their own. */
export type Wire = {
  readonly line: Cell<Line>;
  /** Whether the server can save, as it last said. */
  readonly disk: Cell<DiskStanding>;
  /** Rejects with `LineBroken` when the line broke before the answer came: it may or may not have been heard. */
  request<N extends AcknowledgedName>(name: N, payload: Request<N>): Promise<Ack<Answers[N]>>;
  /** The same to join a draft, which may have been asked with the call already. */
  join(payload: Request<'draft.join'>): Promise<Ack<Joined>>;
  /** The same for what was typed; the frame that it went into is heard before its answer. */
  update(typed: Unnumbered): Promise<Ack<Answers['draft.update']>>;
  on<N extends keyof Told>(name: N, listener: (message: Told[N]) => void): () => void;
  /** Somebody who joins a draft as soon as the line is there, until the answer is called. */
  comes(comer: Comer): () => void;
};

/** Whether what is typed can be saved now: the server can be reached, and its disk takes writes. */
export function canSave({ line, disk }: Wire): boolean {
  return line.get() === 'online' && disk.get() === 'fine';
}

/** A line that held this long was a good one; after a shorter one the next waits a little. In milliseconds. */
const STEADY_AFTER = 10_000;
const BACK_AFTER = 2_000;

export class Connection implements Wire {
  readonly line = new Cell<Line>('connecting');
  readonly disk = new Cell<DiskStanding>('fine');
  /** Why the session ended, as the server said before it cut the line; null while it did not. */
  readonly ended = new Cell<SessionEnd | null>(null);
  readonly #socket: Socket;
  readonly #me: PersonId;
  readonly #isSignedIn: () => Promise<boolean>;
  readonly #comingBack: ComingBack;
  readonly #updates: Updates;
  readonly #greeting: Greeting;
  #isClosed = false;
  #onlineSince = Number.NEGATIVE_INFINITY;
  /** Whose line the server says this is, since it was last made. */
  #whose: PersonId | null = null;
  #wasAsked = false;
  /** The first call's question, asked while the line is being made: a slow line makes each one after the other dear. */
  #firstAnswer: Promise<boolean> | null;
  #back: ReturnType<typeof setTimeout> | null = null;

  /** `me` is whose page this is; `isSignedIn` asks the server whether they still are. */
  constructor(me: PersonId, isSignedIn: () => Promise<boolean>, chance: () => number = Math.random) {
    this.#me = me;
    this.#isSignedIn = isSignedIn;
    this.#comingBack = new ComingBack(chance);
    this.#firstAnswer = isSignedIn();
    this.#greeting = new Greeting(me);
    this.#socket = io({
      transports: ['websocket'],
      reconnection: false,
      auth: (say: (greeting: object) => void) => say(this.#greeting.say()),
    });
    this.#updates = new Updates({
      send: (update) => this.#socket.emit('draft.update', toWire(update)),
      session: () => this.#socket.id,
    });
    // As they come: nothing that is looked at here has bytes in it.
    this.#socket.on('draft.frame', (frame: Frame) => this.#updates.hearFrame(frame));
    this.#socket.on('draft.answer', (answer: Answered) => this.#updates.hearAnswer(answer));
    this.#socket.on('draft.joined', (answer: unknown) => this.#greeting.heard(fromWire(answer)));
    this.#socket.on('server.standing', (standing: Told['server.standing']) => this.#onStanding(standing));
    // Whether it is over for this page is asked all the same: whoever it is may have come in anew in another window.
    this.#socket.on('server.ended', ({ because }: Told['server.ended']) => this.ended.set(because));
    this.#socket.on('server.leaving', ({ within }: Told['server.leaving']) =>
      this.#comingBack.announced(within),
    );
    this.#socket.on('connect', () => void this.#onConnect());
    this.#socket.on('disconnect', (reason) => this.#onBroken(reason));
    this.#socket.on('connect_error', () => {
      this.#firstAnswer = null;
      this.line.set('offline');
      this.#comeBack(this.#comingBack.wait(), () => void this.#askAndCall());
    });
  }

  async request<N extends AcknowledgedName>(name: N, payload: Request<N>): Promise<Ack<Answers[N]>> {
    this.#expectLine();
    try {
      return fromWire(await this.#socket.timeout(ANSWER_WITHIN).emitWithAck(name, toWire(payload)));
    } catch {
      throw new LineBroken(`no answer to ${name}`);
    }
  }

  async join(payload: Request<'draft.join'>): Promise<Ack<Joined>> {
    this.#expectLine();
    return this.#greeting.answerTo(payload) ?? this.request('draft.join', payload);
  }

  comes(comer: Comer): () => void {
    return this.#greeting.comes(comer);
  }

  async update(typed: Unnumbered): Promise<Ack<Answers['draft.update']>> {
    this.#expectLine();
    return this.#updates.send(typed);
  }

  on<N extends keyof Told>(name: N, listener: (message: Told[N]) => void): () => void {
    let isListening = true;
    const heard = (message: unknown): void =>
      this.#greeting.hears(() => {
        if (isListening) listener(fromWire(message));
      });
    this.#socket.on(name as string, heard);
    return () => {
      isListening = false;
      this.#socket.off(name as string, heard);
    };
  }

  close(): void {
    this.#isClosed = true;
    if (this.#back) clearTimeout(this.#back);
    this.#socket.close();
  }

  /** Connected is not enough: whose line it is now is asked first. */
  #expectLine(): void {
    if (this.line.get() !== 'online') throw new LineBroken('not online');
  }

  /** Whoever comes, or comes back, may have become somebody else in another window; nothing is sent in their name. */
  async #onConnect(): Promise<void> {
    const answer = this.#firstAnswer ?? this.#isSignedIn();
    this.#firstAnswer = null;
    if (!(await answer)) return this.#shut();
    this.#wasAsked = true;
    this.#openWhenKnown();
  }

  /** The line itself says whose it is: that question may have failed, or been answered just before. */
  #onStanding({ disk, person }: Told['server.standing']): void {
    this.disk.set(disk);
    this.#whose = person;
    if (person === this.#me) this.#openWhenKnown();
    else this.#shut();
  }

  #openWhenKnown(): void {
    if (this.#isClosed || !this.#socket.connected || this.line.get() === 'online') return;
    if (!this.#wasAsked || this.#whose !== this.#me) return;
    this.#comingBack.arrived();
    this.ended.set(null);
    this.#onlineSince = performance.now();
    this.line.set('online');
    const draftId = this.#greeting.opens();
    if (draftId)
      this.request('draft.leave', { draftId }).catch(() => {
        // A broken line has left the room already.
      });
  }

  #onBroken(reason: string): void {
    this.#updates.lineBroke();
    this.#greeting.lineBroke();
    // What was said as the line broke would go out on the next one, before it is known whose that is.
    this.#socket.sendBuffer = [];
    this.#whose = null;
    this.#wasAsked = false;
    // Whoever is signed out stays so.
    if (this.line.get() === 'signed-out') return;
    this.line.set('offline');
    if (reason === 'io client disconnect') return;
    if (reason === 'io server disconnect') this.#comeBack(this.#afterHangUp(), () => void this.#askAndCall());
    else this.#comeBack(this.#comingBack.wait(), () => this.#socket.connect());
  }

  /** A server that hangs up at once, again and again, is not called at once, again and again. */
  #afterHangUp(): number {
    return performance.now() - this.#onlineSince < STEADY_AFTER ? BACK_AFTER : 0;
  }

  #comeBack(wait: number, call: () => void): void {
    if (this.#isClosed) return;
    if (this.#back) clearTimeout(this.#back);
    this.#back = setTimeout(call, wait);
  }

  /** Who was hung up on or not let in may be signed out. */
  async #askAndCall(): Promise<void> {
    if ((await this.#noticeSignOut()) || this.#isClosed) return;
    this.#socket.connect();
  }

  async #noticeSignOut(): Promise<boolean> {
    if (await this.#isSignedIn()) return false;
    this.#shut();
    return true;
  }

  #shut(): void {
    if (this.#back) clearTimeout(this.#back);
    this.line.set('signed-out');
    this.#socket.close();
  }
}
