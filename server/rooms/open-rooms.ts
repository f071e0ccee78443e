// The drafts in memory: read from the log when somebody comes, kept once each, let go when they are quiet or broken.
import type { Block } from '../../shared/article/blocks.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Snapshot, Store } from '../store/store.ts';
import type { Board } from './board.ts';
import { type CardTurns, often } from './card-turns.ts';
import { Committer } from './committer.ts';
import type { Disk } from './disk.ts';
import { LiveDraft } from './live-draft.ts';
import type { Built } from './new-draft.ts';
import { type Pace, unpaced } from './pace.ts';
import { Room, type RoomParts } from './room.ts';

/** A draft's card and the blocks that it was computed from. */
export type OnArticle = (card: Card, blocks: readonly Block[]) => void;

type Parts = Pick<RoomParts, 'people' | 'clock' | 'log' | 'random' | 'watch' | 'tell'> & {
  readonly store: Store;
  readonly disk: Disk;
  readonly board: Board;
  readonly onCommit?: () => void;
  readonly onArticle: OnArticle;
  readonly pace?: Pace;
  readonly cardTurns?: CardTurns;
};

export class OpenRooms {
  readonly #parts: Parts;
  readonly #committer: Committer;
  /** The promise of each load, shared by all who come meanwhile. */
  readonly #loads = new Map<DraftId, Promise<Room | null>>();
  readonly #rooms = new Map<DraftId, Room>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#committer = new Committer({ ...parts, pace: parts.pace ?? unpaced });
  }

  get all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  /** The room if it is in memory now. */
  now(id: DraftId): Room | null {
    return this.#rooms.get(id) ?? null;
  }

  /** The room if it is in memory or on its way there. */
  loading(id: DraftId): Promise<Room | null> | null {
    return this.#loads.get(id) ?? null;
  }

  /** The room, read from the log if need be; null when there is no such draft. */
  room(id: DraftId): Promise<Room | null> {
    const loading = this.#loads.get(id) ?? this.#load(id);
    this.#loads.set(id, loading);
    return loading;
  }

  /** A draft that did not exist: nobody can know its id before it is on disk. */
  make(by: PersonId, commandId: string, built: Built): Promise<Ack<Asked>> {
    const room = this.#admit(built.live, 0);
    this.#loads.set(room.id, Promise.resolve(room));
    return room.begin(by, commandId, built);
  }

  async rebuildCards(): Promise<void> {
    for (const id of await this.#parts.store.staleCards()) (await this.room(id))?.writeCard('anew');
    await this.#committer.idle();
  }

  /** Resolves when all that was taken so far is on disk, or lost. */
  landed(): Promise<void> {
    return this.#committer.idle();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#loads.values());
    for (const room of this.all) room.writeCard('if changed');
    await this.#committer.idle();
    await Promise.all(this.all.map((room) => this.#letGo(room)));
  }

  async #load(id: DraftId): Promise<Room | null> {
    try {
      // A copy that was thrown away may still have something on its way to the disk.
      await this.#committer.landed();
      const loaded = await this.#parts.store.load(id);
      if (loaded.seq > 0) return this.#admit(LiveDraft.replay(id, loaded), loaded.updates.length);
      this.#loads.delete(id);
      return null;
    } catch (error) {
      this.#loads.delete(id);
      throw error;
    }
  }

  #admit(live: LiveDraft, sinceSnapshot: number): Room {
    const { board, onArticle, cardTurns = often, ...parts } = this.#parts;
    const room = new Room(live, sinceSnapshot, {
      ...parts,
      cardTurns,
      committer: this.#committer,
      onCard: ({ card, blocks }) => {
        board.put(card);
        onArticle(card, blocks);
      },
      onPresent: (people) => board.see(live.id, people),
      onSnapshot: (snapshot) => void this.#keep(live.id, snapshot),
      onQuiet: (quiet) => void this.#letGo(quiet),
      onGone: (gone) => this.#forget(gone),
    });
    this.#rooms.set(live.id, room);
    return room;
  }

  /** Forgotten first: whoever comes meanwhile reads the log, which has it all. */
  async #letGo(room: Room): Promise<void> {
    this.#forget(room);
    const snapshot = room.close();
    if (snapshot) await this.#keep(room.id, snapshot);
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.id) !== room) return;
    this.#rooms.delete(room.id);
    this.#loads.delete(room.id);
  }

  /** A snapshot only makes the next load shorter; without it the log is read instead. */
  async #keep(id: DraftId, snapshot: Snapshot): Promise<void> {
    try {
      await this.#parts.store.saveSnapshot(id, snapshot);
    } catch (error) {
      this.#parts.log.error({ error, draft: id }, 'a snapshot was not kept');
    }
  }
}
