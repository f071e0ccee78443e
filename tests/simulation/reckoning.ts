// The reckoning at the end of a simulation: one article, one review, everything acknowledged there once, nothing unfair.
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { verifyChain } from '../../server/commands/chain.ts';
import { LiveDraft } from '../../server/rooms/live-draft.ts';
import type { Loaded } from '../../server/store/store.ts';
import { readBlocks } from '../../shared/article/read.ts';
import { stateHash } from '../../shared/article/state-hash.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Ledger } from './ledger.ts';
import type { SimulatedWindow } from './window.ts';

export type Reckoning = {
  readonly diverged: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
};

/** `loaded` is all that the disk holds, without a snapshot. */
export function reckon(
  id: DraftId,
  loaded: Loaded,
  windows: readonly SimulatedWindow[],
  ledger: Ledger,
): Reckoning {
  const truth = LiveDraft.replay(id, loaded);
  return {
    diverged: [...chainFaults(loaded), ...windows.flatMap((window) => differences(truth, window))],
    lost: [
      ...lostUpdates(truth.doc, ledger.updates),
      ...falselySaved(truth.doc, ledger.saved),
      ...lostDeeds(loaded, ledger),
    ],
    doubled: [...doubledStructs(loaded), ...doubledDeeds(loaded, ledger)],
  };
}

function chainFaults({ events }: Loaded): readonly string[] {
  const chain = verifyChain(events);
  return chain.ok ? [] : [`The chain of events breaks at ${chain.seq}.`];
}

function differences(truth: LiveDraft, { name, draft, standing }: SimulatedWindow): readonly string[] {
  const doc = draft?.article.doc;
  if (!draft || !doc || !standing) return [`${name} did not come back.`];
  const faults: string[] = [];
  const differs = (what: string, here: unknown, there: unknown): void => {
    if (!isDeepStrictEqual(here, there))
      faults.push(`${name} has another ${what}: ${JSON.stringify(here)} for ${JSON.stringify(there)}`);
  };
  differs('state', readable(Y.encodeStateVector(doc)), readable(Y.encodeStateVector(truth.doc)));
  differs('article', readBlocks(draft.article), readBlocks(truth.article));
  differs('sum', stateHash(doc), stateHash(truth.doc));
  differs('review', standing.review, truth.review);
  differs('text version', standing.textVersion, truth.textVersion);
  if (doc.store.pendingStructs || doc.store.pendingDs) faults.push(`${name} waits for text.`);
  return faults;
}

/** A snapshot of the store need not come first: the bytes are compared. */
function readable(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function lostUpdates(doc: Y.Doc, acknowledged: readonly Uint8Array[]): readonly string[] {
  return acknowledged.flatMap((update) => {
    const { structs, ds } = Y.decodeUpdate(update);
    const inserted = structs.filter(
      (one) => Y.getState(doc.store, one.id.client) < one.id.clock + one.length,
    );
    const faults = inserted.map((one) => `Acknowledged text ${one.id.client}:${one.id.clock} is not there.`);
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges)
        if (livesIn(doc, client, clock, len)) faults.push(`What ${client}:${clock} deleted is there.`);
    return faults;
  });
}

/** The status never lies: what a window has called saved is on the disk. */
function falselySaved(doc: Y.Doc, saved: Ledger['saved']): readonly string[] {
  return [...saved].flatMap(([client, clock]) =>
    Y.getState(doc.store, client) < clock ? [`Text of ${client} up to ${clock} was called saved.`] : [],
  );
}

function livesIn(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  return structs.some(
    (one) => !one.deleted && one.id.clock < clock + length && one.id.clock + one.length > clock,
  );
}

function lostDeeds({ events }: Loaded, { deeds }: Ledger): readonly string[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return deeds.flatMap(({ name, by, answer }) =>
    answer?.ok && bySeq.get(answer.seq)?.by !== by ? [`The acknowledged ${name} of ${by} is not there.`] : [],
  );
}

/** Every unit of text stands in the log once: each update goes on exactly where its author's last one ended. */
function doubledStructs({ updates }: Loaded): readonly string[] {
  const reached = new Map<number, number>();
  const faults: string[] = [];
  for (const { seq, update } of updates)
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const at = reached.get(id.client) ?? 0;
      if (id.clock !== at) faults.push(`Update ${seq} writes ${id.client}:${id.clock} after ${at}.`);
      reached.set(id.client, id.clock + length);
    }
  return faults;
}

function doubledDeeds({ events }: Loaded, { deeds }: Ledger): readonly string[] {
  const said = events.map(({ payload }) => payload ?? '');
  return deeds.flatMap(({ says, name, answer }) => {
    if (says === null) return [];
    const times = said.filter((payload) => payload.includes(`"${says}"`)).length;
    const wasRefused = answer?.ok === false && answer.refusal.code !== 'not-saved';
    return times > (wasRefused ? 0 : 1) ? [`${name} stands ${times} times.`] : [];
  });
}
