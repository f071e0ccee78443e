// A server's article behind the guard, and writers who join, type, fall behind, go offline and come back.
import * as Y from 'yjs';
import { judge, type Verdict } from '../../server/rooms/guard.ts';
import { QuietDoc } from '../../server/rooms/quiet-doc.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Writer } from './writer.ts';

export type Posted = { readonly update: Uint8Array; readonly verdict: Verdict };

export class Newsroom {
  readonly server = new QuietDoc();
  readonly log: Uint8Array[] = [];
  readonly writers: readonly Writer[];
  readonly chance: Chance;
  /** Called with each update before it is judged. */
  onComing: (update: Uint8Array, writer: Writer) => void = () => {};
  readonly #onPosted: (posted: Posted, writer: Writer) => void;

  constructor(seed: number, names: readonly string[], onPosted: (posted: Posted, writer: Writer) => void) {
    this.chance = chanceOf(seed);
    this.#onPosted = onPosted;
    this.server.getText('article');
    this.writers = names.map((name) => new Writer(name, this.chance));
    for (const writer of this.writers) this.rejoin(writer);
  }

  /** One thing happens: somebody acts, hears, falls silent or returns. */
  step(): void {
    const writer = this.chance.pick(this.writers as [Writer, ...Writer[]]);
    if (writer.read === null) {
      writer.act();
      if (this.chance.percent(12)) this.rejoin(writer);
      return;
    }
    this.hear(writer, this.chance.below(4));
    writer.act();
    if (this.chance.percent(75)) this.send(writer);
    const fate = this.chance.below(1000);
    if (fate < 25) writer.read = null;
    else if (fate < 30) this.#reload(writer);
    else if (fate < 45) this.post(writer, Y.encodeStateAsUpdate(writer.doc));
  }

  /** One act of somebody who never loses the line. */
  actLive(): void {
    const writer = this.chance.pick(this.writers as [Writer, ...Writer[]]);
    this.hear(writer, this.chance.below(4));
    writer.act();
    if (this.chance.percent(75)) this.send(writer);
  }

  /** Everybody sends and hears everything. */
  settle(): void {
    for (const writer of this.writers) this.rejoin(writer, 'quietly');
    for (const writer of this.writers) this.rejoin(writer, 'quietly');
  }

  hear(writer: Writer, frames: number): void {
    if (writer.read === null) return;
    for (const update of this.log.slice(writer.read, writer.read + frames)) {
      Y.applyUpdate(writer.doc, update, 'server');
      writer.read += 1;
    }
  }

  send(writer: Writer): void {
    const parcels = writer.unsent.splice(0);
    if (parcels.length === 0) return;
    const update = parcels.length === 1 && parcels[0] ? parcels[0] : Y.mergeUpdates(parcels);
    this.post(writer, update);
    if (this.chance.percent(2)) this.post(writer, update);
  }

  /** The server's difference first, then the writer's own, sometimes late: against a state that has moved on. */
  rejoin(writer: Writer, manner: 'busily' | 'quietly' = 'busily'): void {
    const stateVector = Y.encodeStateVector(this.server);
    writer.read = this.log.length;
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(writer.doc)), 'server');
    if (manner === 'busily') this.#busily(writer);
    writer.unsent = [];
    this.post(writer, Y.encodeStateAsUpdate(writer.doc, stateVector));
  }

  #busily(absent: Writer): void {
    if (this.chance.percent(25)) absent.takeNewClientId();
    if (this.chance.percent(30)) absent.act();
    if (this.chance.percent(70)) return;
    for (const writer of this.writers) if (writer !== absent && writer.read !== null) this.send(writer);
  }

  #reload(writer: Writer): void {
    this.send(writer);
    writer.reload();
    this.rejoin(writer);
  }

  /** As a room does. */
  #take({ update, typed }: Extract<Verdict, { verdict: 'new' }>): void {
    if (!typed || !this.server.continueRun(typed)) Y.applyUpdate(this.server, update);
  }

  post(writer: Writer, update: Uint8Array): Verdict {
    this.onComing(update, writer);
    const verdict = judge(this.server, update, (id) => writer.clientIds.includes(id));
    if (verdict.verdict === 'new') {
      this.#take(verdict);
      this.log.push(verdict.update);
    }
    this.#onPosted({ update, verdict }, writer);
    return verdict;
  }
}
