// A window's line to the simulated server: it delays, breaks, goes silent without a word, and comes back by itself.
import { Cell } from '../../client/sync/cell.ts';
import type { Line, Wire } from '../../client/sync/connection.ts';
import { Greeting } from '../../client/sync/greeting.ts';
import { ANSWER_WITHIN, LineBroken } from '../../client/sync/line-broken.ts';
import { Updates } from '../../client/sync/updates.ts';
import type { Person } from '../../shared/newsroom.ts';
import type {
  Ack,
  Answers,
  DiskStanding,
  Frame,
  Joined,
  Request,
  RequestName,
  Told,
} from '../../shared/protocol.ts';
import { fromWire } from '../../shared/wire-bytes.ts';
import type { Chance } from '../fixtures/chance.ts';
import type { Caller, House } from './house.ts';
import type { Ledger } from './ledger.ts';
import type { Timeline } from './timeline.ts';

/** How long either end takes at most to notice that the other is silent. */
const NOTICED_WITHIN = 40_000;

export type World = {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly house: House;
  readonly ledger: Ledger;
};

/** One connection: whatever it carries keeps its order, and once it is silent nothing of it arrives. */
class Cable {
  isSilent = false;
  caller: Caller | null = null;
  readonly #world: World;
  readonly #latest = { up: 0, down: 0 };
  readonly #slowness: number;

  constructor(world: World) {
    this.#world = world;
    this.#slowness = world.chance.pick([5, 20, 80, 400]);
  }

  carry(way: 'up' | 'down', act: () => void): void {
    const { timeline, chance } = this.#world;
    const delay = 1 + chance.below(this.#slowness) + (chance.happens(0.01) ? 2_000 : 0);
    this.#latest[way] = Math.max(this.#latest[way], timeline.now() + delay);
    timeline.after(this.#latest[way] - timeline.now(), () => this.isSilent || act());
  }
}

export class SimulatedLine implements Wire {
  readonly line = new Cell<Line>('offline');
  readonly disk = new Cell<DiskStanding>('fine');
  readonly #world: World;
  readonly #person: Person;
  readonly #name: string;
  readonly #listeners = new Map<string, Set<(message: never) => void>>();
  readonly #waiting = new Set<() => void>();
  readonly #updates: Updates;
  readonly #greeting: Greeting;
  #cable: Cable | null = null;
  #cables = 0;
  #isCutOff = false;
  #isGone = false;

  constructor(world: World, person: Person, name: string) {
    this.#world = world;
    this.#person = person;
    this.#name = name;
    this.#updates = new Updates({
      clock: world.timeline,
      send: (update) => this.#sends(update),
      session: () => this.#session,
    });
    this.#greeting = new Greeting(person.id, world.timeline);
    this.#connectSoon();
  }

  request: Wire['request'] = (name, payload) =>
    new Promise((resolve, reject) => {
      const cable = this.#cable;
      const { timeline, ledger } = this.#world;
      if (!cable || this.line.get() !== 'online') return reject(new LineBroken('not connected'));
      const broken = (): void => finish(() => reject(new LineBroken(`no answer to ${name}`)));
      const stop = timeline.after(ANSWER_WITHIN, broken);
      const finish = (how: () => void): void => {
        stop();
        if (this.#waiting.delete(broken)) how();
      };
      this.#waiting.add(broken);
      this.#goesUp(cable, name, payload, (ack) => {
        ledger.answered(this.#name, name, payload, ack);
        finish(() => resolve(ack as Awaited<ReturnType<typeof this.request<typeof name>>>));
      });
    });

  join: Wire['join'] = async (payload) => {
    const answer = this.#greeting.answerTo(payload);
    if (answer === null) return this.request('draft.join', payload);
    this.#world.ledger.count('a greeting was enough');
    return answer;
  };

  comes: Wire['comes'] = (comer) => this.#greeting.comes(comer);

