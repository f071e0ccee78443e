// What the store keeps: per draft one running number over two append-only logs, and projections that can be rebuilt.
import type { HouseStyle } from '../../shared/house-style.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Cuts } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { EventType } from '../../shared/review/events.ts';

/** One entry of the update log: Yjs bytes, who typed them, when. */
export type UpdateEntry = {
  readonly log: 'update';
  readonly seq: number;
  readonly at: string;
  readonly by: PersonId;
  readonly update: Uint8Array;
};

/** One entry of the event log with its place in the hash chain. `payload` and `salt` are null once erased. */
export type EventEntry = {
  readonly log: 'event';
  readonly seq: number;
  readonly at: string;
  readonly by: PersonId;
  readonly type: EventType;
  readonly thread: number | null;
  /** JSON. */
  readonly payload: string | null;
  readonly salt: string | null;
  /** H(salt, payload), which survives erasure. */
  readonly digest: string;
  /** H(previous, seq, at, by, type, thread, digest). */
  readonly hash: string;
};
export type Entry = UpdateEntry | EventEntry;

/** The immutable published copy. `blocks` is JSON of `Block[]`. */
export type Edition = {
  readonly draftId: DraftId;
  readonly number: number;
  readonly at: string;
  readonly by: PersonId;
  readonly textVersion: number;
  readonly slug: string;
  readonly headline: string;
  readonly blocks: string;
  readonly html: string;
  readonly text: string;
  /** SHA-256 of `blocks`, hex. */
  readonly hash: string;
  readonly note: string | null;
};

/** A command that was carried out: asked again by the same person under the same id, it is answered the same. */
export type Answered = { readonly person: PersonId; readonly id: string; readonly answer: string };

/** All that one draft writes in one commit. */
export type Append = {
  readonly draftId: DraftId;
  /**
   * The running number that the draft must stand at (0 for a new one), or the whole commit of this draft is refused
   * `seq-taken`. So it is when one of `answered` has been answered already: ask `answered` before trying again.
   */
  readonly expects: number;
  /** Kept when the draft is new; a draft that is there keeps its own. */
  readonly epoch: string;
  /** Numbered from `expects + 1` on, without a gap. */
  readonly entries: readonly Entry[];
  /** Seqs of events whose payload and salt are erased. */
  readonly erased: readonly number[];
  readonly answered: readonly Answered[];
  readonly edition: Edition | null;
  /** The projection after the entries; null when it has not changed, so that the one kept counts as current; `later` when it may have, so that the one kept is stale. */
  readonly card: Card | null | 'later';
};

/** A cache of the update log up to `seq`: loading it and the later entries equals loading the whole log. */
export type Snapshot = {
  readonly seq: number;
  readonly state: Uint8Array;
  readonly textVersion: number;
  readonly cuts: Cuts;
  /** Which person writes under which Yjs client id. */
  readonly authors: Readonly<Record<number, PersonId>>;
};

export type Loaded = {
  readonly snapshot: Snapshot | null;
  /** Updates after the snapshot, by seq. */
  readonly updates: readonly UpdateEntry[];
  /** Every event, by seq. */
  readonly events: readonly EventEntry[];
  /** The draft's running number; 0 when there is no such draft. */
  readonly seq: number;
  /** Names this past of the draft: another when an earlier copy was put back. Empty when there is no such draft. */
  readonly epoch: string;
};

export type Committed = { readonly draftId: DraftId; readonly result: 'committed' | 'seq-taken' };

/** Keeps drafts. One contract suite (tests/store) runs on every implementation. */
export interface Store {
  load(draftId: DraftId): Promise<Loaded>;
  /** One transaction and one fsync for all of it; resolves when everything `committed` is on disk. Throws when the disk fails: nothing was written then. */
  commit(appends: readonly Append[]): Promise<readonly Committed[]>;
  /** Writes so many bytes as a commit would, and takes them away again. Throws where such a commit would, and leaves nothing. */
  probe(bytes: number): Promise<void>;
  /** At most so many entries of the update log after a seq, from all of the draft's past, by seq; fewer only where it ends. */
  updatesAfter(draftId: DraftId, seq: number, limit: number): Promise<readonly UpdateEntry[]>;
  saveSnapshot(draftId: DraftId, snapshot: Snapshot): Promise<void>;
  /** The answer kept for (person, command id), or null. */
  answered(person: PersonId, id: string): Promise<string | null>;
  cards(): Promise<readonly Card[]>;
  /** Drafts whose card is missing or older than their logs. */
  staleCards(): Promise<readonly DraftId[]>;
  edition(draftId: DraftId, number: number): Promise<Edition | null>;
  editions(draftId: DraftId): Promise<readonly Omit<Edition, 'blocks' | 'html' | 'text'>[]>;
  /** The house style that was set last; null when none ever was. */
  houseStyle(): Promise<HouseStyle | null>;
  /** Resolves once it is on disk. Who set which style, and when, stays. */
  setHouseStyle(set: {
    readonly at: string;
    readonly by: PersonId;
    readonly style: HouseStyle;
  }): Promise<void>;
  close(): Promise<void>;
}
