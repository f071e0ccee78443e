// What a page says with its very call: the draft it comes for. It is in a round trip sooner than by asking; what it is told
// before it is known whose line this is waits until then.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Joined, Request, Greeting as Said } from '../../shared/protocol.ts';
import { staysInText, toWire } from '../../shared/wire-bytes.ts';
import { type Clock, windowClock } from './clock.ts';
import { ANSWER_WITHIN, LineBroken } from './line-broken.ts';

type Join = Request<'draft.join'>;
/** What somebody would ask at once if the line were there; null when nothing. */
export type Comer = () => Join | null;

type Asked = {
  readonly draftId: string;
  readonly question: string;
  readonly answer: Promise<Ack<Joined>>;
  readonly answered: (answer: Ack<Joined>) => void;
  readonly broken: () => void;
};

export class Greeting {
  readonly #me: PersonId;
  readonly #clock: Clock;
  readonly #comers = new Set<Comer>();
  /** Said with this line's call. */
  #asked: Asked | null = null;
  #isTaken = false;
  #isOpen = false;
  /** What was told before it was open. */
  #early: (() => void)[] = [];

  constructor(me: PersonId, clock: Clock = windowClock) {
    this.#me = me;
    this.#clock = clock;
  }

  /** Somebody who joins a draft as soon as the line is there, until the answer is called. */
  comes(comer: Comer): () => void {
    this.#comers.add(comer);
    return () => this.#comers.delete(comer);
  }

  /** To be said with a call. Of several who come the last is on the screen. */
  say(): Said | Record<never, never> {
    this.lineBroke();
    const joins = [...this.#comers].reverse().flatMap((comer) => comer() ?? []);
    const join = joins.find(({ stateVector }) => staysInText(stateVector));
    if (!join) return {};
    this.#asked = this.#ask(join);
    return { person: this.#me, join: toWire(join) };
  }

  heard(answer: Ack<Joined>): void {
    this.#asked?.answered(answer);
  }

  /**
   * The answer, for whoever asks now what was asked with the call; null for any other question, which the server is to be
   * asked itself. Rejects with `LineBroken` as every request does.
   */
  answerTo(join: Join): Promise<Ack<Joined>> | null {
    const asked = this.#asked;
    if (!asked || this.#isTaken || asked.draftId !== join.draftId) return null;
    this.#isTaken = true;
    return asked.question === questionOf(join) ? asked.answer : null;
  }

  /** Hears what is told on the line, once that is open. */
  hears(told: () => void): void {
    if (this.#isOpen) told();
    else this.#early.push(told);
  }

  /**
   * It is known whose line this is, and whoever comes has asked for their draft. Returns the draft that was joined for somebody
   * who is not there any more.
   */
  opens(): string | null {
    this.#isOpen = true;
    for (const told of this.#early.splice(0)) told();
    const forNobody = this.#isTaken ? null : this.#asked;
    this.#isTaken = true;
    return forNobody?.draftId ?? null;
  }

  lineBroke(): void {
    this.#asked?.broken();
    this.#asked = null;
    this.#isTaken = false;
    this.#isOpen = false;
    this.#early = [];
  }

  #ask(join: Join): Asked {
    const { promise, resolve, reject } = Promise.withResolvers<Ack<Joined>>();
    const broken = (): void => {
      stop();
      reject(new LineBroken('no answer to a greeting'));
    };
    const stop = this.#clock.after(ANSWER_WITHIN, broken);
    promise.catch(() => {
      // Perhaps nobody waits for it.
    });
    const answered = (ack: Ack<Joined>): void => {
      stop();
      resolve(ack);
    };
    return { draftId: join.draftId, question: questionOf(join), answer: promise, answered, broken };
  }
}

function questionOf(join: Join): string {
  return JSON.stringify(toWire(join));
}
