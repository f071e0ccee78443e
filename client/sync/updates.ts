// Updates under way on one line: each is answered by the frame that it went into or, when it went into none, by itself.
import type { Ack, Answered, Answers, Frame, Request, Unnumbered } from '../../shared/protocol.ts';
import { type Clock, windowClock } from './clock.ts';
import { ANSWER_WITHIN, LineBroken } from './line-broken.ts';

type Answer = Ack<Answers['draft.update']>;
type UnderWay = { readonly answered: (answer: Answer) => void; readonly broken: () => void };

type Parts = {
  readonly send: (message: Request<'draft.update'>) => void;
  /** This line's own session, as frames name it. */
  readonly session: () => string | undefined;
  readonly clock?: Clock;
};

export class Updates {
  readonly #parts: Parts;
  readonly #underWay = new Map<number, UnderWay>();
  #last = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects with `LineBroken` when the line breaks before the answer, or it does not come in time. */
  send(update: Unnumbered): Promise<Answer> {
    const { clock = windowClock, send } = this.#parts;
    const n = ++this.#last;
    return new Promise((resolve, reject) => {
      const broken = (): void => over(() => reject(new LineBroken('no answer to an update')));
      const stop = clock.after(ANSWER_WITHIN, broken);
      const over = (how: () => void): void => {
        stop();
        this.#underWay.delete(n);
        how();
      };
      this.#underWay.set(n, { answered: (answer) => over(() => resolve(answer)), broken });
      send({ ...update, n });
    });
  }

  hearFrame({ taken, seq }: Pick<Frame, 'taken' | 'seq'>): void {
    const session = this.#parts.session();
    for (const n of (session && taken[session]) || []) this.#underWay.get(n)?.answered({ ok: true, seq });
  }

  hearAnswer({ n, ...answer }: Answered): void {
    if (n !== null) this.#underWay.get(n)?.answered(answer);
  }

  /** The line broke: what is under way may or may not have arrived. */
  lineBroke(): void {
    for (const { broken } of [...this.#underWay.values()]) broken();
  }
}
