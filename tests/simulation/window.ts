// Somebody's window in a simulation: the real open draft over a simulated line, with hands that write in it.
import { ask } from '../../client/sync/ask.ts';
import { OpenDraft } from '../../client/sync/open-draft.ts';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { can } from '../../shared/review/policy.ts';
import { EditorHands, type Hands, PlainHands } from './hands.ts';
import { SimulatedLine, type World } from './line.ts';

type Parts = { readonly person: Person; readonly name: string; readonly hands: 'editor' | 'plain' };

export class SimulatedWindow {
  readonly person: Person;
  readonly name: string;
  readonly #world: World;
  readonly #id: DraftId;
  readonly #kind: Parts['hands'];
  #line: SimulatedLine;
  #clock: ReturnType<World['timeline']['ownClock']>;
  #draft: OpenDraft | null = null;
  #hands: Hands | null = null;
  #lines = 1;
  #gone = Promise.withResolvers<null>();

  constructor(world: World, id: DraftId, { person, name, hands }: Parts) {
    this.person = person;
    this.name = name;
    this.#world = world;
    this.#id = id;
    this.#kind = hands;
    this.#clock = world.timeline.ownClock();
    this.#line = new SimulatedLine(world, person, name);
    this.opens();
  }

  get line(): SimulatedLine {
    return this.#line;
  }

  get draft(): OpenDraft | null {
    return this.#draft;
  }

  get standing() {
    const state = this.#draft?.state.get();
    return state?.phase === 'open' ? state : null;
  }

  /** Whether all that was typed here is on the server, and what the server said is here. */
  get isSettled(): boolean {
    return this.standing?.saved === 'saved' && this.#line.line.get() === 'online';
  }

  opens(): void {
    if (this.#draft) return;
    const { chance, ledger } = this.#world;
    const draft = new OpenDraft(this.#id, this.#line, {
      clock: this.#clock,
      drawClientId: () => 1 + chance.below(0xffff_fffe),
    });
    this.#draft = draft;
    let generation = 0;
    draft.state.subscribe(() => {
      const state = draft.state.get();
      if (state.phase === 'open' && state.saved === 'saved') ledger.saysSaved(draft.article);
      if (state.phase !== 'open' || state.generation === generation) return;
      generation = state.generation;
      const code = state.kept?.refusal.code ?? 'nothing';
      ledger.count(`started anew: ${code}`);
      if (code !== 'forbidden') ledger.unfair.push(`${this.name} had to start anew: ${code}`);
    });
  }

  /** Words that are on their way leave first. */
  closes(): void {
    this.#hands?.close();
    this.#hands = null;
    this.#draft?.close();
    this.#draft = null;
  }

  /** The process is gone, with whatever was not sent. */
  isKilled(): void {
    this.#gone.resolve(null);
    this.#gone = Promise.withResolvers();
    this.#clock.stop();
    this.#line.isKilled();
    this.#hands?.close();
    this.#hands = null;
    this.#draft = null;
    this.#lines += 1;
    this.#clock = this.#world.timeline.ownClock();
    this.#line = new SimulatedLine(this.#world, this.person, `${this.name}.${this.#lines}`);
  }

  /** One act of the hands, if this person may write now. */
  acts(): string | null {
    const { chance } = this.#world;
    const draft = this.standing?.review.draft;
    if (!this.#draft || !draft || !can(this.person, 'article.edit', draft).ok) return null;
    if (this.#hands?.article !== this.#draft.article) {
      this.#hands?.close();
      this.#hands =
        this.#kind === 'editor' ? new EditorHands(this.name, this.#draft) : new PlainHands(this.#draft);
    }
    return this.#hands.acts(chance);
  }

  /** The answer; null when the window was gone before it came. */
  asks<N extends CommandName>(name: N, payload: CommandInput<N>, id: string): Promise<Ack<Asked> | null> {
    const asked = ask(this.#line, this.#draft, name, payload, { clock: this.#clock, id });
    return Promise.race([asked, this.#gone.promise]);
  }
}