  update: Wire['update'] = async (typed) => {
    if (!this.#cable || this.line.get() !== 'online') throw new LineBroken('not connected');
    const answer = await this.#updates.send(typed);
    this.#world.ledger.answered(this.#name, 'draft.update', typed, answer);
    return answer;
  };

  on: Wire['on'] = (name, listener) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener as (message: never) => void));
    return () => void listeners.delete(listener as (message: never) => void);
  };

  /** Both ends notice at once. */
  breaks(): void {
    const cable = this.#cable;
    if (!cable) return;
    cable.isSilent = true;
    cable.caller?.leaves();
    this.#noticed(cable);
  }

  /** Nothing is carried any more, and each end believes for a while that the other is there. */
  goesSilent(): void {
    const cable = this.#cable;
    if (!cable || cable.isSilent) return;
    const { timeline, chance } = this.#world;
    cable.isSilent = true;
    timeline.after(chance.below(NOTICED_WITHIN), () => cable.caller?.leaves());
    timeline.after(chance.below(NOTICED_WITHIN), () => this.#noticed(cable));
  }

  fallsBehind(ms: number): void {
    this.#cable?.caller?.fallsBehind(ms);
  }

  /** Nothing gets through until `isBack`. */
  isCutOff(): void {
    this.#isCutOff = true;
    if (this.#world.chance.happens(0.5)) this.breaks();
    else this.goesSilent();
  }

  isBack(): void {
    this.#isCutOff = false;
  }

  /** The window's process is gone. */
  isKilled(): void {
    this.#isGone = true;
    this.breaks();
  }

  get #session(): string {
    return `${this.#name}/${this.#cables}`;
  }

  #sends(update: Request<'draft.update'>): void {
    if (!this.#cable) return;
    this.#goesUp(this.#cable, 'draft.update', update, (ack) =>
      this.#updates.hearAnswer({ n: update.n, ...(ack as Ack<Answers['draft.update']>) }),
    );
  }

  #goesUp(cable: Cable, name: RequestName, payload: unknown, answer: (ack: Ack<object>) => void): void {
    cable.carry('up', () => {
      cable.caller?.asks(name, payload, (ack) => cable.carry('down', () => answer(ack)));
    });
  }

  #noticed(cable: Cable): void {
    if (this.#cable !== cable) return;
    this.#cable = null;
    this.line.set('offline');
    this.#updates.lineBroke();
    this.#greeting.lineBroke();
    for (const broken of [...this.#waiting]) broken();
    this.#connectSoon();
  }

  #connectSoon(): void {
    const { timeline, chance } = this.#world;
    if (!this.#isGone) timeline.after(100 + chance.below(chance.pick([300, 4_000])), () => this.#connect());
  }

  #connect(): void {
    const { house, timeline, chance } = this.#world;
    if (this.#isGone || this.#cable) return;
    if (!house.isOpen || this.#isCutOff) {
      this.#connectSoon();
      return;
    }
    const cable = new Cable(this.#world);
    this.#cables += 1;
    cable.caller = house.enters(this.#session, this.#person, (name, message) =>
      cable.carry('down', () => this.#hear(name, message)),
    );
    this.#cable = cable;
    this.#greets(cable);
    // Whose line it is is asked beside.
    timeline.after(chance.below(chance.pick([2, 100])), () => this.#opens(cable));
  }

  #greets(cable: Cable): void {
    const said = this.#greeting.say();
    if (!('join' in said)) return;
    const join: Request<'draft.join'> = fromWire(said.join);
    this.#goesUp(cable, 'draft.join', join, (ack) => {
      this.#world.ledger.answered(this.#name, 'draft.join', join, ack);
      this.#greeting.heard(ack as Ack<Joined>);
    });
  }

  #opens(cable: Cable): void {
    if (this.#cable !== cable) return;
    this.line.set('online');
    const draftId = this.#greeting.opens();
    if (draftId) this.request('draft.leave', { draftId }).catch(() => undefined);
  }

  #hear(name: keyof Told, message: Told[keyof Told]): void {
    this.#world.ledger.told(this.#name, name, message);
    this.#greeting.hears(() => {
      for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(message as never);
    });
    if (name === 'draft.frame') this.#updates.hearFrame(message as Frame);
  }
}
