// Every open line, from its handshake on: what no client of ours ever sends ends it, and nobody holds more than their share.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Clock } from '../people.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { goesTogether, hangUp, hangUpSoon, type Wire } from './wire.ts';

/** Windows of one person at once. The longest silent gives way: lines that died without a word are among them. */
const MOST_PER_PERSON = 20;

/** The longest text in one message. Bytes come apart from it, so this is a long comment and the anchors of a great move. */
const LONGEST_TEXT = 300_000;

/** What comes in, as Engine.IO tells it. */
type Packet = { readonly type: string; readonly data?: unknown };
export type RawLine = Wire & { on(event: 'packet' | 'close', listener: (packet: Packet) => void): unknown };

type Line = { readonly wire: RawLine; heardAt: number; hasConnected: boolean };

type Parts = { readonly clock: Clock; readonly refusals: RefusalLog };

export class Lines {
  readonly #parts: Parts;
  readonly #lines = new Map<PersonId, Set<Line>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Watches a line from before anything was heard on it. */
  admit(wire: RawLine, person: PersonId): void {
    const line: Line = { wire, heardAt: this.#parts.clock.now(), hasConnected: false };
    const theirs = this.#lines.get(person) ?? new Set();
    this.#lines.set(person, theirs.add(line));
    wire.on('packet', (packet) => this.#hear(line, person, packet));
    wire.on('close', () => {
      hangUpSoon(wire, this.#parts.clock);
      theirs.delete(line);
      if (theirs.size === 0) this.#lines.delete(person);
    });
    if (theirs.size > MOST_PER_PERSON) this.#end(longestSilent(theirs, line), person, 'too many windows');
  }

  #hear(line: Line, person: PersonId, packet: Packet): void {
    line.heardAt = this.#parts.clock.now();
    const why = complaint(packet, line.hasConnected);
    // Socket.IO's welcome and our own.
    if (!line.hasConnected) goesTogether(line.wire);
    line.hasConnected = true;
    if (why) this.#end(line, person, why);
  }

  #end({ wire }: Line, person: PersonId, why: string): void {
    this.#parts.refusals.note(person, 'a line was ended', { person, why });
    hangUp(wire);
  }
}

/** Of those before the newest. */
function longestSilent(lines: ReadonlySet<Line>, newest: Line): Line {
  return [...lines].reduce((silent, one) => (one !== newest && one.heardAt < silent.heardAt ? one : silent));
}

/** Engine.IO answers a ping, and Socket.IO names what it was asked to join: neither is bounded by anything they do. */
function complaint({ type, data }: Packet, hasConnected: boolean): string | null {
  if (type === 'pong') return null;
  if (type !== 'message') return 'no message';
  if (typeof data !== 'string') return null;
  if (data.length > LONGEST_TEXT) return 'too long a text';
  const kind = data[0];
  if (kind === JOINS) return hasConnected ? 'joins again' : null;
  return kind === ANSWERS || kind === ANSWERS_WITH_BYTES ? 'answers nothing' : null;
}

/** Socket.IO's packets by their first character. We ask clients nothing, so there is nothing that they could answer. */
const JOINS = '0';
const ANSWERS = '3';
const ANSWERS_WITH_BYTES = '6';
