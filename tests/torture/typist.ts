// Somebody who works while servers die under them: types, cuts, comments, flags and settles, and sends again what got no answer.
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { isOpen } from '../../shared/review/thread.ts';
import type { Chance } from '../fixtures/chance.ts';
import { Colleague, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import type { SignedIn } from '../fixtures/sign-in.ts';
import type { Edit, Oracle } from './oracle.ts';

/** Something that was sent, and how it is sent again. */
type Sent = { readonly again: (window: Colleague) => Promise<void> };
export type Act = (typist: Typist) => Promise<unknown>;
type Parts = {
  readonly oracle: Oracle;
  readonly chance: Chance;
  /** What they do, each as often as it stands there. */
  readonly acts: readonly Act[];
  readonly onAnswer: () => void;
};

export class Typist {
  readonly #who: SignedIn;
  readonly #parts: Parts;
  readonly draft: DraftId;
  readonly doc = new Y.Doc();
  readonly #events: ReviewEvent[] = [];
  readonly #unanswered = new Set<Sent>();
  /** Whose answer may have got lost on a client: sending it again must do nothing. */
  #last: Sent | null = null;
  #window: Colleague | null = null;

  constructor(who: SignedIn, draft: DraftId, parts: Parts) {
    this.#who = who;
    this.draft = draft;
    this.#parts = parts;
  }

  get waits(): boolean {
    return this.#unanswered.size > 0;
  }

  /** Joins as after a broken line, and sends again what got no answer. */
  async comesBack(address: string): Promise<void> {
    const window = new Colleague({ address, origin: address, ...this.#who });
    this.#window = window;
    window.doc = this.doc;
    window.events = this.#events;
    await window.arrives();
    await this.#joins(window);
    const board = await answerOf(window, window.request('board.join', {}));
    if (board?.ok) this.#parts.oracle.isShownCards(board.cards);
    const again = [...this.#unanswered];
    if (this.#last && this.#parts.chance.happens(0.3)) again.push(this.#last);
    for (const sent of again) await sent.again(window);
  }

  /** Resolves when the line has broken. */
  gone(): Promise<void> {
    const socket = this.#window?.socket;
    if (!socket?.connected) return Promise.resolve();
    return new Promise((resolve) => void socket.once('disconnect', () => resolve()));
  }

  /** Whether they are here and all that they sent is answered. */
  get isSettled(): boolean {
    return this.#isHere() && !this.waits;
  }

  /** Goes on until the line breaks. */
  async works(): Promise<void> {
    while (this.#isHere()) await this.#parts.chance.pick(this.#parts.acts)(this);
  }

  /** Whatever was under way stays unanswered until somebody comes back. */
  leaves(): void {
    this.#noteShown();
    this.#window?.socket.disconnect();
    this.#window = null;
  }

  async types(): Promise<void> {
    const window = this.#here();
    const edit = this.#parts.oracle.types(this.#parts.oracle.mark(), window.person.id, this.draft);
    const update = window.edits((article) => article.insert(article.length, edit.id, {}));
    await this.#sends(update, (at) => {
      edit.ackedAt = at;
    });
  }

  /** Takes away a mark of their own that the server has. */
  async cuts(): Promise<void> {
    const window = this.#here();
    const mine = this.#parts.oracle.edits.filter((edit) => this.#canCut(edit, window));
    if (mine.length < 5) return;
    const edit = this.#parts.chance.pick(mine.slice(-20));
    const at = window.text.indexOf(edit.id);
    if (at === -1) return;
    const cut: NonNullable<Edit['cut']> = { sentAt: Date.now(), ackedAt: null };
    edit.cut = cut;
    await this.#sends(
      window.edits((article) => article.delete(at, edit.id.length)),
      (when) => {
        cut.ackedAt = when;
      },
    );
  }

  async comments(): Promise<void> {
    await this.#asks('comment.make', (id) => ({ draftId: this.draft, anchor: null, text: `Comment ${id}` }));
  }

  async flags(): Promise<void> {
    const window = this.#here();
    if (!window.text.includes('Harbour')) return;
    await this.#asks('flag.raise', (id) =>
      flagOn(window, 'Harbour', { type: 'spelling', text: `Flag ${id}` }),
    );
  }

  async settles(): Promise<void> {
    const { review } = this.#here();
    const flag = review.threads.find((thread) => thread.form === 'flag' && isOpen(thread));
    if (!flag) return;
    const settle = { draftId: this.draft, thread: flag.id, outcome: 'fixed' as const };
    await this.#asks('flag.settle', (id) => ({ ...settle, note: `Settled ${id}` }));
  }

  /** Makes a draft; null when nobody answered. */
  async makes(): Promise<DraftId | null> {
    const content = (id: string) => ({ format: 'text' as const, text: `Harbour ${id}\n\nAt last.` });
    const answer = await this.#asks('draft.create', (id) => ({ content: content(id) }));
    return answer?.draftId ?? null;
  }

  /** Publishes the draft, or the next step towards it. */
  async publishes(): Promise<void> {
    const { review } = this.#here();
    const draftId = this.draft;
    const stage = review.draft?.stage;
    const textVersion = (await this.#joins(this.#here()))?.textVersion ?? 0;
    const reason = (id: string): string => `Because ${id}`;
    if (stage === 'published') await this.#asks('draft.reopen', (id) => ({ draftId, reason: reason(id) }));
    else if (stage === 'ready')
      await this.#asks('draft.publish', (id) => ({ draftId, textVersion, note: reason(id) }));
    else
      await this.#asks('draft.move', (id) => ({
        ...{ draftId, reason: reason(id) },
        to: stage === 'review' ? 'ready' : 'review',
      }));
  }

  /** Resolves to the answer of this very time; what is answered only after coming back is noted all the same. */
  async #asks<N extends CommandName>(
    name: N,
    payload: (id: string) => CommandInput<N>,
  ): Promise<Asked | null> {
    const id = randomUUID();
    const command = this.#parts.oracle.asks(id, this.#who.person.id);
    const asked = payload(id);
    await this.#send(
      (window) => window.asks(name, asked, id),
      ({ draftId, seq, edition }) => command.answers.push({ draftId, seq, ...(edition && { edition }) }),
    );
    return command.answers[0] ?? null;
  }

  async #sends(update: Uint8Array, onAck: (at: number) => void): Promise<void> {
    const refused = await this.#send(
      (window) => window.sends(update),
      () => onAck(Date.now()),
    );
    if (refused) throw new Error(`An edit was refused: ${refused.code}, ${refused.message}`);
  }

  /** Sends it until it is answered, here or after coming back. A refusal is an answer, too: somebody else was first. */
  async #send<T>(
    send: (window: Colleague) => Promise<Ack<T>>,
    onYes: (answer: T) => void,
  ): Promise<Refusal | null> {
    let refused: Refusal | null = null;
    const sent: Sent = {
      again: async (window) => {
        const answer = await answerOf(window, send(window));
        if (!answer || isForLater(answer)) return;
        this.#unanswered.delete(sent);
        if (!answer.ok) {
          refused = answer.refusal;
          return;
        }
        this.#last = sent;
        onYes(answer);
        this.#parts.onAnswer();
      },
    };
    this.#unanswered.add(sent);
    await sent.again(this.#here());
    return refused;
  }

  async #joins(window: Colleague) {
    const joined = await answerOf(window, window.asksToJoin(this.draft));
    // A server that closes lets nobody in any more; it is the next one that is joined.
    if (!joined || isForLater(joined)) return null;
    const { update, events, textVersion } = yes(joined);
    this.#parts.oracle.isShown({ draftId: this.draft, update, events });
    return { textVersion };
  }

  #canCut({ person, draft, ackedAt, cut }: Edit, window: Colleague): boolean {
    return person === window.person.id && draft === this.draft && ackedAt !== null && cut === null;
  }

  #noteShown(): void {
    const told = this.#window?.told;
    for (const frame of told?.['draft.frame'] ?? []) this.#parts.oracle.isShown(frame);
    for (const { cards } of told?.['board.changed'] ?? []) this.#parts.oracle.isShownCards(cards);
  }

  #isHere(): boolean {
    return this.#window?.socket.connected ?? false;
  }

  #here(): Colleague {
    if (!this.#window) throw new Error(`${this.#who.person.name} is not here.`);
    return this.#window;
  }
}

/** Nothing is wrong with what was sent: it is for the next server. */
function isForLater(answer: Ack<unknown>): boolean {
  return !answer.ok && answer.refusal.code === 'not-saved';
}

/** The answer, or null when the line broke first. */
async function answerOf<T>({ socket }: Colleague, asking: Promise<T>): Promise<T | null> {
  const broken = new Promise<null>((resolve) => {
    if (socket.connected) socket.once('disconnect', () => resolve(null));
    else resolve(null);
  });
  return Promise.race([asking, broken]).catch((error: unknown) => {
    if (socket.connected) throw error;
    return null;
  });
}
