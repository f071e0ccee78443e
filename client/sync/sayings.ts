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
/** How often it is looked what a window that died has left, in milliseconds. */
const LOOK_EVERY = 30_000;

/** `later`: it waits on this device and is said when the line is back. */
export type Said = Ack<Asked> | { readonly ok: 'later' };

export class Sayings {
  /** All that waits, oldest first, and what the server would not have when it heard it. */
  readonly waiting = new Cell<readonly Saying[]>([]);
  readonly #wire: Wire;
  readonly #keep: Keep | null;
  readonly #stop: () => void;
  /** Asked in this window, and not answered yet: they are nobody's who died. */
  readonly #underWay = new Set<string>();
  #isSaying = false;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(wire: Wire, keep: Keep | null) {
    this.#wire = wire;
    this.#keep = keep;
    this.#stop = wire.line.subscribe(() => void this.#sayAll());
    void this.#sayAll();
  }

  /**
   * Asks now when the server hears; what was said in words is on this device before it is on its way. `place` is where
   * the words were half written: they are there no more while they are on their way, and again when they are refused.
   */
  async ask<N extends CommandName>(
    draft: OpenDraft,
    name: N,
    payload: CommandInput<N>,
    place: string | null = null,
  ): Promise<Said> {
    const id = crypto.randomUUID();
    const saying = this.#keep && readSaying(id, name, payload, this.#keep.now());
    if (!saying || !(await this.#isKept(saying, place))) return ask(this.#wire, draft, name, payload, { id });
    if (this.#wire.line.get() === 'online') {
      this.#underWay.add(id);
      const answer = await ask(this.#wire, draft, name, payload, { id });
      this.#underWay.delete(id);
      if (answer.ok || !isUnheard(answer.refusal)) {
        await (answer.ok || place === null ? this.#drop(id) : this.#giveBack(saying, place));
        return answer;
      }
    }
    this.waiting.set([...this.waiting.get(), saying]);
    this.#sayLater(AGAIN_AFTER);
    return { ok: 'later' };
  }

  async #isKept(saying: Saying, place: string | null): Promise<boolean> {
    try {
      await this.#keep?.putSaying(saying, place);
      return true;
    } catch {
      // The device is full: then it is asked like any other command, and the form keeps the words.
      return false;
    }
  }

  /** Whoever said it takes it back, or has copied what the server would not have. */
  async forget(id: string): Promise<void> {
    this.waiting.set(this.waiting.get().filter((saying) => saying.id !== id));
    await this.#drop(id);
  }

  /** It has its answer, whether the device takes note of that or not: asked again, it gets the same. */
  async #drop(id: string): Promise<void> {
    try {
      await this.#keep?.dropSaying(id);
    } catch {
      // A full device, or a keep that was taken away by signing out elsewhere.
    }
  }

  async #giveBack(saying: Saying, place: string): Promise<void> {
    try {
      await this.#keep?.unsay(saying, place);
    } catch {
      // As above: the form still shows the words.
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    const kept = (await this.#keep?.sayings()) ?? [];
    const known = new Set([...this.#underWay, ...this.waiting.get().map((saying) => saying.id)]);
    const found = kept.filter((saying) => !known.has(saying.id));
    if (found.length > 0) this.waiting.set([...found, ...this.waiting.get()]);
  }

  /** One after the other, as they were said, in windows that have died since, too. */
  async #sayAll(): Promise<void> {
    if (this.#isSaying || this.#isClosed) return;
    this.#isSaying = true;
    let isHeard = true;
    try {
      await this.#load();
      if (this.#wire.line.get() === 'online') isHeard = await this.#sayEach();
    } catch {
      // The keep is full or gone: what waits here is tried again all the same.
    }
    this.#isSaying = false;
    this.#sayLater(isHeard ? LOOK_EVERY : AGAIN_AFTER);
  }

  async #sayEach(): Promise<boolean> {
    for (const saying of this.waiting.get())
      if (!saying.refusal && !(await this.#sayAgain(saying))) return false;
    return true;
  }

  /** Whether it was heard, whatever the answer. */
  async #sayAgain(saying: Saying): Promise<boolean> {
    if (!(await this.#keep?.hasSaying(saying.id))) {
      this.waiting.set(this.waiting.get().filter(({ id }) => id !== saying.id));
      return true;
    }
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

  #sayLater(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = this.#isClosed ? null : setTimeout(() => void this.#sayAll(), ms);
  }
}

function isUnheard({ code }: Refusal): boolean {
  return code === 'not-saved' || code === 'signed-out';
}
