// Keeps the drawn editor and the open draft in step: passages and carets in, selection, formatting and geometry out.
import type { EditorView } from 'prosemirror-view';
import * as Y from 'yjs';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import { Cell } from '../sync/cell.ts';
import type { DraftState, Places, Standing } from '../sync/draft-state.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import { type Caret, caretsKey, hasCarets } from './carets.ts';
import type { Formatting, Look, Selected } from './editor-handle.ts';
import { offsetAt, positionAfter } from './flat.ts';
import { formattingOf, sameFormatting } from './formatting.ts';
import { heldTop, sameTops, selectedIn } from './geometry.ts';
import { hearPage } from './hear-page.ts';
import { marksOf } from './marks-of.ts';
import { areDrawn, threadMarksKey } from './thread-marks.ts';
import { Tops } from './tops.ts';
import type { Undo } from './undo.ts';

type Parts = {
  readonly view: EditorView;
  readonly draft: OpenDraft;
  readonly undo: Undo;
  /** The threads whose passages the view has drawn already. */
  readonly shown: ReadonlySet<ThreadId>;
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
  #shown: ReadonlySet<ThreadId>;
  #lookOf: (id: PersonId) => Look = () => ({ name: '', colour: 0 });
  #last: Standing | null = null;
  #frame = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#shown = parts.shown;
    this.#tops = new Tops(parts.view);
    this.formatting = new Cell(formattingOf(parts.view.state, parts.undo));
    this.#resized = new ResizeObserver(() => this.#measureSoon());
    this.#resized.observe(parts.view.dom);
    parts.view.dom.addEventListener('contentvisibilityautostatechange', this.#cameNear, true);
    parts.ready(this);
    this.#stops = [
      parts.draft.beforeTold(() => hearPage(parts.view)),
      parts.draft.state.subscribe(() => this.#onDraft(parts.draft.state.get())),
    ];
    const state = parts.draft.state.get();
    this.#last = state.phase === 'open' ? state : null;
    if (this.#last) this.#drawCarets(this.#last);
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
    const isAsBefore = threads.size === this.#shown.size && [...threads].every((id) => this.#shown.has(id));
    this.#shown = threads;
    if (isAsBefore) return;
    if (this.#last) this.#drawMarks(this.#last.review.threads, this.#parts.draft.now.places);
  }

  renamed(lookOf: (id: PersonId) => Look): void {
    this.#lookOf = lookOf;
    if (this.#last) this.#drawCarets(this.#last);
  }

  /** Whether a colleague's caret stands between two positions. */
  hasCaretIn(from: number, to: number): boolean {
    return hasCarets(this.#parts.view.state, from, to);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#resized.disconnect();
    this.#parts.view.dom.removeEventListener('contentvisibilityautostatechange', this.#cameNear, true);
    cancelAnimationFrame(this.#frame);
  }

  readonly #cameNear = (): void => {
    this.#tops.forget();
    this.#measureSoon();
  };

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
    const marks = marksOf(view.state.doc, { threads, places, shown: this.#shown });
    if (!areDrawn(view.state, marks)) view.dispatch(view.state.tr.setMeta(threadMarksKey, { marks }));
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
    if (told.length > 0 || hasCarets(view.state)) view.dispatch(view.state.tr.setMeta(caretsKey, told));
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
