// Keeps the drawn editor and the open draft in step: passages and carets in, selection, formatting and geometry out.
import type { EditorView } from 'prosemirror-view';
import * as Y from 'yjs';
import type { PersonId } from '../../shared/newsroom.ts';
import { isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import { Cell } from '../sync/cell.ts';
import type { DraftState, Places, Standing } from '../sync/draft-state.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import { placesOf } from '../sync/places.ts';
import { type Caret, caretsKey } from './carets.ts';
import type { Formatting, Look, Selected } from './editor-handle.ts';
import { offsetAt, positionAfter } from './flat.ts';
import { formattingOf, sameFormatting } from './formatting.ts';
import { heldTop, sameTops, selectedIn } from './geometry.ts';
import { hearPage } from './hear-page.ts';
import { areDrawn, type ThreadMark, threadMarksKey } from './thread-marks.ts';
import { Tops } from './tops.ts';
import type { Undo } from './undo.ts';

type Parts = {
  readonly view: EditorView;
  readonly draft: OpenDraft;
  readonly undo: Undo;
  /** Called before the first drawing, which already goes through the view's dispatch. */
  readonly ready: (feed: EditorFeed) => void;
};

export class EditorFeed {
  readonly selected = new Cell<Selected | null>(null);
  readonly held = new Cell<number | null>(null);
  readonly formatting: Cell<Formatting>;
  readonly tops = new Cell<ReadonlyMap<ThreadId, number>>(new Map());
  readonly #parts: Parts;
  readonly #tops: Tops;
  readonly #resized: ResizeObserver;
  readonly #stops: readonly (() => void)[];
  #shown: ReadonlySet<ThreadId> = new Set();
  #lookOf: (id: PersonId) => Look = () => ({ name: '', colour: 0 });
  #last: Standing | null = null;
  #frame = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#tops = new Tops(parts.view);
    this.formatting = new Cell(formattingOf(parts.view.state, parts.undo));
    this.#resized = new ResizeObserver(() => this.#measureSoon());
    this.#resized.observe(parts.view.dom);
    parts.ready(this);
    this.#stops = [
      parts.draft.beforeTold(() => hearPage(parts.view)),
      parts.draft.state.subscribe(() => this.#onDraft(parts.draft.state.get())),
    ];
    this.#onDraft(parts.draft.state.get());
  }

  /** Called after every change of the view. */
  viewChanged(selectionMoved: boolean): void {
    const { view, undo, draft } = this.#parts;
    const formatting = formattingOf(view.state, undo);
    if (!sameFormatting(formatting, this.formatting.get())) this.formatting.set(formatting);
    if (selectionMoved && view.hasFocus()) draft.setCursor(this.#cursor());
    this.#measureSoon();
  }

  show(threads: ReadonlySet<ThreadId>): void {
    this.#shown = threads;
    if (this.#last)
      this.#drawMarks(this.#last.review.threads, placesOf(this.#parts.draft.article, this.#last.review));
  }

  renamed(lookOf: (id: PersonId) => Look): void {
    this.#lookOf = lookOf;
    if (this.#last) this.#drawCarets(this.#last);
  }

  /** Whether a colleague's caret stands between two positions. */
  hasCaretIn(from: number, to: number): boolean {
    return (caretsKey.getState(this.#parts.view.state)?.find(from, to) ?? []).length > 0;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  #onDraft(state: DraftState): void {
    if (state.phase !== 'open') return;
    const last = this.#last;
    this.#last = state;
    // Places and presence are drawn at the moment they are told: only then do they speak of the document as it stands.
    if (state.places !== last?.places || state.review !== last.review)
      this.#drawMarks(state.review.threads, state.places);
    if (state.presence !== last?.presence) this.#drawCarets(state);
  }

  #drawMarks(threads: readonly Thread[], places: Places): void {
    const { view } = this.#parts;
    hearPage(view);
    const marks = threads.flatMap((thread) => this.#markOf(thread, places));
    if (!areDrawn(view.state, marks)) view.dispatch(view.state.tr.setMeta(threadMarksKey, { marks }));
  }

  #markOf(thread: Thread, places: Places): readonly ThreadMark[] {
    const place = places.get(thread.id);
    if (!place || place.state === 'orphaned' || !this.#shown.has(thread.id)) return [];
    const { doc } = this.#parts.view.state;
    const changed = place.words !== thread.anchor?.quote;
    return [
      {
        id: thread.id,
        from: positionAfter(doc, place.from),
        to: positionAfter(doc, place.to),
        type: thread.form === 'flag' ? thread.type : 'comment',
        severity: thread.form === 'flag' ? thread.severity : 'none',
        standing: !isOpen(thread) ? 'settled' : changed ? 'changed' : 'open',
      },
    ];
  }

  #drawCarets(standing: Standing): void {
    const { view } = this.#parts;
    hearPage(view);
    const others = standing.presence.filter((one) => one.session !== standing.session);
    const told = others.flatMap((one): readonly Caret[] => {
      const anchor = this.#position(one.cursor?.anchor);
      const head = this.#position(one.cursor?.head);
      if (anchor === null || head === null) return [];
      return [
        {
          session: one.session,
          ...this.#lookOf(one.person),
          anchor,
          head,
        },
      ];
    });
    view.dispatch(view.state.tr.setMeta(caretsKey, told));
  }

  #position(told: Uint8Array | undefined): number | null {
    const { view, draft } = this.#parts;
    const { doc } = draft.article;
    if (!told || !doc) return null;
    const place = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(told), doc);
    return place ? positionAfter(view.state.doc, place.index) : null;
  }

  #cursor() {
    const { view, draft } = this.#parts;
    const { doc, selection } = view.state;
    const told = (pos: number): Uint8Array =>
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(draft.article, offsetAt(doc, pos), -1));
    return { anchor: told(selection.anchor), head: told(selection.head) };
  }

  /** Reading the layout waits for the next frame, once for many changes. */
  #measureSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const { view } = this.#parts;
      const tops = this.#tops.read();
      if (!sameTops(tops, this.tops.get())) this.tops.set(tops);
      const held = heldTop(view);
      if (held !== this.held.get()) this.held.set(held);
      const selected = selectedIn(view);
      if (JSON.stringify(selected) !== JSON.stringify(this.selected.get())) this.selected.set(selected);
    });
  }
}
