// What was said to the newsroom while it could not hear: kept on this device, and said again when the line is back.
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { ask } from './ask.ts';
import { Cell } from './cell.ts';
import type { Wire } from './connection.ts';
import type { Keep } from './keep.ts';
import type { OpenDraft } from './open-draft.ts';
import { readSaying, type Saying } from './saying.ts';

/** How long after a try that went nowhere the next one is, in milliseconds. */
const AGAIN_AFTER = 3_000;

/** `later`: it waits on this device and is said when the line is back. */
export type Said = Ack<Asked> | { readonly ok: 'later' };

export class Sayings {
  /** All that waits, oldest first, and what the server would not have when it heard it. */
  readonly waiting = new Cell<readonly Saying[]>([]);
  readonly #wire: Wire;
  readonly #keep: Keep | null;
  readonly #stop: () => void;
  #isSaying = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(wire: Wire, keep: Keep | null) {
    this.#wire = wire;
    this.#keep = keep;
    this.#stop = wire.line.subscribe(() => void this.#sayAll());
    void this.#load();
  }

  /** Asks now when the server hears; what was said in words is on this device before it is on its way. */
  async ask<N extends CommandName>(draft: OpenDraft, name: N, payload: CommandInput<N>): Promise<Said> {
    const id = crypto.randomUUID();
    const saying = this.#keep && readSaying(id, name, payload, this.#keep.now());
    if (!saying || !(await this.#isKept(saying))) return ask(this.#wire, draft, name, payload, { id });
    if (this.#wire.line.get() === 'online') {
      const answer = await ask(this.#wire, draft, name, payload, { id });
      if (answer.ok || !isUnheard(answer.refusal)) {
        await this.#keep?.dropSaying(id);
        return answer;
      }
    }
    this.waiting.set([...this.waiting.get(), saying]);
    this.#sayLater();
    return { ok: 'later' };
  }

  async #isKept(saying: Saying): Promise<boolean> {
    try {
      await this.#keep?.putSaying(saying);
      return true;
    } catch {
      // The device is full: then it is asked like any other command, and the form keeps the words.
      return false;
    }
  }

  /** Whoever said it takes it back, or has copied what the server would not have. */
  async forget(id: string): Promise<void> {
    this.waiting.set(this.waiting.get().filter((saying) => saying.id !== id));
    await this.#keep?.dropSaying(id);
  }

  close(): void {
    this.#stop();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    const kept = (await this.#keep?.sayings()) ?? [];
    const known = new Set(this.waiting.get().map((saying) => saying.id));
    this.waiting.set([...kept.filter((saying) => !known.has(saying.id)), ...this.waiting.get()]);
    await this.#sayAll();
  }

  /** One after the other, as they were said. */
  async #sayAll(): Promise<void> {
    if (this.#isSaying || this.#wire.line.get() !== 'online') return;
    this.#isSaying = true;
    for (const saying of this.waiting.get()) {
      if (saying.refusal || !this.waiting.get().includes(saying)) continue;
      if (!(await this.#sayAgain(saying))) {
        this.#sayLater();
        break;
      }
    }
    this.#isSaying = false;
  }

  /** Whether it was heard, whatever the answer. */
  async #sayAgain(saying: Saying): Promise<boolean> {
    const answer = await ask(this.#wire, null, saying.name, saying.payload, { id: saying.id });
    if (answer.ok) {
      await this.forget(saying.id);
      return true;
    }
    if (isUnheard(answer.refusal) || (await this.#isEarly(saying, answer.refusal))) return false;
    const refused: Saying = { ...saying, refusal: answer.refusal };
    this.waiting.set(this.waiting.get().map((one) => (one.id === saying.id ? refused : one)));
    await this.#keep?.putSaying(refused);
    return true;
  }

  /** It is about words that are themselves still on the way. */
  async #isEarly({ draftId }: Saying, { code }: Refusal): Promise<boolean> {
    return code === 'text-unknown' && ((await this.#keep?.hasUnsent(draftId)) ?? false);
  }

  #sayLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#sayAll();
    }, AGAIN_AFTER);
  }
}

function isUnheard({ code }: Refusal): boolean {
  return code === 'not-saved' || code === 'signed-out';
}
