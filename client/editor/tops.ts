// Where each drawn passage begins, in pixels from the editor's own top. To ask the browser is dear, hundreds are asked about
// and somebody types all the time: while no block grows, only those that were typed in are looked at.
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { ThreadId } from '../../shared/review/thread.ts';
import { marksFrom, type ThreadMark, threadMarksKey } from './thread-marks.ts';

/** A block as it was drawn; `inside`: how far below its top the text at a position of it begins. */
type Drawn = {
  readonly node: Node;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly inside: Map<number, number>;
  readonly passages: ReadonlyMap<ThreadId, number>;
};
type Look = {
  /** The marks as they were last given: others stand elsewhere. */
  readonly marks: readonly ThreadMark[] | undefined;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Drawn[];
};

export class Tops {
  readonly #view: EditorView;
  #last: Look = { marks: undefined, width: 0, height: 0, blocks: [] };

  constructor(view: EditorView) {
    this.#view = view;
  }

  /** Blocks that were far from the window came near: what was taken for the place of their passages can be looked at. */
  forget(): void {
    this.#last = { ...this.#last, marks: undefined };
  }

  read(): ReadonlyMap<ThreadId, number> {
    const { state, dom } = this.#view;
    const { top, width, height } = dom.getBoundingClientRect();
    const marks = threadMarksKey.getState(state)?.marks;
    const last = this.#last;
    const isAsBefore = marks === last.marks && width === last.width && height === last.height;
    const blocks = (isAsBefore && this.#onlyChanged(top)) || this.#all(top);
    this.#last = { marks, width, height, blocks };
    return new Map(blocks.flatMap(({ passages }) => [...passages]));
  }

  /** Null when a block has another height than before, or there are more or fewer: then any may have moved. */
  #onlyChanged(origin: number): readonly Drawn[] | null {
    const { doc } = this.#view.state;
    const before = this.#last.blocks;
    if (before.length !== doc.childCount) return null;
    const now: Drawn[] = [];
    let start = 0;
    for (const [index, drawn] of before.entries()) {
      const node = doc.child(index);
      const block = drawn.node === node ? drawn : this.#look(node, start, origin);
      if (block.height !== drawn.height) return null;
      now.push(block);
      start += node.nodeSize;
    }
    return now;
  }

  #all(origin: number): readonly Drawn[] {
    const known = new Map(this.#last.blocks.map((drawn) => [drawn.node, drawn]));
    const blocks: Drawn[] = [];
    this.#view.state.doc.forEach((node, start) => {
      blocks.push(this.#look(node, start, origin, known.get(node)));
    });
    return blocks;
  }

  /** A block that looks as it did is only asked where it stands. */
  #look(node: Node, start: number, origin: number, before?: Drawn): Drawn {
    const ask = (at: number): number => this.#view.coordsAtPos(at, 1).top;
    const element = this.#view.nodeDOM(start);
    const place =
      element instanceof HTMLElement
        ? element.getBoundingClientRect()
        : { top: ask(start + 1), width: 0, height: 0 };
    const { top, width, height } = place;
    const looksTheSame = before?.width === width && before.height === height;
    const inside = looksTheSame ? before.inside : new Map<number, number>();
    const passages = new Map<ThreadId, number>();
    for (const { id, from } of marksFrom(this.#view.state, start, start + node.nodeSize)) {
      const known = inside.get(from - start);
      const isGuessed = known === undefined && !isLaidOut(element);
      const below = known ?? (isGuessed ? (height * (from - start)) / node.nodeSize : ask(from) - top);
      if (!isGuessed) inside.set(from - start, below);
      passages.set(id, top + below - origin);
    }
    return { node, top: top - origin, width, height, inside, passages };
  }
}

/** Far from the window a block with passages is not laid out, and to ask for their places would do it for each. */
function isLaidOut(block: globalThis.Node | null): boolean {
  const passage = block instanceof HTMLElement ? block.querySelector('.passage') : null;
  return passage?.checkVisibility({ contentVisibilityAuto: true }) !== false;
}
