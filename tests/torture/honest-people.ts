// People who only want to work: they type, comment, raise flags and settle them, and note what the server said yes to.
import type { DraftId } from '../../shared/review/draft.ts';
import { Colleague, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, bob, cleo, fay } from '../fixtures/newsroom.ts';

/** Fay works at this window while others misuse her name at theirs. */
const STAFF = [ann, bob, cleo, fay];
const PATIENCE = 60_000;

export class HonestPeople {
  readonly words: string[] = [];
  readonly decided: number[] = [];
  readonly complaints: string[] = [];
  readonly #windows: readonly Colleague[];
  #isOver = false;
  #acts = 0;

  private constructor(windows: readonly Colleague[]) {
    this.#windows = windows;
    for (const one of windows)
      one.socket.on('disconnect', () => this.#isOver || this.complaints.push(`${one.person.name} was cut`));
  }

  static async come(address: string, draft: DraftId): Promise<HonestPeople> {
    const windows = await Promise.all(STAFF.map((person) => new Colleague({ address, person }).arrives()));
    for (const one of windows) await one.joins(draft);
    return new HonestPeople(windows);
  }

  get acknowledged(): number {
    return this.words.length + this.decided.length;
  }

  get texts(): readonly string[] {
    return this.#windows.map((one) => one.text);
  }

  get sessions(): readonly (string | undefined)[] {
    return this.#windows.map((one) => one.socket.id);
  }

  /** Everybody does one thing, all at the same time. */
  async act(): Promise<void> {
    this.#acts += 1;
    const act = this.#acts;
    await Promise.all(
      this.#windows.map((one) => this.#work(one, act).catch((error) => this.#complain(one, error))),
    );
  }

  /** Waits until nobody has anything more to hear, and everybody leaves. */
  async finish(text: () => Promise<string>): Promise<void> {
    const last = await text();
    for (const one of this.#windows)
      await until(() => one.text === last, `${one.person.name} reads what the server has`, PATIENCE);
    this.#isOver = true;
    for (const one of this.#windows) await one.leaves();
  }

  async #work(one: Colleague, act: number): Promise<void> {
    const word = `<${one.person.handle}-${act}>`;
    yes(await one.types(word));
    this.words.push(word);
    if (act % 5 === 0) await this.#comment(one, act);
    if (act % 10 === 0 && one.person === bob) await this.#flag(one);
  }

  async #comment(one: Colleague, act: number): Promise<void> {
    const comment = { draftId: one.draft, anchor: null, text: `Still here, ${act}.` };
    this.decided.push(yes(await one.asks('comment.make', comment)).seq);
  }

  async #flag(one: Colleague): Promise<void> {
    const flag = yes(await one.asks('flag.raise', flagOn(one, 'Harbour', { type: 'fact' })));
    this.decided.push(flag.seq);
    const settlement = { draftId: one.draft, thread: flag.seq, outcome: 'fixed' } as const;
    this.decided.push(yes(await one.asks('flag.settle', settlement)).seq);
  }

  #complain(one: Colleague, error: unknown): void {
    this.complaints.push(`${one.person.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
