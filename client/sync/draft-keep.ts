// One draft's place on this device, for one window: what is typed and told goes there within a moment.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Kept } from './draft-state.ts';
import { COPY_FORMAT, type Copy, type Keep, type Row, type RowKey } from './keep.ts';
import type { Parcel } from './outbox.ts';

/** How long words may stay in memory only, in milliseconds: typed here, a breath; told by the server, which has them, longer. */
const TYPED_WITHIN = 10;
const TOLD_WITHIN = 200;
/** A copy that is still right is written anew after this, in milliseconds: what is opened often does not grow too old to be kept. */
const RENEWED_AFTER = 24 * 3_600_000;
/** So many told updates beside a copy make it worth writing anew. */
const MOST_TOLD = 200;

type Taken = {
  /** What the server told since the copy. */
  readonly told: readonly Uint8Array[];
  /** Typed on this device, in a window that is gone, and not acknowledged. */
  readonly unsent: readonly Parcel[];
};

export type Opened = Taken & { readonly copy: Copy | null; readonly kept: Kept | null };

export class DraftKeep {
  readonly #keep: Keep;
  readonly #draftId: DraftId;
  readonly #pane = crypto.randomUUID();
  readonly #onFailing: () => void;
  /** To be written. */
  #due = new Map<number, Row>();
  #told: number[] = [];
  #next = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flushBy = 0;
  #writing: Promise<void> = Promise.resolve();
  #stops: (() => void)[] = [];
  #isFailing = false;
  /** Makes the copy that is due with what is written next. */
  #makeCopy: (() => void) | null = null;
  /** The copy that was found here. */
  #found: Pick<Copy, 'epoch' | 'seq' | 'at'> | null = null;

  constructor(keep: Keep, draftId: DraftId, onFailing: () => void) {
    this.#keep = keep;
    this.#draftId = draftId;
    this.#onFailing = onFailing;
  }

  /** Whether the device does not take what is typed: it is full, or its keep was taken away. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Whether enough was told since the last copy. */
  get wantsCopy(): boolean {
    return this.#told.length > MOST_TOLD;
  }

  /** Whether the copy found here is this very standing of the draft, and young. */
  hasFound(epoch: string, seq: number): boolean {
    const found = this.#found;
    return found?.epoch === epoch && found.seq === seq && this.#keep.now() - found.at < RENEWED_AFTER;
  }

  async open(): Promise<Opened | null> {
    try {
      this.#stops = [await this.#keep.live(this.#pane), this.#keep.onFlush(() => this.flush())];
      const [taken, kept] = await Promise.all([this.#take(), this.#keep.keptOf(this.#draftId)]);
      this.#found = taken.copy;
      return { ...taken, kept };
    } catch {
      this.#fail();
      return null;
    }
  }

  /** What windows left that died since; null when nothing is unsent among it. */
  async takeMore(): Promise<Taken | null> {
    try {
      const { told, unsent } = await this.#take();
      return unsent.length > 0 ? { told, unsent } : null;
    } catch {
      this.#fail();
      return null;
    }
  }

  async #take(): Promise<Taken & { readonly copy: Copy | null }> {
    const { copy, rows } = await this.#keep.takeOver(this.#draftId, this.#pane, () => this.number());
    const own = rows.filter((row) => row.pane === this.#pane);
    this.#told.push(...own.filter((row) => !row.isUnsent).map((row) => row.n));
    return {
      copy,
      told: rows.filter((row) => !row.isUnsent).map((row) => row.update),
      unsent: own.filter((row) => row.isUnsent),
    };
  }

  /** The number of the next update. */
  number(): number {
    return this.#next++;
  }

  typed(parcel: Parcel): void {
    this.#put(this.#row(parcel, true));
  }

  /** The server has these on its disk: they are its own now. */
  acknowledged(parcels: readonly Parcel[]): void {
    for (const parcel of parcels) {
      this.#told.push(parcel.n);
      this.#put(this.#row(parcel, false));
    }
  }

  told(update: Uint8Array): void {
    const n = this.number();
    this.#told.push(n);
    this.#put(this.#row({ n, update, moved: [] }, false));
  }

  /** Has a copy made when what was told would be written by itself. */
  copySoon(make: () => void): void {
    this.#makeCopy = make;
    this.#flushWithin(TOLD_WITHIN);
  }

  /** Writes a copy, in which everything told so far is. Only when nothing is unsent. */
  copy(copy: Omit<Copy, 'draftId' | 'format' | 'at'>): void {
    const told = this.#told;
    this.#told = [];
    for (const n of told) this.#due.delete(n);
    const whole = { ...copy, draftId: this.#draftId, format: COPY_FORMAT, at: this.#keep.now() };
    this.#write(() =>
      this.#keep.writeCopy(
        whole,
        told.map((n) => this.#keyOf(n)),
      ),
    );
  }

  /** The server will not have these words: they stay for copying only. */
  refused(kept: Kept): void {
    this.#due.clear();
    this.#write(() => this.#keep.refused(this.#draftId, this.#pane, kept));
  }

  /** The server stands on another history: nothing that it told before is worth anything. */
  outdated(kept: Kept | null): void {
    this.#due.clear();
    this.#told = [];
    this.#found = null;
    this.#write(() => this.#keep.outdated(this.#draftId, this.#pane, kept));
  }

  forgetKept(shown: string): void {
    this.#write(() => this.#keep.forgetKept(this.#draftId, shown));
  }

  /** Resolves when all that was handed over is on this device's disk, or could not be. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#makeCopy?.();
    this.#makeCopy = null;
    const due = [...this.#due.values()];
    this.#due.clear();
    if (due.length > 0) this.#write(() => this.#keep.writeRows(due));
    await this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    for (const stop of this.#stops) stop();
  }

  #put(row: Row): void {
    this.#due.set(row.n, row);
    this.#flushWithin(row.isUnsent ? TYPED_WITHIN : TOLD_WITHIN);
  }

  #flushWithin(ms: number): void {
    const by = this.#keep.now() + ms;
    if (this.#timer && this.#flushBy <= by) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#flushBy = by;
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #row(parcel: Parcel, isUnsent: boolean): Row {
    const { n, update, moved } = parcel;
    return { n, update, moved, draftId: this.#draftId, pane: this.#pane, isUnsent, at: this.#keep.now() };
  }

  #keyOf(n: number): RowKey {
    return [this.#draftId, this.#pane, n];
  }

  /** Begun at once: a page that goes away has no later. */
  #write(act: () => Promise<void>): void {
    const done = act().catch(() => this.#fail());
    this.#writing = Promise.all([this.#writing, done]).then(() => undefined);
  }

  #fail(): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#onFailing();
  }
}
