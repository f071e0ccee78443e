// What everybody was told during a simulation: what was acknowledged must be kept, and what was refused must deserve it.
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked, Request, RequestName, Told } from '../../shared/protocol.ts';

/** A command that somebody gave, and what came of it. */
export type Deed = {
  readonly id: string;
  readonly by: PersonId;
  readonly name: string;
  /** Words that no other command says; null when it says none. */
  readonly says: string | null;
  /** Null when the window was gone before it came. */
  readonly answer: Ack<Asked> | null;
};

export class Ledger {
  readonly updates: Uint8Array[] = [];
  /** How far each client id has written what its window has called saved. */
  readonly saved = new Map<number, number>();
  readonly deeds: Deed[] = [];
  /** Answers and endings that no honest window may meet. */
  readonly unfair: string[] = [];
  readonly counts = new Map<string, number>();
  readonly #story = createHash('sha256');

  /** A window calls everything typed in it saved. */
  saysSaved({ doc }: Y.Text): void {
    if (doc) this.saved.set(doc.clientID, Y.getState(doc.store, doc.clientID));
  }

  count(what: string): void {
    this.counts.set(what, 1 + (this.counts.get(what) ?? 0));
  }

  answered(who: string, name: RequestName, payload: unknown, ack: Ack<object>): void {
    this.tells(`${who} ${name} ${JSON.stringify(ack, readable)}`);
    if (name === 'draft.update' && ack.ok) this.updates.push((payload as Request<'draft.update'>).update);
    if (name === 'draft.check' && ack.ok) this.count(`check: ${String(Reflect.get(ack, 'verdict'))}`);
    if (ack.ok) return;
    const { code, message } = ack.refusal;
    this.count(`${name}: ${code}`);
    // Rights may change under somebody's hands, and a disk may fail; a command may come too late.
    const isFair = ['not-saved', 'forbidden'].includes(code) || (name === 'ask' && !UNFAIR.has(code));
    if (!isFair) this.unfair.push(`${who}: ${name} was refused: ${code}, ${message}`);
  }

  told(who: string, name: keyof Told, message: unknown): void {
    this.tells(`${who} hears ${name} ${JSON.stringify(message, readable)}`);
  }

  tells(line: string): void {
    this.#story.update(line).update('\n');
  }

  /** The sum of all that was ever said; asked once, at the end. */
  digest(): string {
    return this.#story.digest('hex');
  }
}

/** What no command may meet that a window sends. */
const UNFAIR = new Set(['invalid', 'internal', 'signed-out', 'too-fast', 'update-refused']);

function readable(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
