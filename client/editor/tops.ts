// Where each drawn passage begins, in pixels from the editor's own top. To ask the browser about a position in the text is
// dear, and hundreds are asked about with every letter: a block that looks as it did is only asked where it stands.
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { ThreadId } from '../../shared/review/thread.ts';
import { drawnMarks } from './thread-marks.ts';

/** A block as it was drawn; `inside`: how far below its top the text at a position of it begins. */
type Drawn = { readonly width: number; readonly height: number; readonly inside: Map<number, number> };

export class Tops {
  readonly #view: EditorView;
  #drawn = new WeakMap<Node, Drawn>();

  constructor(view: EditorView) {
    this.#view = view;
  }

  read(): ReadonlyMap<ThreadId, number> {
    const { doc } = this.#view.state;
    const origin = this.#view.dom.getBoundingClientRect().top;
    const marks = [...drawnMarks(this.#view.state)].sort(([, a], [, b]) => a.from - b.from);
    const tops = new Map<ThreadId, number>();
    let index = 0;
    let start = 0;
    let top: ((at: number) => number) | null = null;
    for (const [id, { from }] of marks) {
      while (index < doc.childCount - 1 && from >= start + doc.child(index).nodeSize) {
        start += doc.child(index).nodeSize;
        index += 1;
        top = null;
      }
      top ??= this.#topsIn(doc.child(index), start);
      tops.set(id, top(from) - origin);
    }
    return tops;
  }

  #topsIn(block: Node, start: number): (at: number) => number {
    const ask = (at: number): number => this.#view.coordsAtPos(at, 1).top;
    const element = this.#view.nodeDOM(start);
    if (!(element instanceof HTMLElement)) return ask;
    const { top, width, height } = element.getBoundingClientRect();
    const before = this.#drawn.get(block);
    const looksTheSame = before?.width === width && before.height === height;
    const { inside } = looksTheSame ? before : { inside: new Map<number, number>() };
    if (!looksTheSame) this.#drawn.set(block, { width, height, inside });
    return (at) => {
      const below = inside.get(at - start) ?? ask(at) - top;
      inside.set(at - start, below);
      return top + below;
    };
  }
}
